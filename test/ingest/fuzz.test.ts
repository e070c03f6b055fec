import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, type Issue } from '../../src/errors.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { loadFiles } from '../../src/ingest/load.ts';
import { issueLine } from '../../src/issue-texts.ts';
import { renderCsv } from '../../src/render/csv.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { canonicalTable } from '../../src/table/canonical.ts';

// A million inputs are run by hand: FUZZ_RUNS=1000000 npx vitest run --config test/vitest.config.ts test/ingest/fuzz
const RUNS = Number(process.env.FUZZ_RUNS ?? 3000);
/** Far above what any input takes, because tests share the machine; by hand the slowest are looked at. */
const SLOWEST_MS = Number(process.env.FUZZ_MS ?? 2000);

const catalogue = loadCatalogue('data');
const set = catalogue.set('weifang-14');

/** A good delivery of each layout, as rows of cells. */
const LAYOUTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  long: [
    ['地区', '指标', '时期', '数值', '单位'],
    ['全市', '税收收入', '2023-05', '210.30', '亿元'],
    ['坊子区', '税收收入', '2023-05', '5.48', '亿元'],
    ['昌邑市', '税收收入', '2023-05', '14.97', '亿元'],
    ['坊子区', '规上工业增加值', '2023年1-5月', '8.5', '%'],
  ],
  'wide by month': [
    ['地区', '2023年1-2月', '2023年1-3月', '2023年1-4月'],
    ['坊子区', '2.1', '3.2', '4.3'],
    ['高新区', '12.1', '13.2', '—'],
  ],
  'wide by indicator': [
    ['2023年1-5月各县市区主要经济指标', '', '', '', ''],
    ['单位：亿元、%', '', '', '', ''],
    ['地区', '税收收入', '', '限上餐饮营业额', ''],
    ['', '总量', '增速', '总量', '增速'],
    ['全市', '210.30', '11.2', '41.75', '19.6'],
    ['坊子区', '5.48', '21.8', '1.05', '持平'],
    ['诸城市', '9.01', '-1.2 p', '2.10', '1.54个百分点'],
  ],
  'wide by region': [
    ['时期', '坊子区', '潍城区', '寒亭区'],
    ['2023-04', '4.1', '5.2', '6.3'],
    ['2023-05', '5.1', '6.2', '(7.3)'],
  ],
  canonical: [
    ['indicator', 'period', 'basis', 'measure', 'region', 'name', 'value', 'unit', 'status'],
    ['tax_rev', '2023-05', 'ytd', 'value', '370704', '坊子区', '5.48', '亿元', 'A'],
    ['tax_rev', '2023-05', 'ytd', 'growth', '370704', '坊子区', '21.8', '%', 'P'],
    ['tax_rev', '2022-05', 'ytd', 'value', '370704', '坊子区', '', '亿元', 'Q'],
  ],
};

const TOKENS = [
  ...[
    '"',
    '""',
    '","',
    '\r\n',
    '\n',
    '\r',
    ',',
    ';',
    '\t',
    '\0',
    '\ufeff',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\u001b[31m',
    '\u2028',
  ],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '=1+1',
    '@x',
    "'=1",
    '+1',
    '1e400',
    'NaN',
    'Infinity',
    '0x10',
    '-0',
    '1,234',
  ],
  ...[
    '-',
    '—',
    '…',
    '%',
    '，',
    '１',
    '持平',
    '保密',
    '12.3*',
    '12.3 p',
    '(1)',
    '1.5个百分点',
    '12²',
    '9'.repeat(400),
    '"'.repeat(50),
  ],
  ...[
    '年',
    '月',
    '2024-13',
    '1-5月',
    '5月',
    '2124-05',
    '45413',
    'May-23',
    '一季度',
    '累计',
    '当月',
    '上年同期',
    '增速',
    '位次',
  ],
  ...[
    '合计',
    '全市',
    '坊子',
    '潍坊市坊子区',
    '诸城市',
    '諸城市',
    '市中区',
    '幻想县',
    '370704',
    '370705',
    '税收收入',
    '幸福指数',
  ],
  ...[
    '亿元',
    '万元',
    '美元',
    '%',
    '注：x',
    '单位：万元',
    '<<<<<<< HEAD',
    '[点](javascript:x)',
    '<script>',
    '|',
    ','.repeat(200),
    '',
  ],
];
const BYTES = [
  [0xff, 0xfe],
  [0x81, 0x30, 0x81, 0x30],
  [0xed, 0xa0, 0x80],
  [0xc4],
  [0x50, 0x4b, 3, 4],
  [0],
  [0x1a],
];

/** Changes of cells and rows, which leave a table, and changes of bytes, which may leave nothing. */
const place = fc.nat(1_000_000);
const cellChange = fc.record({
  kind: fc.constantFrom('cell', 'append', 'drop', 'repeat', 'swap', 'column'),
  at: place,
  to: place,
  token: fc.oneof(fc.constantFrom(...TOKENS), fc.string({ unit: 'binary', maxLength: 12 })),
});
const byteChange = fc.record({
  kind: fc.constantFrom('flip', 'insert', 'cut', 'copy', 'end'),
  at: place,
  to: place,
  bytes: fc.oneof(fc.constantFrom(...BYTES), fc.array(fc.nat(255), { minLength: 1, maxLength: 4 })),
});
type CellChange = typeof cellChange extends fc.Arbitrary<infer T> ? T : never;
type ByteChange = typeof byteChange extends fc.Arbitrary<infer T> ? T : never;

