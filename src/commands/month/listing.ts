import { issue } from '../../errors.ts';
import type { IssueCode } from '../../issue-texts.ts';
import type { Format } from '../../render/registry.ts';
import { type Call, Options } from '../command.ts';
import { chosenFormat, print } from '../output.ts';
import { type RunRow, runTable } from './run-table.ts';

/** How results are listed on standard output; `--output` names the folder. */
export function listing(call: Call): { call: Call; format: Format } {
  const options = new Options({ format: call.options.text('format') });
  const own = { ...call, options };
  return { call: own, format: chosenFormat(own) };
}

/** Prints which files a run reads and writes. */
export async function list(call: Call, rows: readonly RunRow[]): Promise<void> {
  const { call: own, format } = listing(call);
  await print([runTable(rows, format.form, call.lang)], format, own);
}

export function tell(
  { io }: Call,
  code: IssueCode,
  values: Readonly<Record<string, string | number>> = {},
): void {
  io.sum(issue(code, values, undefined, 'note'));
}
