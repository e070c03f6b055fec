export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * What each shell is told: to hand over the words up to the cursor as they stand, none of them evaluated, and to offer
 * the lines that come back, or files where none does.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_regstat() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("$line"); done \\
    < <(regstat completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _regstat regstat
`,
  zsh: `#compdef regstat
_regstat() {
  local -a found
  found=("\${(@f)$(regstat completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  found=("\${(@)found:#}")
  if (( $#found )); then compadd -U -- "$found[@]"; else _files; fi
}
compdef _regstat regstat
`,
  fish: `function __regstat_completion
  set -l token (commandline -ct)
  set -l found (regstat completion fish -- (commandline -opc)[2..-1] "$token" 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path "$token"
  end
end
complete -c regstat -f -a '(__regstat_completion)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName regstat -ScriptBlock {
  param($word, $ast, $cursor)
  [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
  $words = @($ast.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.StartOffset -lt $cursor } | ForEach-Object { $_.Extent.Text })
  if ($word -eq '') { $words += '""' }
  regstat completion powershell '--' @words 2>$null | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`,
};

/** Characters that mean something to a shell; all beyond ASCII are letters. */
const SPECIAL = /[^\w\u0080-\uffff.,/@%+=-]/g;

/**
 * The text of a word as it was typed: with an opening quote, or with backslashes before what is special.
 * @example typedText(`"Tax r`) // Tax r
 */
export function typedText(word: string, shell: Shell): string {
  const quote = /^['"]/.exec(word)?.[0];
  if (quote) return word.slice(1).replace(new RegExp(`${quote}$`), '');
  return shell === 'powershell' ? word : word.replace(/\\(.)/g, '$1');
}

/**
 * A word as the shell has to be given it. Within a quote bash wants it as it is; zsh and fish see to it themselves.
 * @param typed the word that it completes, as typed
 */
export function shellWord(text: string, typed: string, shell: Shell): string {
  if (shell === 'bash' && !/^['"]/.test(typed)) return text.replace(SPECIAL, '\\$&');
  const isSpecial = text.replace(SPECIAL, '') !== text;
  if (shell === 'powershell' && isSpecial) return `'${text.replaceAll("'", "''")}'`;
  return text;
}
