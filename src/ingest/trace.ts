import { InputError } from '../errors.ts';
import { compare, fromDecimal } from '../model/fraction.ts';
import { groupBy } from '../model/group-by.ts';
import type { Panel, Source } from '../model/panel.ts';
import type { CellName, Provenance, Vintage } from '../model/provenance.ts';
import { unitShift } from '../model/units.ts';
import type { Draft } from './drafts.ts';
import { excerptOf } from './excerpt.ts';
import type { InputFile } from './grids.ts';
import { type LoadOptions, readAgain } from './load.ts';
import type { FileRead } from './read-file.ts';
import type { Reading } from './read-table.ts';

/** Bytes from which on a few lines are looked for before the whole is read. */
const LARGE = 1 << 18;

/** A delivery that can be read once more, as it was read before. */
export interface Delivered {
  readonly input: InputFile;
  readonly options: LoadOptions;
  /** How its tables were understood, where that is still known. */
  readonly readings?: readonly Reading[] | undefined;
  readonly vintage?: Vintage | undefined;
}

/** Finds the delivery of a source of the panel; undefined when it cannot be had again. */
export type DeliveredOf = (source: Source) => Promise<Delivered | undefined>;

/** A cell with its place in the panel. */
interface Wanted {
  readonly cell: CellName;
  readonly at: Source & { readonly line: number };
}

/**
 * Traces cells by reading the deliveries they came from once more, whichever way these were read before: neither a
 * panel nor a store keeps what a cell was before it became a figure. What is found must give the very same figure;
 * of a cell for which it does not, only the place is told.
 * @returns in the order of the cells; undefined for one that was never delivered
 */
export async function traceCells(
  panel: Panel,
  cells: readonly CellName[],
  deliveredOf: DeliveredOf,
): Promise<(Provenance | undefined)[]> {
  const wanted = cells.flatMap((cell) => {
    const at = panel.origin(cell.indicator, cell.basis, cell.measure, cell.period, cell.region);
    return at ? [{ cell, at }] : [];
  });
  const found = new Map<CellName, Provenance>();
  for (const group of groupBy(wanted, ({ at }) => `${at.delivery}\n${at.file}`).values()) {
    const [first] = group;
    const delivered = first && (await deliveredOf(first.at));
    const read = delivered && (await readLines(panel, delivered, group));
    for (const one of group) found.set(one.cell, provenance(panel, one, delivered, read));
  }
  return cells.map((cell) => found.get(cell));
}

function provenance(
  panel: Panel,
  { cell, at }: Wanted,
  delivered: Delivered | undefined,
  read: FileRead | undefined,
): Provenance {
  const { file, line, column } = at;
  const encoding = read?.readings.find((r) => r.file === file)?.encoding ?? '';
  const place = { file, line, column, encoding, shift: 0, vintage: delivered?.vintage };
  const draft = read?.drafts.find((d) => isDraftOf(panel, d, cell, at));
  if (!draft) return place;
  const unit = draft.unit ?? '';
  const isLevel = cell.measure === 'value' || cell.measure === 'base' || cell.measure === 'plan';
  const own = panel.indicator(cell.indicator)?.unit ?? '';
  const shift = isLevel && unit !== '' ? (unitShift(unit, own) ?? 0) : 0;
  const text = draft.status === 'Q' ? undefined : draft.text;
  return { ...place, place: draft.place === undefined ? undefined : draft.place + 1, text, unit, shift };
}

function isDraftOf(panel: Panel, draft: Draft, cell: CellName, at: Wanted['at']): boolean {
  const { indicator, basis, measure, period, region } = cell;
  const { origin } = draft;
  if (origin.line !== at.line || origin.file !== at.file || origin.column !== at.column) return false;
  if (draft.indicator.id !== indicator || draft.basis !== basis || draft.measure !== measure) return false;
  if (draft.period !== period || draft.region.code !== region) return false;
  const value = panel.cell(indicator, basis, measure, period, region)?.value;
  return draft.value && value
    ? compare(fromDecimal(draft.value), fromDecimal(value)) === 0
    : draft.value === value;
}

/** The delivery read once more; of a large one only its head and the lines wanted, if these give the figures. */
async function readLines(
  panel: Panel,
  delivered: Delivered,
  wanted: readonly Wanted[],
): Promise<FileRead | undefined> {
  const { input } = delivered;
  const options = { ...delivered.options, kept: keptNames(panel, delivered.options) };
  try {
    if ((input.size ?? input.bytes.length) >= LARGE) {
      const read = await readExcerpt(delivered, options, wanted);
      if (wanted.every(({ cell, at }) => read.drafts.some((d) => isDraftOf(panel, d, cell, at)))) return read;
    }
    return await readAgain(input, options);
  } catch (error) {
    // A file that has gone or changed meanwhile explains nothing, but the figures stand.
    if (error instanceof InputError || (error as NodeJS.ErrnoException).code !== undefined) return undefined;
    throw error;
  }
}

async function readExcerpt(
  { input, readings = [] }: Delivered,
  options: LoadOptions,
  wanted: readonly Wanted[],
): Promise<FileRead> {
  const lines = [...new Set(wanted.map(({ at }) => at.line))].sort((a, b) => a - b);
  const head = readings.find((r) => r.file === input.name)?.headerLines[1] ?? 1;
  const { file, lineOf } = excerptOf(input, head, lines);
  const read = await readAgain(file, options);
  const drafts = read.drafts.map((d) => {
    return { ...d, origin: { ...d.origin, line: lineOf(d.origin.line ?? 0) } };
  });
  return { ...read, drafts };
}

/** What the panel holds under names that no catalogue knows. */
function keptNames({ indicators, regions }: Panel, { catalogue }: LoadOptions): LoadOptions['kept'] {
  const ids = new Set(catalogue.indicators.map((i) => i.id));
  const codes = new Set(catalogue.regions.map((r) => r.code));
  return {
    indicators: indicators.filter((i) => !ids.has(i.id)),
    regions: regions.filter((r) => !codes.has(r.code)),
  };
}
