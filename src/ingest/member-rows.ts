import { type Issue, issue } from '../errors.ts';
import type { GridRow } from './csv.ts';
import { takeUnit, tidy } from './header.ts';
import { indentOf, isBare, joinedName, relabelled } from './label-rows.ts';
import { NUMBERING, PART_MARK } from './member-words.ts';
import { isPartName, partName, type Whole } from './members.ts';
import { ratioUnit } from './ratio-names.ts';
import type { FileFacts } from './rows.ts';
import { shorten } from './shorten.ts';
import { NOTE_START } from './words.ts';

/** Where the labels of a body stand. */
interface MemberPlace {
  /** Column of the labels. */
  readonly at: number;
  /** Whether its head says that all are parts of what the title names: 行业. */
  readonly arePart: boolean;
}

/** Rows whose labels say by themselves which indicator they are of, with the unit of each. */
export interface MemberRows {
  readonly rows: readonly GridRow[];
  readonly units: ReadonlyMap<GridRow, string>;
  readonly issues: readonly Issue[];
}

/** A row that others may be parts of. */
interface Frame extends Whole {
  readonly indent: number;
  /** Where its own parts must stand beyond: behind the mark, if it has one. */
  readonly depth: number;
  readonly marked: boolean;
  /** A heading without figures that is no indicator: 二、投资. */
  readonly isTopic: boolean;
}

interface Label {
  readonly indent: number;
  /** Width of the mark in front: what is aligned with the name behind it is another part. */
  readonly mark: number;
  readonly name: string;
  readonly unit: string | undefined;
}

/** 按行业分, 分行业: how the rows below are divided; they are parts of the whole above it. */
const DIVISION = /^(?:按.{1,12}分(?:组|类)?|分.{1,8}|其中)[:：]?$/u;
/** Of other kinds than the whole is, and not in its unit. */
const OTHER_UNIT = /(?:指数|增速|位次|面)$/u;
const LONGEST_NAME = 40;
const MOST_SHOWN = 5;

/**
 * Names the parts among indicators that stand one below another: rows that are marked (其中：, #), indented, or that
 * mean nothing alone (轻工业) take the name and the unit of the row that they belong to. Headings go.
 */
export function nameMembers(body: readonly GridRow[], place: MemberPlace, facts: FileFacts): MemberRows {
  const reader = new MemberReader(place, facts);
  body.forEach((row, i) => {
    reader.read(row, body[i + 1]);
  });
  return reader.result();
}

class MemberReader {
  readonly #place: MemberPlace;
  readonly #facts: FileFacts;
  readonly #rows: GridRow[] = [];
  readonly #units = new Map<GridRow, string>();
  readonly #issues: Issue[] = [];
  readonly #parts: { line: number; text: string }[] = [];
  /** Rows that contain the next one, the outermost first. */
  #stack: Frame[] = [];
  /** The last row that is a part of nothing. */
  #anchor: Whole | undefined;
  #begun = '';
  /** What the title names. */
  readonly #root: Whole | undefined;

  constructor(place: MemberPlace, facts: FileFacts) {
    this.#place = place;
    this.#facts = facts;
    const { title, heading, catalogue } = facts;
    const name = catalogue.indicator(title.indicator ?? '')?.nameZh ?? heading;
    this.#root = name === undefined ? undefined : { name };
    this.#anchor = this.#root;
  }

