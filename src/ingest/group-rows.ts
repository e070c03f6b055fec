import { type Issue, issue } from '../errors.ts';
import { nameKey } from '../model/names.ts';
import type { GridRow } from './csv.ts';
import { type FigureOptions, parseFigure } from './figure.ts';
import { tidy } from './header.ts';
import { indentOf, isBare, joinedName, type LabelPlace, relabelled } from './label-rows.ts';
import { isRegionName } from './layout.ts';
import { NUMBERING, PART_MARK } from './member-words.ts';
import { HOMONYMS, REGION_CLASSES } from './region-words.ts';
import type { FileFacts } from './rows.ts';
import { shorten } from './shorten.ts';
import { NOTE_START, TOTAL_WORDS } from './words.ts';

/** A row with its region and the region that it stands below. */
interface Placed {
  readonly row: GridRow;
  readonly name: string;
  readonly indent: number;
  readonly above: string | undefined;
}

export interface RegionRows {
  readonly rows: readonly GridRow[];
  readonly issues: readonly Issue[];
  /** Labels of rows that are sums of others. */
  readonly sums: ReadonlySet<string>;
}

interface Frame {
  readonly indent: number;
  readonly name: string;
  /** A region that others belong to, rather than a class of them (市辖区) or a total. */
  readonly isPlace: boolean;
}

const MOST_SHOWN = 5;

/**
 * Reads the region labels of a body: names that stand in two rows are joined, group rows without figures go, and a
 * region whose name others have is named with the group that it stands below: 市中区 below 济南市 is 济南市市中区.
 */
export function nameRegions(
  body: readonly GridRow[],
  { at, figures }: LabelPlace,
  facts: FileFacts,
): RegionRows {
  const none: ReadonlySet<string> = new Set();
  if (!body.some((row) => needsCare(row, at))) return { rows: body, issues: [], sums: none };
  const { placed, issues } = placeRows(body, at, facts);
  const above = new Map<string, Set<string>>();
  for (const { name, above: group = '' } of placed) {
    const key = nameKey(name);
    above.set(key, (above.get(key) ?? new Set()).add(group));
  }
  const renamed: string[] = [];
  const rows = placed.map(({ row, name, above: group }) => {
    const isShared = (above.get(nameKey(name))?.size ?? 0) > 1;
    const full = group !== undefined && needsGroup(name, group, isShared, facts) ? `${group}${name}` : name;
    if (full !== name) renamed.push(full);
    return full === (row.cells[at] ?? '').trim() ? row : relabelled(row, at, full);
  });
  const sums = sumsOf(placed, rows, { at, figures }, facts);
  const told = (code: 'N_REGION_GROUP' | 'N_REGION_SUMS', names: readonly string[]) => {
    const value = `${names.slice(0, MOST_SHOWN).join('、')}${names.length > MOST_SHOWN ? '…' : ''}`;
    return names.length === 0
      ? []
      : [issue(code, { count: names.length, value }, { file: facts.file }, 'note')];
  };
  const said = [...told('N_REGION_GROUP', renamed), ...told('N_REGION_SUMS', sums)];
  return { rows, issues: [...issues, ...said], sums: new Set(sums) };
}

/**
 * Names of rows that are, in a column of levels, the sum of the rows indented below them: regions of states, cities of
 * districts. Ranked with their parts they would count twice.
 */
function sumsOf(
  placed: readonly Placed[],
  rows: readonly GridRow[],
  { at, figures }: LabelPlace,
  facts: FileFacts,
): string[] {
  const amounts = (row: GridRow) => figures.map((index) => amountIn(row.cells[index] ?? '', facts.figures));
  const parts = new Map<number, number[]>();
  const open: number[] = [];
  placed.forEach(({ indent }, i) => {
    while ((placed[open.at(-1) ?? -1]?.indent ?? -1) >= indent) open.pop();
    const whole = open.at(-1);
    const inside = whole === undefined ? undefined : (parts.get(whole) ?? []);
    if (whole !== undefined && inside) parts.set(whole, inside).get(whole)?.push(i);
    open.push(i);
  });
  return [...parts].flatMap(([i, inside]) => {
    const whole = rows[i];
    if (!whole || inside.length < 2) return [];
    const added = inside.map((k) => amounts(rows[k] ?? whole));
    const isSum = amounts(whole).some((amount, k) => {
      const sum = added.reduce((total, part) => total + (part[k] ?? Number.NaN), 0);
      return (
        amount !== undefined && amount !== 0 && Math.abs(sum - amount) <= Math.abs(amount) * SUM_TOLERANCE
      );
    });
    return isSum ? [(whole.cells[at] ?? '').trim()] : [];
  });
}

