@rem regstat with the Node that lies beside it.
@"%~dp0runtime\node.exe" "%~dp0bin\regstat.js" %*
@exit /b %ERRORLEVEL%
