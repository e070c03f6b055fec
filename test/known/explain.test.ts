import { beforeAll, describe, expect, it } from 'vitest';
import { type Block, decimalText, type PanelData, query, rank, readPanel, round } from '../../src/index.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { toFraction } from '../../src/stats/exact.ts';
import { type ExplainOptions, explain } from '../../src/stats/explain.ts';
import { explanationTables } from '../../src/table/explain-tables.ts';
import { explained } from '../../src/table/explained.ts';
import { compute, Rational } from '../helpers/arithmetic.ts';
import {
  cellIn,
  exactOf,
  type PrintedExplanation,
  type PrintedInput,
  type PrintedStep,
  readExplanation,
} from '../helpers/explained-text.ts';
import { readRecords } from '../helpers/shared.ts';

const SET = 'weifang-14';
type Lang = 'zh' | 'en';

/** Words of the lines of an input. */
const INPUT = {
  zh: {
    used: '采用',
    text: '报送原文',
    conversion: '单位换算',
    file: '文件',
    place: '位置',
    encoding: '编码',
  },
  en: {
    used: 'used',
    text: 'as delivered',
    conversion: 'conversion',
    file: 'file',
    place: 'place',
    encoding: 'encoding',
  },
} as const;

let data: PanelData;
let blocks: readonly Block[];

beforeAll(async () => {
  data = await readPanel(['fixtures/weifang'], { regions: SET });
  const names = [...data.panel.indicators.map((i) => i.id), 'hitech_share'];
  blocks = rank(data.panel, query(data, { regions: SET, indicators: names }));
});

/** Texts printed before, by what was asked. */
const texts = new Map<string, Promise<string>>();

function printed(indicator: string, region: string, options: ExplainOptions, lang: Lang): Promise<string> {
  const key = [indicator, region, options.measure, lang].join('\n');
  const text = texts.get(key) ?? print(indicator, region, options, lang);
  texts.set(key, text);
  return text;
}

async function print(
  indicator: string,
  region: string,
  options: ExplainOptions,
  lang: Lang,
): Promise<string> {
  const asked = query(data, { regions: SET, indicators: [indicator] });
  const explanation = explain(data.panel, asked, region, options);
  if (!explanation) throw new Error(`${indicator} of ${region} is not explained`);
  const given = explained(data.panel, explanation, options, await data.trace(explanation.cells));
  const tables = explanationTables(given, { form: 'publication', lang });
  return renderTerminal(tables, { color: false, width: 300, lang });
}

/** The figure of an input, made again out of the cell that stands in the file at the place that was printed. */
function recomputedInput(input: PrintedInput, lang: Lang): Rational | undefined {
  const words = INPUT[lang];
  const used = input.get(words.used) ?? '';
  const text = input.get(words.text);
  if (text === undefined) return undefined;
  const [line = 0, place = 0] = (input.get(words.place) ?? '').match(/\d+/g)?.map(Number) ?? [];
  expect(cellIn(input.get(words.file) ?? '', input.get(words.encoding) ?? '', line, place)).toBe(text);
  if (used === '—') return undefined;
  const [, sign, factor = '1'] = /([÷×]) (10+)$/.exec(input.get(words.conversion) ?? '') ?? [];
  const delivered = Rational.of(text.replaceAll(',', ''));
  const made = sign === '÷' ? delivered.over(Rational.of(factor)) : delivered.times(Rational.of(factor));
  expect(Rational.of(/^-?[\d.]+/.exec(used)?.[0] ?? '').text).toBe(made.text);
  return made;
}

/** A step computed again from the inputs alone; its exact and its rounded result must come out. */
function checkStep(step: PrintedStep, values: ReadonlyMap<string, Rational | undefined>): void {
  const letters = step.formula.match(/[a-z]+/g) ?? [];
  expect(letters.length).toBeGreaterThan(0);
  const isComplete = letters.every((letter) => values.get(letter));
  if (step.exact === undefined) {
    // No figure: an input is missing, or the base is not above zero, and the reason stands there.
    expect(step.result).toMatch(/^(?:无（.+）|none \(.+\)|—)$/);
    if (isComplete) expect(step.numbers).toMatch(/-\d|÷ 0(?:\.0+)? /);
    return;
  }
  const exact = exactOf(step.exact);
  expect(compute(step.formula, (letter) => values.get(letter) as Rational).text).toBe(exact.text);
  if (step.numbers !== undefined) expect(compute(step.numbers, () => new Rational(0n)).text).toBe(exact.text);
  const digits = /^-?\d+(?:\.(\d+))?/.exec(step.result);
  expect(digits?.[0]).toBe(exact.rounded(digits?.[1]?.length ?? 0));
}

