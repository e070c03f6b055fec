import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Catalogue } from '../../model/catalogue.ts';
import type { Indicator } from '../../model/indicator.ts';
import { type Draft, Indicators } from '../drafts.ts';
import { LF } from './bytes.ts';
import { Doubt } from './doubt.ts';
import { type Head, readHead } from './head.ts';
import { Meanings } from './meanings.ts';
import { rowLayout } from './row-layout.ts';
import type { PageCells } from './scan-page.ts';
import { Scanner, SLACK } from './scanner.ts';

/** A file on the disk. */
export interface LargeFile {
  readonly name: string;
  readonly size: number;
}

/** Bytes of a file: from the beginning of a record to behind the end of one. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface PartOptions {
  readonly catalogue: Catalogue;
  readonly strict?: boolean | undefined;
  readonly encoding?: string | undefined;
}

/** A region as a part spells it, with the record that it first came in. */
export interface RegionRow {
  readonly text: string;
  readonly cells: readonly string[];
}

export interface PartPage {
  readonly cells: PageCells;
  readonly draft: Draft;
}

/** What a range of a file holds, as plain data: threads hand it to each other. Lines are counted from its first record. */
export interface ScanPart {
  readonly rows: number;
  readonly lines: number;
  /** Figures that stood twice. */
  readonly same: number;
  /** In the order of the pages' cells. */
  readonly regions: readonly RegionRow[];
  readonly pages: readonly PartPage[];
  /** First figures of keys whose unit was taken for granted. */
  readonly assumed: readonly Draft[];
  /** Indicators that no catalogue knows, in order of arrival. */
  readonly unknown: readonly Indicator[];
}

interface ScanHow {
  readonly regions?: readonly RegionRow[] | undefined;
  readonly tell?: ((bytes: number, rows: number) => void) | undefined;
}

const CHUNK = 1 << 18;
/** Bytes looked at for the end of a record. */
const LONGEST = 1 << 16;
const DAMAGE = Buffer.from('\ufffd');

/** Scans a range of a file in a thread of its own. @throws Doubt */
export async function scanPart(file: LargeFile, options: PartOptions, range: ByteRange): Promise<ScanPart> {
  const handle = openSync(file.name, 'r');
  try {
    const head = await readHead(handle, file, options);
    // Regions in the order of the beginning of the file: the pages of all parts are then alike.
    const to = Math.min(range.from, recordFrom(handle, head.bodyAt + CHUNK) ?? range.from);
    const { regions } = scanRange(handle, head, options, { from: head.bodyAt, to });
    return scanRange(handle, head, options, range, { regions });
  } finally {
    closeSync(handle);
  }
}

/** The beginning of the first record behind a place; undefined when there is none near. */
export function recordFrom(handle: number, near: number): number | undefined {
  const bytes = Buffer.alloc(LONGEST);
  const read = readSync(handle, bytes, 0, LONGEST, near);
  const end = bytes.subarray(0, read).indexOf(LF);
  return end < 0 ? undefined : near + end + 1;
}

/**
 * Scans a range of an open file.
 * @param regions those that come first in the part
 * @param tell told now and then the bytes and records done since it was told last
 * @throws Doubt
 */
export function scanRange(
  handle: number,
  { plan, grid, bodyAt, line }: Head,
  { catalogue, strict }: PartOptions,
  range: ByteRange,
  { regions = [], tell }: ScanHow = {},
): ScanPart {
  const indicators = new Indicators(catalogue, strict);
  const meanings = new Meanings(plan, grid, indicators);
  const layout = rowLayout(plan.columns, grid.delimiter);
  const first = range.from === bodyAt ? line : 1;
  const scanner = new Scanner(layout, meanings, first, regions);
  const hasUnused = layout.segments.some(({ kind }) => kind === 'unused');
  const bytes = new Uint8Array(CHUNK + SLACK);
  const view = new DataView(bytes.buffer);
  let [have, told] = [0, 0];
  for (let at = range.from; ; ) {
    const wanted = Math.min(CHUNK - have, range.to - at);
    const read = wanted > 0 ? readSync(handle, bytes, have, wanted, at) : 0;
    at += read;
    have += read;
    if (read === 0 && have > 0 && bytes[have - 1] !== LF) bytes[have++] = LF;
    const whole = bytes.subarray(0, have).lastIndexOf(LF) + 1;
    if (whole === 0 && have > 0) throw new Doubt('long line');
    // Labels and figures are looked at byte by byte; of cells that are not used only this is asked.
    if (hasUnused) refuseDamage(bytes.subarray(0, whole));
    scanner.scan(bytes, view, 0, whole);
    if (read === 0) break;
    bytes.copyWithin(0, whole, have);
    have -= whole;
    tell?.(read, scanner.rows - told);
    told = scanner.rows;
  }
  refuseLateUnits(meanings, indicators);
  return {
    rows: scanner.rows,
    lines: scanner.line - first,
    same: scanner.same,
    regions: scanner.regions,
    pages: meanings.pages.map(({ page, draft }) => ({ cells: page.toCells(), draft })),
    assumed: meanings.assumed,
    unknown: indicators.unknown,
  };
}

/** Figures without a unit are in the one that the indicator had by then. */
function refuseLateUnits({ unitless }: Meanings, indicators: Indicators): void {
  const isLate = (indicator: Indicator) => indicators.learnUnit(indicator, '').unit !== '';
  if ([...unitless.values()].some(isLate)) throw new Doubt('units');
}

function refuseDamage(bytes: Uint8Array): void {
  if (!isUtf8(bytes) || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(DAMAGE)) {
    throw new Doubt('encoding');
  }
}
