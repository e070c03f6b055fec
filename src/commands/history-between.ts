import { InputError, issue, usage } from '../errors.ts';
import { namesOf } from '../ingest/read-panel.ts';
import { betweenForMachines, betweenTables } from './between-table.ts';
import type { Call } from './command.ts';
import { changedInputs, compareRuns, readRun } from './month/compare-runs.ts';
import { chosenFormat, print } from './output.ts';

/** Prints the cells and lines that two runs of a month have differently; the inputs that differ are told beside them. */
export async function printBetween(folders: readonly string[], call: Call): Promise<void> {
  const { options, lang, io } = call;
  const format = chosenFormat(call);
  const [first, second, ...more] = folders;
  if (first === undefined || second === undefined || more.length > 0) {
    throw usage('E_OPTION', { option: '--between', value: folders.join(' '), allowed: 'RUN1 RUN2' });
  }
  const [before, after] = [await readRun(first), await readRun(second)];
  const [then, now] = [before.manifest.period, after.manifest.period];
  if (then !== now) throw new InputError([issue('E_RUN_MONTHS', { then, now }, { file: second })]);
  const tell = (code: 'N_RUN_INPUTS' | 'N_RUN_ALIKE', values = {}) =>
    io.log(issue(code, values, undefined, 'note'));
  const inputs = changedInputs(before, after);
  if (inputs.length > 0) tell('N_RUN_INPUTS', { files: inputs.join(' ') });
  const differences = await compareRuns(before, after);
  const { catalogue } = namesOf({ catalogue: options.text('catalogue') });
  const isMachine = format.form === 'machine';
  const tables = isMachine ? [betweenForMachines(differences)] : betweenTables(differences, catalogue, lang);
  if (tables.every(({ rows }) => rows.length === 0)) tell('N_RUN_ALIKE');
  if (tables.length > 0) await print(tables, format, call);
}
