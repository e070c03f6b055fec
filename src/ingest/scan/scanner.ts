import type { Decimal } from '../../model/decimal.ts';
import type { ObsStatus } from '../../model/status.ts';
import { parseFigure } from '../figure.ts';
import { NOTE_START } from '../words.ts';
import { CR, cellsEnd, cellTexts, LF } from './bytes.ts';
import { Dictionary } from './dictionary.ts';
import { Doubt } from './doubt.ts';
import { combined, fastRows, LABEL, type Tape, UNKNOWN, UNUSED } from './fast-rows.ts';
import { fastTriples } from './fast-triples.ts';
import type { Meanings, Target } from './meanings.ts';
import { Pairs } from './pairs.ts';
import type { RowLayout, Segment } from './row-layout.ts';
import type { RegionRow } from './scan-part.ts';

/** Bytes that must stand behind the records given to {@link Scanner.scan}: labels are compared by 32 at once. */
export const SLACK = 1024;
/** Cells that pages may take before it is asked whether they are filled. */
const ROOM = 8_000_000;

/** A figure without a unit or a mark behind it, or what says that there is none. */
type Plain = { readonly value: Decimal } | { readonly missing: ObsStatus };

/**
 * Reads records of a long table from bytes straight into pages. Labels are looked up as bytes, with the next one
 * guessed from the last; figures of up to nine digits are read as integers. What is neither is looked at closely,
 * and what is not plain even then is a {@link Doubt}.
 */
export class Scanner {
  /** Figures that stood twice. */
  same = 0;
  readonly #layout: RowLayout;
  readonly #tape: Tape;
  readonly #isTriple: boolean;
  /** Cells of each entry. */
  readonly #texts: (readonly string[])[] = [];
  /** Entries of the first segment that do not begin a remark. */
  readonly #noRemark = new Set<number>();
  readonly #meanings: Meanings;
  readonly #targets: (Target | undefined)[] = [];
  readonly #regionByText = new Map<string, number>();
  readonly #regions: RegionRow[] = [];
  /** Where the figure of the record begins that is looked at. */
  #figureAt = 0;

