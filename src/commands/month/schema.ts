import { FORMATS } from '../../render/registry.ts';
import { z } from '../../yaml/zod.ts';
import { optionName } from '../checked-options.ts';
import type { Command, OptionSpec } from '../command.ts';
import { COMMON_OPTIONS, INPUT_OPTIONS, SELECT_OPTIONS } from '../options.ts';
import { COMMANDS } from '../registry.ts';

/** Commands by name: those that make tables. */
export type TableCommands = Readonly<Record<string, Command>>;

/** Every command that computes figures; one that is added later can be named in a month at once. */
export async function tableCommands(): Promise<TableCommands> {
  const entries = COMMANDS.filter(({ group }) => group === 'figures');
  return Object.fromEntries(await Promise.all(entries.map(async (c) => [c.name, await c.load()] as const)));
}

const FORMAT_IDS = FORMATS.map((f) => f.id);
const BOOLEAN = 'true false';
/** What a text takes needs no list. */
const ANY = '';
/** What the whole month is read with: a table cannot say it again. */
const OF_MONTH = new Set([...INPUT_OPTIONS.map(optionName), 'data', 'store', 'as-of', 'vintage']);
/** Where tables go, and how what is beside them is told, is said once, in a way of its own. */
const OF_OUTPUT = new Set(['format', 'output', 'quiet', 'log']);
/** Characters that a system does not take in the name of a file, and what it does not take at either end. */
const FILE_NAME = /^(?![.\s])[^\p{Cc}<>:"/\\|?*]{1,80}(?<![.\s])$/u;

/** A text however YAML writes it; a number keeps its digits. */
const text = (allowed: string) =>
  z
    .string({ error: allowed })
    .min(1, { error: allowed })
    .max(400, { error: allowed })
    .meta({ type: ['string', 'number'] });
const flag = z.enum(['true', 'false'], { error: BOOLEAN }).meta({ type: 'boolean', enum: [true, false] });
const list = <T extends z.ZodType>(item: T, allowed: string) =>
  z.union([item, z.array(item).min(1, { error: allowed })], { error: allowed });

/** An option of a command as a key: by its long name, with what it takes on the command line. */
function optionSchema(spec: OptionSpec): z.ZodType {
  const { choices, most, repeat, text: about, flags } = spec;
  const item = (): z.ZodType => {
    if (!/[<[]/.test(flags)) return flag;
    if (choices) return z.enum(choices as [string, ...string[]], { error: choices.join(' ') });
    if (most === undefined) return text(ANY);
    const allowed = `0 … ${most}`;
    const isCount = (value: string) => /^\d{1,3}$/.test(value) && Number(value) <= most;
    const number = z.string({ error: allowed }).refine(isCount, { error: allowed });
    return number.meta({ type: 'integer', minimum: 0, maximum: most });
  };
  return (repeat ? list(item(), ANY) : item()).optional().describe(about.en);
}

function optionsSchema(specs: readonly OptionSpec[]): Record<string, z.ZodType> {
  return Object.fromEntries(specs.map((spec) => [optionName(spec), optionSchema(spec)]));
}

/** The options of a command that a table of a month may have. */
export function tableOptions({ options }: Command): OptionSpec[] {
  return [...options, ...COMMON_OPTIONS].filter(
    (spec) => !OF_MONTH.has(optionName(spec)) && !OF_OUTPUT.has(optionName(spec)),
  );
}

/** What a table may say. */
export function tableKeys(command: Command | undefined): string[] {
  const options = command ? tableOptions(command).map(optionName) : [];
  return ['command', 'output', 'formats', ...options];
}

const formats = z.array(z.enum(FORMAT_IDS as [string, ...string[]], { error: FORMAT_IDS.join(' ') })).min(1);

function tableSchema(name: string, command: Command) {
  return z.strictObject({
    command: z.literal(name),
    output: z
      .string({ error: ANY })
      .regex(FILE_NAME, { error: ANY })
      .describe('Name of its files, without ending; {period}, {previous} and {year-ago} stand for months'),
    formats: formats.optional().describe('Instead of those of the month'),
    ...optionsSchema(tableOptions(command)),
  });
}

const ofMonth = (pattern: RegExp) =>
  optionsSchema([...SELECT_OPTIONS, ...COMMON_OPTIONS].filter((o) => pattern.test(optionName(o))));

/** A month as its file says it. Every key that a command has an option for goes by the name of the option. */
export function monthSchema(commands: TableCommands) {
  const tables = Object.entries(commands).map(([name, command]) => tableSchema(name, command));
  type Tables = [(typeof tables)[number], ...typeof tables];
  return z
    .strictObject({
      month: z
        .literal('1', { error: '1' })
        .meta({ type: 'integer', const: 1 })
        .describe('Version of this format'),
      data: list(text(ANY), ANY).optional().describe('Files, folders and patterns, seen from this file'),
      ...ofMonth(/^(?:store|regions|catalogue|layout|encoding|sheet|strict|period|lang)$/),
      rules: text(ANY).optional().describe('Your own rules of the gate (YAML); see check --rules'),
      output: text(ANY).describe('Folder of the outputs; {period} stands for the month'),
      formats: formats.optional().describe('Formats of every table; all there are unless said'),
      copies: flag.optional().describe('Whether the inputs are copied into the folder'),
      tables: z
        .array(z.discriminatedUnion('command', tables as Tables, { error: Object.keys(commands).join(' ') }))
        .min(1, { error: ANY }),
    })
    .describe('A whole month for regstat run');
}

/** A value as YAML has it here: every scalar is a text. */
type Value = string | readonly string[];

export interface TableEntry {
  readonly command: string;
  readonly output: string;
  readonly formats?: readonly string[] | undefined;
  readonly [option: string]: Value | undefined;
}

export interface MonthEntry {
  readonly month: string;
  readonly output: string;
  readonly tables: readonly TableEntry[];
  readonly [option: string]: Value | readonly TableEntry[] | undefined;
}

/** The JSON Schema of a month, for editors. */
export async function monthJsonSchema(): Promise<unknown> {
  return z.toJSONSchema(monthSchema(await tableCommands()), { target: 'draft-2020-12' });
}
