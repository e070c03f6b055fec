import { dirname, isAbsolute, join } from 'node:path';
import { InputError, issue, type Lang, type Origin } from '../../errors.ts';
import { readText } from '../../ingest/read-text.ts';
import { FORMATS, type Format } from '../../render/registry.ts';
import { readYaml } from '../../yaml/yaml-file.ts';
import { checkedOptions, optionName } from '../checked-options.ts';
import type { Command, OptionSpec, Options } from '../command.ts';
import { INPUT_OPTIONS, SELECT_OPTIONS } from '../options.ts';
import { faultsOf } from './faults.ts';
import { type MonthEntry, monthSchema, tableCommands, tableOptions } from './schema.ts';

/** A table of a month. */
interface MonthTable {
  readonly name: string;
  readonly command: Command;
  /** Name of its files, in which months stand in braces. */
  readonly output: string;
  readonly formats: readonly Format[];
  /** The options of the command as the file gives them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where a value stands; for one that the table does not have, where the table begins. */
  readonly at: (value?: string) => Origin;
}

/** A month as its file says it, with its paths as seen from the working folder. */
export interface Month {
  readonly file: string;
  /** The folder of the file, from which its paths are seen. */
  readonly base: string;
  readonly data: readonly string[];
  /** What is to be read, and how, as options of a command. */
  readonly source: Options;
  readonly period: string;
  readonly lang: Lang | undefined;
  readonly rules: string | undefined;
  readonly output: string;
  readonly formats: readonly Format[];
  readonly copies: boolean;
  readonly tables: readonly MonthTable[];
  /** Where a key stands, or the key that has a value. */
  readonly at: (key: string, value?: string) => Origin;
}

/** What the whole month is read with. */
const SOURCE = new Set([...INPUT_OPTIONS.map(optionName), 'store']);
const PATHS: readonly string[] = ['store', 'catalogue', 'layout'];
/** Its findings stand beside the tables. */
const CHECK_NAMES: readonly string[] = ['审核', 'check', 'manifest', 'inputs'];

/** @throws InputError with the line and column of every fault: E_MONTH, E_MONTH_KEY, E_MONTH_VALUE … */
export async function readMonth(file: string): Promise<Month> {
  const commands = await tableCommands();
  const schema = monthSchema(commands);
  const kind = { schema, code: 'E_MONTH', asText: true, faultOf: faultsOf(schema, commands) } as const;
  const { data, at } = readYaml((await readText(file)).text, file, kind);
  const entry = data as MonthEntry;
  refuseTwice(entry, at);
  const base = dirname(file);
  const seen = (path: string) => (isAbsolute(path) ? path : join(base, path));
  const specs = SELECT_OPTIONS.filter((spec) => SOURCE.has(optionName(spec)));
  const values = optionValues(entry, specs);
  for (const key of PATHS) if (typeof values[key] === 'string') values[key] = seen(values[key]);
  const formats = formatsOf(entry.formats);
  const paths = listOf(entry.data).map(seen);
  if (paths.length === 0 && values.store === undefined)
    throw new InputError([issue('E_MONTH_DATA', {}, at([]))]);
  return {
    file,
    base,
    data: paths,
    source: checkedOptions(values, specs),
    period: String(entry.period ?? 'latest'),
    lang: entry.lang as Lang | undefined,
    rules: typeof entry.rules === 'string' ? seen(entry.rules) : undefined,
    output: seen(entry.output),
    formats: formats ?? FORMATS,
    copies: entry.copies === 'true',
    tables: entry.tables.map((table, i) => ({
      name: table.command,
      command: commands[table.command] as Command,
      output: table.output,
      formats: formatsOf(table.formats) ?? formats ?? FORMATS,
      values: optionValues(table, tableOptions(commands[table.command] as Command)),
      at: (value) => at(['tables', i, ...placeOf(table, value, [])]),
    })),
    at: (key, value) => at(placeOf(entry, value, [key])),
  };
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
}

/** What an entry says of some options, as the command line gives them: lists for what may be repeated, truth for switches. */
function optionValues(
  entry: Readonly<Record<string, unknown>>,
  specs: readonly OptionSpec[],
): Record<string, unknown> {
  const flags: Readonly<Record<string, boolean>> = { true: true, false: false };
  return Object.fromEntries(
    specs.flatMap((spec) => {
      const name = optionName(spec);
      const value = entry[name];
      if (value === undefined) return [];
      if (spec.repeat) return [[name, listOf(value)]];
      return [[name, /</.test(spec.flags) ? value : flags[String(value)]]];
    }),
  );
}

function formatsOf(ids: unknown): Format[] | undefined {
  return ids === undefined ? undefined : FORMATS.filter(({ id }) => listOf(ids).includes(id));
}

/** The path to a value of an entry: to a text that is the value, else to one that holds it. */
function placeOf(
  entry: Readonly<Record<string, unknown>>,
  value: string | undefined,
  otherwise: (string | number)[],
): (string | number)[] {
  if (value === undefined || value === '') return otherwise;
  const places = Object.entries(entry).flatMap(([key, held]) => [
    { path: [key], text: held },
    ...(Array.isArray(held) ? held.map((text: unknown, i) => ({ path: [key, i], text })) : []),
  ]);
  const holds = (text: unknown) => typeof text === 'string' && text.includes(value);
  const found = places.find(({ text }) => text === value) ?? places.find(({ text }) => holds(text));
  return found?.path ?? otherwise;
}

/** Two tables cannot go to one file, not even where systems take capitals for small letters. */
function refuseTwice({ tables }: MonthEntry, at: (path: readonly (string | number)[]) => Origin): void {
  const keys = tables.map(({ output }) => output.normalize('NFC').toLowerCase());
  const faults = keys.flatMap((key, i) =>
    keys.indexOf(key) < i || CHECK_NAMES.includes(key)
      ? [issue('E_MONTH_TWICE', { value: tables[i]?.output ?? '' }, at(['tables', i, 'output']))]
      : [],
  );
  if (faults.length > 0) throw new InputError(faults);
}
