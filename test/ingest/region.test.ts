import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/errors.ts';
import { InputError } from '../../src/errors.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { type LoadOptions, loadFiles } from '../../src/ingest/load.ts';
import { searchRegions } from '../../src/ingest/region-search.ts';
import { issueLine } from '../../src/issue-texts.ts';
import { Catalogue } from '../../src/model/catalogue.ts';
import { type Region, type RegionSet, unknownRegion } from '../../src/model/region.ts';

const shipped = loadCatalogue('data');

function unit(code: string, nameZh: string, parent: string, names: Partial<Region> = {}): Region {
  return { ...unknownRegion(nameZh), code, parent, ...names };
}

function city(code: string, nameZh: string, names: Partial<Region> = {}): Region {
  return { ...unknownRegion(nameZh, 'aggregate'), code, localNames: ['全市', '合计'], ...names };
}

/** Two cities with a 市中区 each, and a town that became a district. */
const SHANDONG: readonly Region[] = [
  city('370100', '济南市'),
  unit('370102', '历下区', '370100'),
  unit('370103', '市中区', '370100'),
  city('370400', '枣庄市', { aliases: ['棗庄'] }),
  unit('370402', '市中区', '370400'),
  unit('370481', '滕州市', '370400'),
  city('370200', '青岛市'),
  unit('370215', '即墨区', '370200', { aliases: ['即墨市', '370282'] }),
];
const catalogue = new Catalogue(shipped.indicators, SHANDONG, []);
const set: RegionSet = {
  id: 'jinan',
  nameZh: '济南',
  nameEn: 'Jinan',
  members: [{ code: '370102' }, { code: '370103' }],
  aggregates: ['370100'],
  groups: [],
};

/** Code of each region that a file of these labels is read as; its issues where it is refused. */
async function codes(labels: readonly string[], options: Partial<LoadOptions> = {}): Promise<string[]> {
  const rows = labels.map((label, i) => `${label},税收收入,2023-05,${i + 1},亿元\n`);
  return read(`地区,指标,时期,数值,单位\n${rows.join('')}`, options);
}

async function read(csv: string, options: Partial<LoadOptions> = {}): Promise<string[]> {
  try {
    const bytes = new TextEncoder().encode(csv);
    const { panel } = await loadFiles([{ name: 'x.csv', bytes }], { catalogue, ...options });
    return panel.regions.map((r) => r.code);
  } catch (error) {
    if (error instanceof InputError) return error.issues.map((i: Issue) => issueLine(i, 'en'));
    throw error;
  }
}

describe('a region', () => {
  it.each([
    ['坊子区', '370704'],
    ['坊 子 区', '370704'],
    ['坊子', '370704'],
    ['寿光', '370783'],
    ['諸城市', '370782'],
    ['諸城', '370782'],
    ['濰坊市坊子區', '370704'],
    ['潍坊市坊子区', '370704'],
    ['潍坊 坊子区', '370704'],
    ['潍坊-坊子', '370704'],
    ['山东省潍坊市坊子区', '370704'],
    ['潍坊市昌邑', '370786'],
    ['370704', '370704'],
    ['370704000000', '370704'],
    ['其中：坊子区', '370704'],
    ['#坊子区', '370704'],
    ['3、坊子区', '370704'],
    ['坊子区①', '370704'],
    ['坊子区*', '370704'],
    ['坊子区(1)', '370704'],
    ['Fangzi district', '370704'],
  ])('is found as %s', (name, code) => {
    expect(searchRegions(name, shipped)?.regions.map((r) => r.code)).toEqual([code]);
  });

  it.each([
    '诸曁市',
    '坊子县',
    '坊子\u2f22',
    '越城区',
    '潍坊市潍坊市',
    '市',
    '__proto__',
    'constructor',
    '长'.repeat(5000),
  ])('is not guessed: %s', (name) => expect(searchRegions(name, shipped)).toBeUndefined());

  it('is found by a name of any length', () => {
    const name = '长'.repeat(5000);
    const own = new Catalogue([], [unit('1', name, '')], []);
    expect(searchRegions(name, own)?.regions.map((r) => r.code)).toEqual(['1']);
  });

  it('is found by its endings where the catalogue has no short name', async () => {
    expect(await codes(['历下', '滕州'])).toEqual(['370102', '370481']);
  });

  it('is found by the name and the code it had before a change of boundaries', async () => {
    expect(await codes(['即墨市'])).toEqual(['370215']);
    expect(await codes(['即墨'])).toEqual(['370215']);
    expect(await codes(['370282'])).toEqual(['370215']);
  });
});

