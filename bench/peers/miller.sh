#!/bin/sh
# miller.sh DATA OUTPUT full
exec mlr --icsv --ocsv filter '$value != ""' then put -q '
  @figures[$region][$indicator][$period] = $value;
  ago = fmtnum(int(substr0($period, 0, 3)) - 1, "%d") . substr0($period, 4, 6);
  if (is_present(@figures[$region][$indicator][ago])) {
    base = @figures[$region][$indicator][ago];
    if (base != 0) {
      emit1 {"indicator": $indicator, "period": $period, "region": $region, "value": $value,
        "growth": ($value - base) / base * 100}
    }
  }' then sort -f indicator,period -nr growth then put '
  begin { @group = ""; @count = 0; @rank = 0; @above = "" }
  group = $indicator . "," . $period;
  if (group != @group) { @group = group; @count = 0; @above = "" }
  @count += 1;
  if (@above == "" || $growth != @above) { @rank = @count; @above = $growth }
  $rank = @rank;
  $growth = fmtnum($growth, "%.6lf")' then sort -f indicator,period,region "$1" > "$2"