  /** @param regions those known before the first record */
  constructor(layout: RowLayout, meanings: Meanings, line: number, regions: readonly RegionRow[]) {
    const { segments, delimiter } = layout;
    this.#layout = layout;
    this.#meanings = meanings;
    this.#tape = {
      dictionary: new Dictionary(segments, delimiter),
      now: new Int32Array(segments.length),
      closings: Int32Array.from(segments, ({ kind, closing }) =>
        kind === 'value' ? closing : kind === 'unused' ? UNUSED : LABEL,
      ),
      keyAt: placesOf(segments, 'key'),
      regionAt: placesOf(segments, 'region'),
      pairs: segments.map(() => new Pairs()),
      regions: new Int32Array(256).fill(UNKNOWN),
      cells: [],
      lines: [],
      firstLines: [],
      places: new Int32Array(256).fill(UNKNOWN),
      rows: 0,
      line,
    };
    const kinds = segments.map(({ kind }) => kind).join(' ');
    for (const region of regions) this.#addRegion(region);
    this.#isTriple = kinds === 'region key value' || kinds === 'key region value';
  }

  /** Records read so far. */
  get rows(): number {
    return this.#tape.rows;
  }

  /** Line of the next record. */
  get line(): number {
    return this.#tape.line;
  }

  /** In order of arrival. */
  get regions(): readonly RegionRow[] {
    return this.#regions;
  }

  /**
   * Reads whole records.
   * @param to behind the line feed of the last; `SLACK` more bytes must be there
   * @throws Doubt with the line
   */
  scan(bytes: Uint8Array, view: DataView, from: number, to: number): void {
    try {
      this.#records(bytes, view, from, to);
    } catch (error) {
      if (error instanceof Doubt) error.line = this.line;
      throw error;
    }
  }

  #records(bytes: Uint8Array, view: DataView, from: number, to: number): void {
    const tape = this.#tape;
    for (let at = from; at < to; ) {
      at = this.#isTriple ? fastTriples(tape, bytes, view, at, to) : fastRows(tape, bytes, view, at, to);
      if (at < to) at = this.#record(bytes, view, at);
    }
  }

  /** Reads one record that is not plain, or none of a blank line. @returns where it ends */
  #record(bytes: Uint8Array, view: DataView, from: number): number {
    if ((bytes[from] as number) <= CR) return this.#blankEnd(bytes, from);
    const tape = this.#tape;
    const { dictionary, now, closings } = tape;
    let at = from;
    for (let s = 0; s < now.length; s++) {
      if (closings[s] === LABEL) {
        now[s] = dictionary.find(s, bytes, view, at) || this.#learn(s, bytes, view, at);
        at += dictionary.lengths[now[s] as number] as number;
      } else {
        if (closings[s] !== UNUSED) this.#figureAt = at;
        at = dictionary.end(s, bytes, at);
        if (at < 0) throw new Doubt('cells');
      }
    }
    const key = combined(tape, tape.keyAt);
    const figure = this.#figure(bytes);
    const target = this.#targets[key] ?? this.#newTarget(key, 'value' in figure);
    const label = combined(tape, tape.regionAt);
    const known = tape.regions[label] ?? UNKNOWN;
    if ('missing' in figure) this.#refuseRemark(bytes, from, at);
    this.#put(target, known === UNKNOWN ? this.#newRegion(label) : known, figure);
    tape.line++;
    tape.rows++;
    return at;
  }

  /** Puts a figure in. From then on plain ones of its page may go the fast way. */
  #put(target: Target, region: number, figure: Plain): void {
    const value = 'value' in figure ? figure.value : undefined;
    const mark = 'value' in figure || figure.missing === 'O' ? 0 : figure.missing.charCodeAt(0);
    const outcome = this.#meanings.put(target, region, value, mark, this.line);
    if (outcome === 'conflict') throw new Doubt('conflict');
    if (outcome === 'same' && value !== undefined && !target.suppressed) this.same++;
    const { cells, lines, firstLines, places } = this.#tape;
    for (const { key, simple, page } of target.filled.targets) {
      cells[key] = page.cells;
      lines[key] = page.lines;
      firstLines[key] = page.firstLine;
      places[key] = simple ? page.places : UNKNOWN;
    }
  }

  #blankEnd(bytes: Uint8Array, from: number): number {
    const at = bytes[from] === CR ? from + 1 : from;
    if (bytes[at] !== LF) throw new Doubt('control character');
    this.#tape.line++;
    return at + 1;
  }

  #learn(s: number, bytes: Uint8Array, view: DataView, from: number): number {
    const end = this.#tape.dictionary.end(s, bytes, from);
    const texts = end < 0 ? undefined : cellTexts(bytes, from, end, this.#layout.delimiter);
    if (!texts || texts.length !== this.#layout.segments[s]?.columns) throw new Doubt('cells');
    const entry = this.#tape.dictionary.add(s, view, from, end);
    this.#texts[entry] = texts;
    const [first = ''] = texts.filter((text) => text.trim() !== '');
    if (s === 0 && first !== '' && !NOTE_START.test(first.trim())) this.#noRemark.add(entry);
    return entry;
  }

  /** The labels of the record as a row of cells; other cells are empty. */
  #row(): string[] {
    const { width, segments } = this.#layout;
    const row = new Array<string>(width).fill('');
    for (const [s, { from }] of segments.entries()) {
      for (const [i, text] of this.#textsAt(s).entries()) row[from + i] = text;
    }
    return row;
  }

  /** The cells of the label that stands now at a segment. */
  #textsAt(segment: number): readonly string[] {
    return this.#texts[this.#tape.now[segment] as number] ?? [];
  }

  #newTarget(key: number, figure: boolean): Target {
    const made = this.#meanings.target(key, this.#row(), this.line, figure);
    this.#targets[key] = made;
    this.#tape.places = withRoom(this.#tape.places, key);
    this.#refuseSparse();
    return made;
  }

  #newRegion(label: number): number {
    const cells = this.#tape.regionAt.flatMap((s) => this.#textsAt(s));
    const text = cells.map((cell) => cell.trim()).join('\n');
    if (text.trim() === '') throw new Doubt('region');
    const region = this.#regionByText.get(text) ?? this.#regions.length;
    if (region === this.#regions.length) {
      this.#addRegion({ text, cells: this.#row() });
      this.#refuseSparse();
    }
    this.#tape.regions = withRoom(this.#tape.regions, label);
    this.#tape.regions[label] = region;
    return region;
  }

  #addRegion(region: RegionRow): void {
    this.#regionByText.set(region.text, this.#regions.length);
    this.#regions.push(region);
    this.#meanings.know(this.#regions.length);
  }

  /** Pages are dense: where most of their cells would stay empty, they are not the way to keep figures. */
  #refuseSparse(): void {
    if (this.#meanings.size > ROOM + 8 * this.rows) throw new Doubt('sparse');
  }

  #figure(bytes: Uint8Array): Plain {
    const { delimiter, segments } = this.#layout;
    const at = this.#figureAt;
    if (bytes[at] === delimiter || bytes[at] === CR || bytes[at] === LF) return { missing: 'O' };
    const { closing = LF } = segments.find(({ kind }) => kind === 'value') ?? {};
    const end = cellsEnd(bytes, at, 1, delimiter, closing);
    const [text] = cellTexts(bytes, at, end, delimiter) ?? [];
    const figure = text === undefined ? undefined : parseFigure(text);
    if (figure && 'missing' in figure) return figure;
    // A unit or a percent sign behind the digits has a meaning that depends on the indicator.
    if (!figure || 'fault' in figure || Object.keys(figure).length > 1) throw new Doubt('figure');
    return figure;
  }

  /** A row without a figure may be a remark about the table. */
  #refuseRemark(bytes: Uint8Array, from: number, to: number): void {
    if (this.#noRemark.has(this.#tape.now[0] as number)) return;
    const texts = cellTexts(bytes, from, to, this.#layout.delimiter) ?? [];
    const first = texts.map((text) => text.trim()).find((text) => text !== '') ?? '';
    if (NOTE_START.test(first)) throw new Doubt('remark');
  }
}

/** Room for one more number, with {@link UNKNOWN} in it. */
function withRoom(array: Int32Array, at: number): Int32Array {
  if (at < array.length) return array;
  const longer = new Int32Array(Math.max(at + 1, array.length * 2)).fill(UNKNOWN);
  longer.set(array);
  return longer;
}

function placesOf(segments: readonly Segment[], kind: Segment['kind']): number[] {
  return segments.flatMap((segment, s) => (segment.kind === kind ? [s] : []));
}
