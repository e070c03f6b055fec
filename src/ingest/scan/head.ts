import { readSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import { type Grid, readGrids } from '../grids.ts';
import { planGrid } from '../read-file.ts';
import type { TablePlan } from '../read-table.ts';
import { CR, LF } from './bytes.ts';
import { Doubt } from './doubt.ts';

/** What the beginning of a file says of the rest. */
export interface Head {
  readonly grid: Grid;
  readonly plan: TablePlan;
  /** Place and line of the first record. */
  readonly bodyAt: number;
  readonly line: number;
}

const FIRST_SIZE = 1 << 15;
const LARGEST_SIZE = 1 << 20;
/** The ordinary reader decides what a column holds by its first 200 cells. */
const SAMPLE = 200;

/**
 * Has the ordinary reader plan the first lines of a file.
 * @throws Doubt when they are no table of one header and many rows in UTF-8
 */
export async function readHead(
  handle: number,
  file: { readonly name: string; readonly size: number },
  options: { readonly catalogue: Catalogue; readonly encoding?: string | undefined },
): Promise<Head> {
  for (let size = FIRST_SIZE; size <= LARGEST_SIZE; size *= 4) {
    const bytes = firstLines(handle, Math.min(size, file.size), file.size);
    const head = await planHead(bytes, file.name, options);
    if (head.plan.rows.length >= SAMPLE || size >= file.size) return head;
  }
  throw new Doubt('few lines');
}

/** The whole lines among the first bytes; all of them when the file has no more. */
function firstLines(handle: number, size: number, fileSize: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let have = 0;
  for (let n = 1; have < size && n > 0; have += n) n = readSync(handle, bytes, have, size - have, have);
  const whole = bytes.subarray(0, have);
  const end = size === fileSize ? have : whole.lastIndexOf(LF) + 1;
  if (end === 0) throw new Doubt('long line');
  return whole.subarray(0, end);
}

async function planHead(
  bytes: Uint8Array,
  name: string,
  { catalogue, encoding }: { readonly catalogue: Catalogue; readonly encoding?: string | undefined },
): Promise<Head> {
  const [grid, ...others] = await readGrids({ name, bytes }, { encoding });
  const [plan, ...morePlans] = grid ? planGrid(grid, { catalogue }) : [];
  if (!grid || !plan || others.length > 0 || morePlans.length > 0) throw new Doubt('several tables');
  if (!grid.encoding.startsWith('utf-8') || plan.finish) throw new Doubt('encoding');
  const last = plan.header.at(-1);
  const doubtful = plan.issues.some(
    ({ severity, origin }) => severity === 'error' || (origin?.line ?? 0) > (last?.line ?? 0),
  );
  const broken = plan.header.some(({ cells }) => cells.some((cell) => /[\r\n]/.test(cell)));
  if (!last || doubtful || broken) throw new Doubt('header');
  return { grid, plan, bodyAt: lineAt(bytes, last.line + 1), line: last.line + 1 };
}

/** Where a line begins. */
function lineAt(bytes: Uint8Array, line: number): number {
  let at = 0;
  for (let l = 1; l < line; l++) {
    const end = bytes.indexOf(LF, at);
    const lone = bytes.subarray(at, end).indexOf(CR);
    if (end < 0 || (lone >= 0 && at + lone !== end - 1)) throw new Doubt('line ends');
    at = end + 1;
  }
  return at;
}

/** Runs what may meet a doubt. @returns undefined when it does; an input error is for the ordinary reader to tell */
export async function unlessDoubtful<T>(run: () => Promise<T>): Promise<T | Doubt> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Doubt) return error;
    if (error instanceof InputError) return new Doubt(error.message);
    throw error;
  }
}
