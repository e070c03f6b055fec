import { describe, expect, it } from 'vitest';
import { readPanel } from '../../src/ingest/read-panel.ts';
import type { Block, Figures } from '../../src/stats/block.ts';
import { type BlockEffects, effectsOf } from '../../src/stats/effect.ts';
import { query } from '../../src/stats/query.ts';
import { rank } from '../../src/stats/rank.ts';
import { correction } from '../../src/text/correction.ts';

const data = await readPanel(['fixtures/weifang']);
const wanted = { indicators: ['tax_rev'], period: '2023-05', regions: 'weifang-14' };
const before = rank(data.panel, query(data, wanted));

/** The ranking with the figures of one region changed by hand. */
function changed(code: string, change: Partial<Figures>): Block[] {
  return before.map((block) => ({
    ...block,
    figures: block.figures.map((f) => (f.region.code === code ? { ...f, ...change } : f)),
  }));
}

function sentences(blocks: readonly BlockEffects[], lang: 'zh' | 'en'): (string | undefined)[] {
  return blocks.flatMap((block) => block.effects.map((effect) => correction(block, effect, lang)));
}

describe('the effects of revisions', () => {
  it('are none where nothing differs', () => {
    expect(effectsOf(before, before)).toEqual([]);
    expect(effectsOf([], before)).toEqual([]);
  });

  it('are the regions whose level, growth or rank differs, with the sentence that says so', () => {
    const now = changed('370704', { growth: { n: 241n, d: 10n }, rank: 1 });
    const effects = effectsOf(before, now);
    expect(effects.map((b) => b.effects.map((e) => e.region.code))).toEqual([['370704']]);
    expect(sentences(effects, 'zh')).toEqual([
      '更正：2023年1—5月坊子区税收收入增速由21.8%修订为24.1%，位次由第2位变为第1位',
    ]);
    expect(sentences(effects, 'en')).toEqual([
      'Correction: Fangzi, Tax revenue, January-May 2023: growth revised from 21.8% to 24.1%; place 2 to 1 of 14',
    ]);
  });

  it('are a place alone where others were revised', () => {
    const effects = effectsOf(before, changed('370704', { rank: 3 }));
    expect(sentences(effects, 'zh')).toEqual(['更正：2023年1—5月坊子区税收收入增速位次由第2位变为第3位']);
    expect(sentences(effects, 'en')).toEqual([
      'Correction: Fangzi, Tax revenue, January-May 2023: place by growth 2 to 3 of 14',
    ]);
  });

  it('have no sentence where nothing printed differs', () => {
    const effects = effectsOf(before, changed('370704', { growth: { n: 21831n, d: 1000n } }));
    expect(sentences(effects, 'zh')).toEqual([undefined]);
  });

  it('tell a figure that is no longer there', () => {
    const effects = effectsOf(before, changed('370704', { growth: undefined, rank: undefined }));
    expect(sentences(effects, 'zh')).toEqual([
      '更正：2023年1—5月坊子区税收收入增速由21.8%修订为无，位次由第2位变为无',
    ]);
  });
});