describe('a name that regions of two cities have', () => {
  it('means the one whose sisters stand in the file', async () => {
    expect(await codes(['历下区', '市中区'])).toEqual(['370102', '370103']);
    expect(await codes(['市中区', '滕州市', '全市'])).toEqual(['370402', '370481', '370400']);
  });

  it('means the one of the set', async () => {
    expect(await codes(['市中'], { set })).toEqual(['370103']);
  });

  it('means the one whose city is written before it', async () => {
    expect(await codes(['枣庄市市中区', '济南市中'])).toEqual(['370402', '370103']);
    expect(await codes(['棗庄市中區'])).toEqual(['370402']);
  });

  it('means the one of the code beside it', async () => {
    const csv = '代码,地区,指标,时期,数值\n370402,市中区,税收收入,2023-05,1\n';
    expect(await read(csv)).toEqual(['370402']);
  });

  it('is refused where nothing tells, and the candidates are named', async () => {
    expect(await codes(['市中区'])).toEqual([
      'x.csv:2:地区  E_REGION_AMBIGUOUS  "市中区" is the name of 2 regions: 济南市市中区 (370103)、枣庄市市中区 (370402); write the city before the name, or the code',
    ]);
    expect(await codes(['历下区', '滕州市', '市中区'])).toHaveLength(1);
  });
});

describe('an unknown name', () => {
  it('stays as spelled, unless the list is closed', async () => {
    expect(await codes(['历下区', '历夏区'])).toEqual(['370102', '历夏区']);
    const refused = (where: string) => [
      `x.csv:3:地区  E_REGION_UNKNOWN  "历夏区" is not a region of ${where}; did you mean 历下区? Add names with --catalogue`,
    ];
    expect(await codes(['历下区', '历夏区'], { set })).toEqual(refused('济南'));
    expect(await codes(['历下区', '历夏区'], { strict: true })).toEqual(refused('regions.csv'));
  });

  it('is kept with a suggestion where most of the file is known', async () => {
    const rows = ['坊子区', '潍城区', '诸曁市', '寿光市'].map((name) => `${name},税收收入,2023-05,1,亿元\n`);
    const bytes = new TextEncoder().encode(`地区,指标,时期,数值,单位\n${rows.join('')}`);
    const { issues } = await loadFiles([{ name: 'x.csv', bytes }], { catalogue: shipped });
    expect(issues.map((i) => issueLine(i, 'en'))).toEqual([
      expect.stringMatching(/^N_UNKNOWN_REGION .*: 诸曁市 \(诸城市\?\)$/),
    ]);
  });

  it('is no reason to doubt a code, but a code and a name must agree', async () => {
    const file = (code: string, name: string) =>
      `代码,地区,指标,时期,数值\n${code},${name},税收收入,2023-05,1\n`;
    expect(await read(file('370102', '历下'))).toEqual(['370102']);
    expect(await read(file('370102', ''))).toEqual(['370102']);
    // A code of another list says nothing about the region.
    expect(await read(file('A7', '历下区'))).toEqual(['370102']);
    for (const name of ['滕州市', '新城区']) {
      expect((await read(file('370102', name)))[0]).toContain('E_REGION_CODE');
    }
  });
});

describe('a name with characters that act', () => {
  it.each(['\u001b[31m红', '\u009b31m', '\u202e321', 'a\u0001\u000b', '\u2066x\u2069'])(
    'is refused: %j',
    async (name) => {
      const [line = ''] = await codes([`"${name}"`]);
      expect(line).toMatch(/^x\.csv:2:地区 {2}E_CONTROL {2}a control character \(U\+[0-9A-F]{4}\)/);
      expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    },
  );
});
