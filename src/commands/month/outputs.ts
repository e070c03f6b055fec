import { statSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, type Origin, type Text } from '../../errors.ts';
import { piecesOnDisk } from '../../ingest/inputs.ts';
import type { PanelData } from '../../ingest/read-panel.ts';
import { addMonths, formatPeriod, type Period } from '../../model/period.ts';
import type { Format } from '../../render/registry.ts';
import { hashOf } from '../../store/content.ts';
import { checkCommand } from '../check.ts';
import { checkedOptions } from '../checked-options.ts';
import type { Call, Command } from '../command.ts';
import { COMMON_OPTIONS } from '../options.ts';
import type { OutputRecord } from './manifest.ts';
import type { Month } from './month-file.ts';
import { placed } from './placed.ts';

/** A command that runs as a part of a month, and the files it makes. */
export interface Step {
  readonly name: string;
  readonly command: Command;
  readonly values: Readonly<Record<string, unknown>>;
  /** Name of its files, without ending. */
  readonly output: string;
  readonly formats: readonly Format[];
  readonly at: (value?: string) => Origin;
}

/** What the steps of a month have in common. */
export interface Frame {
  readonly call: Call;
  readonly data: PanelData;
  readonly mark: Text | undefined;
}

const CHECK: Text = { zh: '审核', en: 'check' };
const YEAR = 12;

/** The gate's findings, then the tables in their order; months in braces are filled in. */
export function stepsOf(
  { rules, source, formats, tables, at }: Month,
  period: Period,
  lang: Call['lang'],
): Step[] {
  const { regions, catalogue } = { regions: source.text('regions'), catalogue: source.text('catalogue') };
  const check: Step = {
    name: 'check',
    command: checkCommand,
    values: { regions, catalogue, rules, period: formatPeriod(period) },
    output: CHECK[lang],
    formats,
    at: () => at(rules === undefined ? 'regions' : 'rules'),
  };
  return [
    check,
    ...tables.map((table): Step => {
      const values = Object.entries(table.values).map(
        ([key, value]) => [key, filled(value, period)] as const,
      );
      return {
        ...table,
        output: inMonth(table.output, period),
        values: { regions, ...Object.fromEntries(values) },
      };
    }),
  ];
}

function filled(value: unknown, period: Period): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, period));
  return typeof value === 'string' ? inMonth(value, period) : value;
}

/** A text with the month in the place of `{period}`, the one before of `{previous}`, that a year ago of `{year-ago}`. */
export function inMonth(text: string, period: Period): string {
  return text
    .replaceAll('{period}', formatPeriod(period))
    .replaceAll('{previous}', formatPeriod(addMonths(period, -1)))
    .replaceAll('{year-ago}', formatPeriod(addMonths(period, -YEAR)));
}

export function fileOf({ output }: Step, { extensions }: Format): string {
  return `${output}${extensions[0]}`;
}

/**
 * Runs a step as its command line would: what it prints goes to a file, or where `io` says.
 * @throws InputError with the place in the file of the month of whatever is wrong
 */
export async function runStep(
  { call, data, mark }: Frame,
  step: Step,
  given: Readonly<Record<string, string>>,
  io: Call['io'],
): Promise<number> {
  const { lang = call.lang } = step.values;
  const options = checkedOptions({ ...step.values, ...given }, [...step.command.options, ...COMMON_OPTIONS]);
  const within = { data, mark };
  try {
    return await step.command.run({
      ...call,
      operands: [],
      options,
      lang: lang === 'en' ? 'en' : 'zh',
      io,
      within,
    });
  } catch (error) {
    throw placed(error, step.at);
  }
}

/** Writes every file of a step. */
export async function writeStep(frame: Frame, step: Step, folder: string): Promise<OutputRecord[]> {
  const records: OutputRecord[] = [];
  for (const format of step.formats) {
    const file = fileOf(step, format);
    const path = join(folder, file);
    await runStep(
      frame,
      step,
      { output: path, format: format.id },
      unseen(frame, records.length === 0 && step.name !== 'check'),
    );
    const sha256 = hashOf(() => piecesOnDisk(path));
    records.push({ file, command: step.name, bytes: statSync(path).size, sha256 });
  }
  return records;
}

/** Computes every file of a step and keeps none: whatever is wrong with it is found. */
export async function tryStep(frame: Frame, step: Step): Promise<void> {
  for (const [i, { id }] of step.formats.entries())
    await runStep(frame, step, { format: id }, unseen(frame, i === 0));
}

/** Nobody looks on; what a command remarks is told of its first format. */
function unseen({ call: { io } }: Frame, tells: boolean): Call['io'] {
  const log = tells ? io.log : () => {};
  return { ...io, out: () => {}, log, sum: () => {}, width: undefined, color: false, progress: undefined };
}

/** What the gate says. */
export interface Verdict {
  readonly isOpen: boolean;
  /** Findings of each severity, without the waived ones, which are counted apart. */
  readonly counts: Readonly<Record<string, number>>;
}

export async function askGate(frame: Frame, check: Step): Promise<Verdict> {
  const printed: string[] = [];
  const io = {
    ...unseen(frame, false),
    out: (content: string | Uint8Array) => void printed.push(String(content)),
  };
  const code = await runStep(frame, check, { format: 'json' }, io);
  const findings = JSON.parse(printed.join('')) as { severity: string; waived: string | null }[];
  const count = (severity: string) =>
    findings.filter((f) => f.waived === null && f.severity === severity).length;
  const [error, warning, note] = ['error', 'warning', 'note'].map(count) as [number, number, number];
  return {
    isOpen: code === EXIT.done,
    counts: { error, warning, note, waived: findings.length - error - warning - note },
  };
}