  result(): MemberRows {
    const [first] = this.#parts;
    const texts = this.#parts.slice(0, MOST_SHOWN).map((p) => p.text);
    const value = `${texts.join('；')}${this.#parts.length > MOST_SHOWN ? '；…' : ''}`;
    const origin = { file: this.#facts.file, line: first?.line };
    const told = first ? [issue('N_PARTS', { count: this.#parts.length, value }, origin, 'note')] : [];
    return { rows: this.#rows, units: this.#units, issues: [...this.#issues, ...told] };
  }

  read(row: GridRow, next: GridRow | undefined): void {
    const raw = row.cells[this.#place.at] ?? '';
    const text = raw.trim();
    if (text === '' || NOTE_START.test(text)) this.#rows.push(row);
    else if (isBare(row, this.#place.at)) this.#heading(row, readLabel(raw, this.#begun), next);
    else {
      const label = readLabel(raw, this.#begun);
      this.#begun = '';
      this.#figures(row, label);
    }
  }

  #heading(row: GridRow, label: Label, next: GridRow | undefined): void {
    const { file, catalogue } = this.#facts;
    if (!next || label.name.length > LONGEST_NAME || /[。；]$/u.test(label.name)) {
      this.#rows.push(row);
      return;
    }
    const value = shorten(row.cells[this.#place.at] ?? '');
    const below = readLabel(next.cells[this.#place.at] ?? '', '');
    const whole = joinedName(label.name, below.name, (name) => catalogue.indicator(name) !== undefined);
    if (whole !== undefined && !isBare(next, this.#place.at)) {
      this.#begun = label.name;
      this.#issues.push(issue('N_ROW_JOINED', { value: whole }, { file, line: row.line }, 'note'));
      return;
    }
    this.#leave(label);
    const isTopic = catalogue.indicator(label.name) === undefined && label.unit === undefined;
    if (!DIVISION.test(label.name)) {
      const { name, unit, indent } = label;
      this.#stack.push({ name, unit, indent, depth: indent, marked: false, isTopic });
    }
    this.#issues.push(issue('N_ROW_GROUP', { value }, { file, line: row.line }, 'note'));
  }

  /** Takes off the stack what the row is no part of; whether it continues a list that began with a mark. */
  #leave({ indent, mark }: Label): boolean {
    let continues = false;
    for (let top = this.#stack.at(-1); top; top = this.#stack.at(-1)) {
      if ((mark > 0 ? top.indent : top.depth) < indent) return continues;
      continues = continues || (top.marked && top.indent < indent);
      this.#stack.pop();
    }
    return continues;
  }

  #figures(row: GridRow, label: Label): void {
    const continues = this.#leave(label);
    const marked = label.mark > 0 || (continues && label.indent > 0);
    const isPart = marked || isPartName(label.name);
    const top = this.#stack.at(-1);
    const above = top && (!top.isTopic || isPart) ? top : isPart ? this.#anchor : undefined;
    const whole = above ?? (this.#place.arePart ? this.#root : undefined);
    const name = whole ? partName(whole, label.name, marked, this.#facts.catalogue) : label.name;
    const isKnown = this.#facts.catalogue.indicator(name) !== undefined;
    const ratio = isKnown ? undefined : ratioUnit(label.name);
    const inherited = ratio === undefined && !OTHER_UNIT.test(label.name) ? whole?.unit : ratio || undefined;
    const unit = label.unit ?? inherited;
    this.#stack.push({
      name,
      unit,
      indent: label.indent,
      depth: label.indent + label.mark,
      marked,
      isTopic: false,
    });
    if (!above) this.#anchor = { name, unit };
    const spelled = (row.cells[this.#place.at] ?? '').trim();
    const read = name === spelled ? row : relabelled(row, this.#place.at, name);
    this.#rows.push(read);
    if (unit !== undefined) this.#units.set(read, unit);
    if (whole && name !== label.name)
      this.#parts.push({ line: row.line, text: `${shorten(spelled)} → ${name}` });
  }
}

/** Width of 其中：, the widest mark. */
const MARK_WIDTH = 6;

function readLabel(raw: string, begun: string): Label {
  const text = `${begun}${tidy(raw)}`.replace(NUMBERING, '');
  const mark = PART_MARK.exec(text)?.[0] ?? '';
  const { rest, unit } = takeUnit(text.slice(mark.length).replace(NUMBERING, ''));
  const width = mark === '' ? 0 : /^[#＃]/u.test(mark) ? 1 : MARK_WIDTH;
  return { indent: indentOf(raw), mark: width, name: rest === '' ? text : rest, unit };
}
