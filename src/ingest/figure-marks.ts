import { OBS_STATUSES, type ObsStatus } from '../model/status.ts';

/**
 * Marks that stand in place of a figure, by status, parted by blanks and without blanks of their own; domain.md 1.5.
 * No two yearbooks agree on them: a user's own map (`missing`) goes before this one. Not among them: NaN, which is
 * what a failed computation leaves.
 */
const MISSING_MARKS: readonly (readonly [status: ObsStatus, marks: string])[] = [
  ['O', '- -- --- — —— ――  – ― … ... ...... / \\ . .. : // — · [x] (na) na n/a n.a. n.a #n/a null none nil'],
  ['O', '无 暂无 空 缺 缺报 缺失 未报 未报送 无数据 未公布 notavailable missing'],
  ['Q', '保密 不公布 c (c) [c] (d) (s) suppressed confidential withheld'],
  ['M', '不适用 [z] (x) notapplicable'],
  ['N', '[low] (l)'],
];

/**
 * Flags behind a figure, by what they mean; where several stand together the first listed is kept. The letters are
 * Eurostat's. `r` (revised) is no status of SDMX.
 */
const FLAGS: readonly (readonly [flag: string, status: ObsStatus])[] = [
  ['c', 'Q'],
  ['z', 'M'],
  ['u', 'U'],
  ['b', 'B'],
  ['e', 'E'],
  ['s', 'E'],
  ['f', 'F'],
  ['p', 'P'],
  ['d', 'D'],
  ['n', 'N'],
  ['r', 'A'],
];

/** Statuses that say themselves that there is no figure. */
const WITHOUT_FIGURE: ReadonlySet<ObsStatus> = new Set(['H', 'L', 'M', 'O', 'Q']);

/** The form in which marks are compared: half-width, lower case, no blanks and nothing invisible. */
export function markKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\u2060\ufeff]+/gu, '')
    .toLowerCase();
}

const MISSING: ReadonlyMap<string, ObsStatus> = new Map([
  ['', 'O'],
  ...MISSING_MARKS.flatMap(([status, marks]) =>
    marks.split(' ').map((mark) => [markKey(mark), status] as const),
  ),
]);

/** The status of a text that is a mark for "no figure" and nothing else; `: c` is Eurostat's. */
export function missingMark(text: string): ObsStatus | undefined {
  const key = markKey(text);
  const flags = /^:\(?([a-z]{1,3})\)?$/.exec(key)?.[1];
  if (flags === undefined) return MISSING.get(key);
  const status = statusOfFlags(flags);
  return status && (WITHOUT_FIGURE.has(status) || status === 'N' ? status : 'O');
}

function statusOfFlags(flags: string): ObsStatus | undefined {
  const letters = [...flags];
  if (new Set(letters).size < letters.length) return undefined;
  const known = FLAGS.filter(([flag]) => letters.includes(flag));
  return known.length === letters.length ? known[0]?.[1] : undefined;
}

/** A cell of a column of statuses: a letter of SDMX in upper case, else letters of Eurostat; blank is normal. */
export function readStatus(text: string): ObsStatus | undefined {
  const plain = text.normalize('NFKC').trim();
  return (
    OBS_STATUSES.find((s) => s === plain) ??
    statusOfFlags(plain.replace(/\s/g, '').toLowerCase()) ??
    OBS_STATUSES.find((s) => s === plain.toUpperCase())
  );
}

/** A figure, and in its last group what stands behind it: letters in brackets, letters after a blank, or p or r alone. */
const FLAGGED = /^(.*[\d%.)])(?:\s*[([]([a-zA-Z]{1,3})[)\]]|\s+([a-z](?:\s?[a-z]){0,2})|([pr]))$/u;

/** What flags say of a figure. */
export interface Flagged {
  readonly text: string;
  readonly status?: ObsStatus;
  /** A flag for which there is no status: revised. */
  readonly mark?: string;
}

/**
 * Takes flags off the end of a figure: `12.3 p`, `12.3p`, `12.3 (p)`, `12.3 bp`. Letters other than p and r need a
 * blank or brackets: 12.3b may be billions, 12.3e half a number.
 */
export function takeFlags(text: string): Flagged {
  const [, rest = '', bracketed, spaced, glued] = FLAGGED.exec(text) ?? [];
  const flags = (bracketed ?? spaced ?? glued ?? '').replace(/\s/g, '').toLowerCase();
  const status = flags === '' ? undefined : statusOfFlags(flags);
  if (!status) return { text };
  return { text: rest.trim(), status, ...(flags.includes('r') ? { mark: 'r' } : {}) };
}

const CIRCLED = '\u2460-\u2487\u24f5-\u24fe\u2776-\u2793\u3251-\u325f\u32b1-\u32bf';
const SUPERSCRIPT = '\u00b9\u00b2\u00b3\u2070\u2074-\u2079';
const SIGN = `[*＊†‡※]{1,3}|[${CIRCLED}]`;
const NUMBERED = `[\\[【(（]注?\\d{1,2}[\\]】)）]|注\\d{1,2}|[${SUPERSCRIPT}]{1,2}[⁾)]?`;
const FOOTNOTED = new RegExp(
  `^(.*?[\\d０-９%％)）])\\s*((?:${SIGN}|${NUMBERED})+)$|^([—–….-]+)\\s*(${SIGN})$`,
  'u',
);
const RAISED = new RegExp(`[${SUPERSCRIPT}]`, 'u');

/**
 * Takes footnote marks off the end of a cell: `12.3*`, `12.3①`, `12.3¹`, `12.3[1]`, `12.3(1)`. Raised digits count as
 * a mark only behind a decimal point or a percent sign: 12² may be anything.
 */
export function takeFootnote(cell: string): { text: string; mark?: string } {
  const [, figure = '', behind = '', dash = '', sign = ''] = FOOTNOTED.exec(cell) ?? [];
  const [text, mark] = [figure || dash, behind || sign];
  const isPower = RAISED.test(mark) && !/[.．%％]/u.test(text);
  return mark === '' || isPower ? { text: cell } : { text, mark };
}
