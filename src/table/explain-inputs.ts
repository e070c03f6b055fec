import { decimalText } from '../model/decimal.ts';
import { indicatorName } from '../model/indicator.ts';
import { periodName } from '../model/period-name.ts';
import type { Provenance } from '../model/provenance.ts';
import { nameIn } from '../model/region.ts';
import type { Style } from './columns.ts';
import {
  EXPLAIN_HEADS as HEADS,
  MEASURE_WORDS,
  STATUS_WORDS,
  EXPLAIN_WORDS as W,
} from './explain-phrases.ts';
import { type Explained, type Input, inputUnit, usedOf } from './explained.ts';
import { fill, unitIn, WORDS, withUnit } from './phrases.ts';
import type { Table } from './table.ts';
import { textTable } from './text-table.ts';

/** Characters of a hash that tell deliveries apart. */
const HASH = 12;
const LEVELS: ReadonlySet<string> = new Set(['value', 'base', 'plan']);

/** Every input: what it is, the figure used, the cell as delivered, and where it stands. */
export function inputsTable(given: Explained, style: Style): Table {
  const { lang } = style;
  const rows = given.inputs.flatMap((input) => {
    const lines = [[W.what[lang], nameText(input, given, style)], ...linesOf(input, given, style)];
    return lines.map(([word = '', text = ''], i) => [i === 0 ? input.letter : '', word, text]);
  });
  const heads = [HEADS.symbol, HEADS.item, HEADS.content].map((h) => h[lang]);
  return { ...textTable(heads, rows), title: HEADS.inputs[lang] };
}

function nameText({ name }: Input, { panel }: Explained, { lang }: Style): string {
  const region = panel.region(name.region);
  const indicator = panel.indicator(name.indicator);
  return [
    region ? nameIn(region, lang) : name.region,
    indicator ? indicatorName(indicator, lang) : name.indicator,
    periodName(name.period, name.basis, lang),
    MEASURE_WORDS[name.measure][lang],
  ].join(lang === 'zh' ? ' ' : ', ');
}

function linesOf(input: Input, given: Explained, style: Style): string[][] {
  const { lang } = style;
  const { cell, from } = input;
  if (!cell) return [[W.used[lang], W.not_delivered[lang]]];
  const status = [W.status[lang], `${cell.status} ${STATUS_WORDS[cell.status][lang]}`];
  const used = usedOf(cell);
  const unit = inputUnit(input, given.panel);
  const figure = [W.used[lang], used ? withUnit(decimalText(used), unit, lang) : '—'];
  return [figure, ...(from ? placeLines(input, from, given, style) : []), status];
}

function placeLines(input: Input, from: Provenance, given: Explained, { lang }: Style): string[][] {
  const { file, line, column, place, encoding, vintage } = from;
  const where = place === undefined ? W.line : W.line_place;
  const stored = vintage && {
    delivery: vintage.delivery,
    received: vintage.received,
    hash: vintage.sha256.slice(0, HASH),
  };
  return [
    [W.delivered[lang], deliveredText(input, from)[lang]],
    ...conversionLines(input, from, given, lang),
    [W.file[lang], file],
    [W.location[lang], fill(where, lang, { line, place: place ?? 0, column })],
    ...(encoding === '' ? [] : [[W.encoding[lang], encoding]]),
    [W.vintage[lang], stored ? fill(W.from_store, lang, stored) : W.from_file[lang]],
  ];
}

function deliveredText({ cell }: Input, { text }: Provenance): { zh: string; en: string } {
  if (cell?.status === 'Q') return W.withheld;
  return text === undefined ? W.not_found : { zh: text, en: text };
}

/** Of a level: the unit it came in, and what brought it to the unit of the indicator. */
function conversionLines(
  input: Input,
  { unit, shift }: Provenance,
  { panel }: Explained,
  lang: Style['lang'],
): string[][] {
  const own = inputUnit(input, panel);
  if (unit === undefined || own === '' || !LEVELS.has(input.name.measure) || !usedOf(input.cell)) return [];
  const [from, to] = [unit, own].map((u) => unitIn(u, lang));
  if (unit === '') return [[W.unit[lang], fill(W.unit_assumed, lang, { unit: to ?? '' })]];
  if (shift === 0) return [[W.unit[lang], from ?? '']];
  const factor = `${shift < 0 ? '÷' : '×'} ${10n ** BigInt(Math.abs(shift))}`;
  return [[W.conversion[lang], `${from} → ${to}${WORDS.colon[lang]}${factor}`]];
}