/** Totals and their parts are rounded apart from each other. */
const SUM_TOLERANCE = 0.002;

// Only for comparison: no figure is made of these.
function amountIn(text: string, options: FigureOptions | undefined): number | undefined {
  const figure = parseFigure(text, options);
  return 'value' in figure ? Number(figure.value.m) / 10 ** figure.value.k : undefined;
}

/** 北  京 is spaced to the width of longer names. */
const BLANK_WITHIN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** Most bodies are plain lists of regions: nothing is indented, marked or without figures. */
function needsCare(row: GridRow, at: number): boolean {
  const label = row.cells[at] ?? '';
  return /^[\s#＃其]/u.test(label) || label.search(BLANK_WITHIN) >= 0 || isBare(row, at);
}

function placeRows(
  body: readonly GridRow[],
  at: number,
  facts: FileFacts,
): { placed: readonly Placed[]; issues: readonly Issue[] } {
  const { catalogue, file } = facts;
  const placed: Placed[] = [];
  const issues: Issue[] = [];
  const stack: Frame[] = [];
  let begun: { text: string; indent: number } | undefined;
  body.forEach((row, i) => {
    const raw = row.cells[at] ?? '';
    const spelled = nameOf(raw, facts);
    const isNote = NOTE_START.test(raw.trim());
    const indent = begun?.indent ?? indentOf(raw);
    const next = body[i + 1];
    if (isBare(row, at) && !isNote && next && !isBare(next, at)) {
      const below = next.cells[at] ?? '';
      const whole = joinedName(spelled, nameOf(below, facts), (name) => catalogue.region(name) !== undefined);
      if (whole !== undefined) {
        begun = { text: whole, indent };
        issues.push(issue('N_ROW_JOINED', { value: whole }, { file, line: row.line }, 'note'));
        return;
      }
      if (isGroup(spelled, indent, nameOf(below, facts), indentOf(below), facts)) {
        enter(stack, { indent, name: spelled, isPlace: isPlace(spelled, facts) }, indentOf(below) <= indent);
        issues.push(issue('N_ROW_GROUP', { value: shorten(raw) }, { file, line: row.line }, 'note'));
        return;
      }
    }
    const name = begun?.text ?? spelled;
    begun = undefined;
    const isTotal = TOTAL_WORDS.has(nameKey(name));
    while ((stack.at(-1)?.indent ?? -1) >= indent || (isTotal && stack.length > 0)) stack.pop();
    const above = stack.findLast((frame) => frame.isPlace)?.name;
    if (!isNote && name !== '') stack.push({ indent, name, isPlace: isPlace(name, facts) });
    placed.push({ row, indent, name: isNote ? raw.trim() : name, above: isNote ? undefined : above });
  });
  return { placed, issues };
}

/** The members of a group that are not indented stand as far from the margin as it does. */
function enter(stack: Frame[], frame: Frame, isFlat: boolean): void {
  const indent = isFlat ? frame.indent - 0.5 : frame.indent;
  while ((stack.at(-1)?.indent ?? -1) >= indent) stack.pop();
  stack.push({ ...frame, indent });
}

function nameOf(raw: string, facts: FileFacts): string {
  const bare = raw.trim().replace(BLANK_WITHIN, '');
  const text = tidy(bare).replace(PART_MARK, '').replace(NUMBERING, '');
  return text !== tidy(bare) && isRegionName(text, facts) ? text : bare;
}

function isPlace(name: string, facts: FileFacts): boolean {
  const key = nameKey(name);
  return isRegionName(name, facts) && !TOTAL_WORDS.has(key) && !REGION_CLASSES.has(key);
}

/** A row without figures heads those below it when they are indented, or are known to belong to it. */
function isGroup(
  name: string,
  indent: number,
  below: string,
  belowIndent: number,
  { catalogue }: FileFacts,
): boolean {
  if (belowIndent > indent) return true;
  const [group, member] = [catalogue.region(name), catalogue.region(below)];
  return REGION_CLASSES.has(nameKey(name)) || (group !== undefined && member?.parent === group.code);
}

function needsGroup(name: string, group: string, isShared: boolean, { catalogue }: FileFacts): boolean {
  const [known, city] = [catalogue.region(name), catalogue.region(group)];
  if (known && city && (known.parent === city.code || known.parent === city.parent)) return false;
  // A county has no counties: the blanks before the name are an accident.
  if (/(?<!自治)[区县旗]$/u.test(group) && /[市区县旗]$/u.test(name)) return false;
  const isLocal = known === undefined && catalogue.localRegions(name).length > 0;
  return isShared || isLocal || (known !== undefined && city !== undefined) || HOMONYMS.has(nameKey(name));
}
