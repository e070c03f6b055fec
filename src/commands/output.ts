import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { issue, RegstatError, SystemError, usage } from '../errors.ts';
import type { Format } from '../render/registry.ts';
import { FORMATS, formatFor } from '../render/registry.ts';
import type { Table } from '../table/table.ts';
import type { Call } from './command.ts';

const DEFAULT_WIDTH = 80;

/** The format asked for: `--format`, else the ending of `--output`, else `fallback`. */
export function chosenFormat({ options }: Call, fallback = 'table'): Format {
  const output = options.text('output');
  const wanted = options.text('format') ?? output ?? fallback;
  const format = formatFor(wanted);
  if (format) return format;
  throw usage('E_OPTION', {
    option: '--output',
    value: wanted,
    allowed: FORMATS.flatMap((f) => f.extensions).join(' '),
  });
}

/** Renders tables and writes them to `--output` or standard output. */
export async function print(tables: readonly Table[], format: Format, call: Call): Promise<void> {
  const { options, io, lang } = call;
  const render = await format.load();
  const output = options.text('output');
  const toFile = output !== undefined;
  const content = render(marked(tables, format, call), {
    color: !toFile && io.color,
    width: toFile ? DEFAULT_WIDTH : (io.width ?? DEFAULT_WIDTH),
    lang,
    bom: toFile,
  });
  if (output === undefined) io.out(content);
  else await writeWhole(output, content);
}

/** Pages of a draft say so; figures for machines stay as they are. */
function marked(tables: readonly Table[], { form }: Format, { within, lang }: Call): readonly Table[] {
  const mark = within?.mark;
  if (!mark || form === 'machine') return tables;
  return tables.map((table) => ({ ...table, title: `${mark[lang]}${table.title}` }));
}

/** Where a result goes that is handed over piece by piece. */
export interface Sink {
  write(bytes: Uint8Array): void;
  /** The file that is written; its name is given when it is complete. */
  readonly file?: string | undefined;
}

/** Has `make` write a result to `--output` or standard output. */
export async function writeAll({ options, io }: Call, make: (sink: Sink) => Promise<void>): Promise<void> {
  const output = options.text('output');
  // Standard output keeps a piece until it is written; its buffer is used for the next one.
  if (output === undefined) await make({ write: (bytes) => io.out(bytes.slice()) });
  else await writePieces(output, make);
}

/** Writes beside the target and renames, so that nobody ever sees half a file. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  await writePieces(file, async ({ write }) => write(bytes));
}

async function writePieces(file: string, make: (sink: Sink) => Promise<void>): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  let handle: number | undefined;
  try {
    handle = openSync(draft, 'w');
    const to = handle;
    await make({ write: (bytes) => writeAt(to, bytes), file: draft });
    closeSync(handle);
    handle = undefined;
    renameSync(draft, file);
  } catch (error) {
    if (handle !== undefined) closeSync(handle);
    // Nothing was made where the folder is none.
    if (existsSync(draft)) rmSync(draft);
    if (error instanceof RegstatError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new SystemError([issue('E_OUTPUT', { value: file, reason: code })]);
  }
}

/** Writes all of the bytes, at a place of the file or behind what was written last. */
export function writeAt(handle: number, bytes: Uint8Array, place?: number): void {
  for (let at = 0; at < bytes.length; ) {
    at += writeSync(handle, bytes, at, bytes.length - at, place === undefined ? null : place + at);
  }
}
