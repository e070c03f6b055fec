import { describe, expect, it } from 'vitest';
import { Catalogue } from '../../src/model/catalogue.ts';
import { unknownRegion } from '../../src/model/region.ts';
import { growth } from '../../src/stats/growth.ts';
import { regionsAt, scopeOf } from '../../src/stats/scope.ts';
import { ask, catalogueOf, indicator, makePanel, period, rows, setOf } from './make-panel.ts';

const TAX = indicator('tax');
const codes = (regions: readonly { code: string }[]) => regions.map((r) => r.code);
const panel = makePanel([TAX], 'tax ytd 2023-05 value | 全市 6 | 丙 1 | 甲 2 | 乙 3');

describe('scopeOf', () => {
  it('without a set and a catalogue keeps the order of arrival', () => {
    const scope = scopeOf(panel, catalogueOf());
    expect(codes(scope.units)).toEqual(['丙', '甲', '乙']);
    expect(codes(scope.aggregates)).toEqual(['全市']);
  });

  it('takes the order of the first set that holds every region known to the catalogue', () => {
    const regions = ['乙', '甲', '丁'].map((name) => unknownRegion(name));
    const sets = [setOf('no', ['甲', '丁']), setOf('yes', ['甲', '丁', '乙'])];
    expect(codes(scopeOf(panel, new Catalogue([], regions, sets)).units)).toEqual(['甲', '乙', '丙']);
    expect(codes(scopeOf(panel, new Catalogue([], regions, [])).units)).toEqual(['乙', '甲', '丙']);
  });

  it('of a set has its members, delivered or not, and the aggregates that are there', () => {
    const set = setOf('set', ['甲', '丁', '丙'], ['全省', '全市']);
    const scope = scopeOf(panel, catalogueOf(set), { set });
    expect(codes(scope.units)).toEqual(['甲', '丁', '丙']);
    expect(codes(scope.aggregates)).toEqual(['全市']);
  });

  it('lets the set decide who is ranked', () => {
    const set = setOf('set', ['全市', '甲'], ['乙']);
    const scope = scopeOf(panel, catalogueOf(set), { set });
    expect(scope.units.map((r) => r.kind)).toEqual(['unit', 'unit']);
    expect(scope.aggregates.map((r) => [r.code, r.kind])).toEqual([['乙', 'aggregate']]);
  });

  it('of a group has its members only', () => {
    const group = { nameZh: '市辖区', nameEn: '', members: ['乙', '甲', '戊'] };
    const scope = scopeOf(panel, catalogueOf(), { group });
    expect(codes(scope.units)).toEqual(['甲', '乙']);
    expect(codes(scope.aggregates)).toEqual(['全市']);
  });

  it('has the members of the month', () => {
    const member = { code: '乙', validFrom: period('2023-01') };
    const set = setOf('set', ['甲', member]);
    const scope = scopeOf(panel, catalogueOf(set), { set });
    expect(codes(regionsAt(scope, period('2022-12')))).toEqual(['甲']);
    expect(codes(regionsAt(scope, period('2023-01')))).toEqual(['甲', '乙']);
  });

  it('shows the rows asked for', () => {
    const regions = scopeOf(panel, catalogueOf(), { regions: ['乙'] });
    const [block] = growth(panel, { ...ask(panel, [TAX], '2023-05'), regions });
    expect(rows(block, (f) => f.mark)).toEqual(['乙 no_base']);
  });
});