function changeCells(rows: readonly (readonly string[])[], { kind, at, to, token }: CellChange): string[][] {
  const made = rows.map((row) => [...row]);
  const y = at % Math.max(1, made.length);
  const row = made[y] ?? [];
  const x = to % Math.max(1, row.length);
  if (kind === 'cell') row[x] = token;
  else if (kind === 'append') row[x] = `${row[x] ?? ''}${token}`;
  else if (kind === 'drop') made.splice(y, 1);
  else if (kind === 'repeat') made.splice(to % (made.length + 1), 0, [...row]);
  else if (kind === 'swap') made.push(...made.splice(y, 1));
  else for (const r of made) r.splice(x, 1, ...(to % 2 ? [token, r[x] ?? ''] : []));
  return made;
}

function changeBytes(bytes: Buffer, { kind, at, to, bytes: token }: ByteChange): Buffer {
  const i = at % (bytes.length + 1);
  const j = Math.min(bytes.length, i + (to % 64));
  if (kind === 'cut') return Buffer.concat([bytes.subarray(0, i), bytes.subarray(j)]);
  if (kind === 'copy') return Buffer.concat([bytes.subarray(0, j), bytes.subarray(i)]);
  if (kind === 'end') return bytes.subarray(0, i);
  if (kind === 'insert') return Buffer.concat([bytes.subarray(0, i), Buffer.from(token), bytes.subarray(i)]);
  const flipped = Buffer.from(bytes);
  if (i < flipped.length) flipped[i] = (flipped[i] ?? 0) ^ (1 << (to % 8));
  return flipped;
}

const input = fc
  .record({
    layout: fc.constantFrom(...Object.values(LAYOUTS)),
    cells: fc.array(cellChange, { maxLength: 4 }),
    delimiter: fc.constantFrom(',', ',', ',', '\t', ';'),
    quoted: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    encoding: fc.constantFrom('utf8', 'utf8', 'utf16le'),
    bytes: fc.array(byteChange, { maxLength: 3 }),
    damaged: fc.boolean(),
  })
  .map(({ layout, cells, delimiter, quoted, lineEnd, encoding, bytes, damaged }) => {
    const rows = cells.reduce(
      changeCells,
      layout.map((row) => [...row]),
    );
    const cell = (text: string) => (quoted ? `"${text.replaceAll('"', '""')}"` : text);
    const text = rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
    const whole = Buffer.from(encoding === 'utf16le' ? `\ufeff${text}` : text, encoding as BufferEncoding);
    return damaged ? bytes.reduce(changeBytes, whole) : whole;
  });

const ACTS = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Whether a spreadsheet would run a cell. */
function isFormula(cell: string): boolean {
  return /^(?:[=+@＝＋＠]|[-－](?!\d))/u.test(cell);
}

/** Reads an input as every command does; `csv` is what was accepted. */
async function read(
  bytes: Uint8Array,
  strict: boolean,
): Promise<{ issues: readonly Issue[]; csv?: string; md?: string }> {
  try {
    const options = strict ? { catalogue, set, strict } : { catalogue };
    const { panel, issues } = await loadFiles([{ name: 'in.csv', bytes }], options);
    const table = [canonicalTable(panel, 'zh')];
    JSON.parse(String(renderJson(table)));
    const style = { color: false, width: 80, lang: 'zh', bom: false } as const;
    return { issues, csv: String(renderCsv(table, style)), md: String(renderMarkdown(table, style)) };
  } catch (error) {
    if (error instanceof InputError) return { issues: error.issues };
    throw error;
  }
}

/** Rows without order, and without those that begin like a remark: without a figure such a row is taken for one. */
function rowsOf(csv: string | undefined): string[] | undefined {
  return csv
    ?.split('\n')
    .filter((line) => !/^(?:注|单位)/.test(line))
    .sort();
}

describe('damaged deliveries', () => {
  const prototypes = () =>
    [Object.prototype, Array.prototype].map((p) => Object.getOwnPropertyNames(p).join());

  it(`are read or refused in words, in no time, and act on nothing (${RUNS})`, async () => {
    const before = prototypes();
    let accepted = 0;
    let slowest = 0;
    const property = fc.asyncProperty(input, fc.boolean(), async (bytes, strict) => {
      const start = performance.now();
      const { issues, csv, md } = await read(bytes, strict);
      slowest = Math.max(slowest, performance.now() - start);
      const lines = issues.flatMap((i) => [issueLine(i, 'zh'), issueLine(i, 'en')]);
      expect(lines.filter((line) => ACTS.test(line) || line.length > 3000)).toEqual([]);
      if (csv === undefined) {
        expect(issues.some((i) => i.severity === 'error')).toBe(true);
        return;
      }
      accepted++;
      expect(csv).not.toMatch(ACTS);
      expect(parse(csv).flat().filter(isFormula)).toEqual([]);
      expect(md).not.toMatch(/<script|(?<!\\)\]\(javascript/);
      const again = await read(Buffer.from(csv), strict);
      expect(rowsOf(again.csv)).toEqual(rowsOf(csv));
    });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    expect(prototypes()).toEqual(before);
    expect(slowest).toBeLessThan(SLOWEST_MS);
    // Most changes must leave something to read, or nothing behind the reader is tried.
    expect(accepted).toBeGreaterThan(RUNS / 10);
    if (process.env.FUZZ_RUNS) console.log({ runs: RUNS, accepted, slowest });
  }, 3_600_000);
});
