/** A line of standard error with `--log json`. */
export interface LogEntry {
  readonly level: 'error' | 'warning' | 'note';
  readonly code: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly hint: string | null;
}

export const LOG_KEYS = ['level', 'code', 'message', 'file', 'line', 'column', 'value', 'hint'];

/** The line that says the same as text: of a finding, or of a remark, which is its message alone. */
export function textOf(
  { code, message, file, line, column, hint }: LogEntry,
  between: string,
  remark = false,
): string {
  if (remark) return message;
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const words = [message, hint].filter((part) => part !== null).join(between);
  return [place, code, words].filter((part) => part !== '').join('  ');
}