function recomputed(text: string, lang: Lang): PrintedExplanation {
  const read = readExplanation(text, lang);
  const values = new Map(
    [...read.inputs].map(([letter, input]) => [letter, recomputedInput(input, lang)] as const),
  );
  expect(read.steps.length).toBeGreaterThan(0);
  for (const step of read.steps) checkStep(step, values);
  const used = new Set(read.steps.flatMap(({ formula }) => formula.match(/[a-z]+/g) ?? []));
  expect([...read.inputs.keys()].sort()).toEqual([...used].sort());
  return read;
}

const GROWTH = { zh: '增速', en: 'growth' } as const;
const LEVEL = { zh: '本期', en: 'value' } as const;

/** What is ranked in the printed steps: growth, of a rate its level. */
function rankedStep({ steps }: PrintedExplanation, isRate: boolean, lang: Lang): PrintedStep | undefined {
  return steps.find(({ item }) => item === (isRate ? LEVEL : GROWTH)[lang]);
}

describe.each(['zh', 'en'] as const)('explain, every cell of the ranking of May 2023 (%s)', (lang) => {
  it('recomputes from its printed inputs to its printed figures and place', async () => {
    let cells = 0;
    for (const { indicator, figures } of blocks) {
      const isRate = indicator.kind === 'rate';
      const rows: { place: string; exact: Rational | undefined; around: readonly (readonly string[])[] }[] =
        [];
      for (const { region } of figures) {
        const text = await printed(indicator.id, region.code, { measure: 'rank' }, lang);
        const read = recomputed(text, lang);
        const { exact } = rankedStep(read, isRate, lang) ?? {};
        rows.push({
          place: read.place ?? '',
          exact: exact === undefined ? undefined : exactOf(exact),
          around: read.around,
        });
        const alone = recomputed(await printed(indicator.id, region.code, { measure: 'growth' }, lang), lang);
        if (!isRate) expect(rankedStep(alone, isRate, lang)).toEqual(rankedStep(read, isRate, lang));
        expect(alone.place).toBeUndefined();
        cells++;
      }
      // The place follows from what was printed of the others.
      const ranked = rows.filter(({ place }) => /^(?:并列)?第|^(?:joint )?\d/.test(place));
      for (const { place, exact, around } of ranked) {
        const better = ranked.filter((other) => exact && other.exact?.isAbove(exact)).length;
        expect(place.match(/\d+/g)?.map(Number)).toEqual([better + 1, ranked.length, better]);
        const own = around.findIndex((cells) => cells.at(-1) === '—');
        for (const [at, cells] of around.entries()) {
          if (at === own) continue;
          const other = ranked.find((r) => Number(r.place.match(/\d+/)?.[0]) === Number(cells[0]));
          const [above, below] = at < own ? [other?.exact, exact] : [exact, other?.exact];
          const gap = above && below && above.minus(below);
          expect(cells.at(-1)?.replace('…', '')).toBe(
            gap?.cut(cells.at(-1)?.endsWith('…') ? 12 : (cells.at(-1)?.split('.')[1]?.length ?? 0)),
          );
        }
      }
    }
    expect(cells).toBe(17 * 15);
  }, 120_000);

  it('gives what an independent program computed', async () => {
    for (const known of readRecords('fixtures/known-values/weifang-2023-05.csv')) {
      const code =
        data.catalogue.localRegion(known.region ?? '', '370700')?.code ??
        data.catalogue.region(known.region ?? '')?.code;
      const read = readExplanation(
        await printed(known.indicator ?? '', code ?? '', { measure: 'rank' }, lang),
        lang,
      );
      const { exact } = rankedStep(read, false, lang) ?? {};
      expect(exact === undefined ? '' : exactOf(exact).rounded(6)).toBe(
        known.growth === '' ? '' : Rational.of(known.growth ?? '').rounded(6),
      );
      const place = /^(?:并列第|第|joint |)(\d+)/.exec(read.place ?? '')?.[1] ?? '';
      expect(place).toBe(known.rank);
    }
  }, 60_000);

  it('recomputes the share of high-tech output and its change for every region', async () => {
    const block = blocks.find((b) => b.indicator.id === 'hitech_share');
    expect(block?.figures.length).toBe(15);
    for (const { region, value, change } of block?.figures ?? []) {
      const read = recomputed(await printed('hitech_share', region.code, { measure: 'share' }, lang), lang);
      const [share, , changed] = read.steps.map(({ exact = '' }) => exactOf(exact).rounded(6));
      const known = [value, change].map((x) => x && decimalText(round(toFraction(x), 6)));
      expect([share, changed]).toEqual(known);
    }
  });

  it('recomputes shares in the total of the city', async () => {
    const { figures = [] } = blocks.find((b) => b.indicator.id === 'igo') ?? {};
    for (const { region } of figures)
      recomputed(await printed('igo', region.code, { measure: 'share' }, lang), lang);
  });
});
