import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { nameKey } from '../../src/model/names.ts';

const SHIPPED = 'data';

describe('the shipped reference data', () => {
  const catalogue = loadCatalogue(SHIPPED);

  it('has the sets of 14 and 16 with their groups', () => {
    const sizes = catalogue.sets.map((s) => [
      s.id,
      s.members.length,
      s.groups.map((g) => [g.nameZh, g.members.length]),
    ]);
    expect(sizes).toEqual([
      [
        'weifang-14',
        14,
        [
          ['市辖区', 4],
          ['县域', 8],
          ['开发区', 2],
        ],
      ],
      [
        'weifang-16',
        16,
        [
          ['市辖区', 4],
          ['县域', 8],
          ['开发区', 4],
        ],
      ],
    ]);
  });

  it('gives every name to one indicator only', () => {
    const owners = new Map<string, string>();
    for (const { id, nameZh, nameEn, aliases } of catalogue.indicators) {
      for (const name of new Set([id, nameZh, nameEn, ...aliases].map(nameKey))) {
        expect([name, owners.get(name) ?? id]).toEqual([name, id]);
        owners.set(name, id);
      }
    }
  });

  it('has formulas of indicators that exist, and regions for every member of a set', () => {
    const ids = new Set(catalogue.indicators.map((i) => i.id));
    const parts = catalogue.indicators.flatMap((i) => (i.formula ? [i.formula.part, i.formula.whole] : []));
    expect(parts.filter((id) => !ids.has(id))).toEqual([]);
    const codes = new Set(catalogue.regions.map((r) => r.code));
    const members = catalogue.sets.flatMap((s) => [...s.members.map((m) => m.code), ...s.aggregates]);
    expect(members.filter((code) => !codes.has(code))).toEqual([]);
  });

  it.each([
    ['坊子', '370704'],
    ['潍坊市坊子区', '370704'],
    ['３７０７０４', '370704'],
    ['青 州 市', '370781'],
    ['Fangzi District', '370704'],
    ['高新区', undefined],
    ['全市', undefined],
  ])('%s is %s', (name, code) => {
    expect(catalogue.region(name)?.code).toBe(code);
  });

  it('knows 高新区 and 全市 among their sisters only', () => {
    expect(catalogue.localRegion('高新区', '370700')?.code).toBe('WF-GX');
    expect(catalogue.localRegion('全市', '370700')?.code).toBe('370700');
    expect(catalogue.localRegion('高新区', '370100')).toBeUndefined();
  });
});

describe('reference data of the user', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regstat-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, ...lines: string[]) =>
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  const fault = () => {
    try {
      loadCatalogue(SHIPPED, folder);
      return undefined;
    } catch (error) {
      return error instanceof InputError ? error.issues[0] : error;
    }
  };

  it('adds rows, and replaces those of the same id in their place', () => {
    write('indicators.csv', 'id,name_zh,unit,direction', 'tax_rev,税收,万元,', 'jobs,城镇新增就业,人,higher');
    write('regions.csv', 'code,name_zh,parent', '370101,历下区,370100');
    const catalogue = loadCatalogue(SHIPPED, folder);
    expect(catalogue.indicator('税收')).toMatchObject({
      id: 'tax_rev',
      unit: '万元',
      direction: 'higher',
      aliases: [],
    });
    expect(catalogue.indicator('jobs')?.order).toBe(catalogue.indicators.length - 1);
    expect(catalogue.indicators.findIndex((i) => i.id === 'tax_rev')).toBe(
      loadCatalogue(SHIPPED).indicators.findIndex((i) => i.id === 'tax_rev'),
    );
    expect(catalogue.region('历下区')?.code).toBe('370101');
  });

  it('replaces a set as a whole, with members valid for a time', () => {
    write(
      'region-sets.csv',
      'set,region,role,valid_from',
      'weifang-14,370704,,',
      'weifang-14,370705,member,2023-01',
    );
    const [set] = loadCatalogue(SHIPPED, folder).sets;
    expect(set?.members.map((m) => m.code)).toEqual(['370704', '370705']);
    expect(set?.members[1]?.validFrom).toBeDefined();
  });

  it.each([
    ['indicators.csv', 'id,kind', 'x,flows', 'kind'],
    ['indicators.csv', 'id,decimals', 'x,two', 'decimals'],
    ['indicators.csv', 'id,formula', 'x,a:b', 'formula'],
    ['indicators.csv', 'id,unit', ',亿元', 'id'],
    ['regions.csv', 'code,kind', '1,city', 'kind'],
    ['region-sets.csv', 'set,region,valid_from', 's,1,soon', 'valid_from'],
  ])('%s with %s / %s is refused at its column', (name, head, row, column) => {
    write(name, head, row);
    expect(fault()).toMatchObject({
      code: 'E_CATALOGUE',
      origin: { file: join(folder, name), line: 2, column },
    });
  });

  it('must be a folder that exists', () => {
    expect(() => loadCatalogue(SHIPPED, join(folder, 'none'))).toThrow('E_FILE_MISSING');
  });
});
