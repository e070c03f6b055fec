import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { issue, SystemError, usage } from '../errors.ts';
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
export async function print(
  tables: readonly Table[],
  format: Format,
  { options, io, lang }: Call,
): Promise<void> {
  const render = await format.load();
  const output = options.text('output');
  const toFile = output !== undefined;
  const content = render(tables, {
    color: !toFile && io.color,
    width: toFile ? DEFAULT_WIDTH : (io.width ?? DEFAULT_WIDTH),
    lang,
    bom: toFile,
  });
  if (output === undefined) io.out(content);
  else writeWhole(output, content);
}

/** Writes beside the target and renames, so that nobody ever sees half a file. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new SystemError([issue('E_OUTPUT', { value: file, reason: code ?? String(error) })]);
  }
}
