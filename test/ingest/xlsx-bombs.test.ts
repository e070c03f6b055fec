import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { measurer } from '../helpers/measure.ts';
import { describeShared, sharedPath } from '../helpers/shared.ts';
import { makeWorkbook } from '../helpers/workbook.ts';

const MOST_MILLISECONDS = 2000;
const MOST_MEGABYTES = 700;
const MB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'regstat-xlsx-'));
const measure = measurer(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHEET = 'xl/worksheets/sheet1.xml';

/** A deflate stream of so many megabytes of blanks, a kilobyte for each. */
function blanks(megabytes: number): Buffer {
  const options = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const one = deflateRawSync(Buffer.alloc(MB, 0x20), options);
  const head = deflateRawSync(Buffer.from('<worksheet><sheetData>'), options);
  const tail = deflateRawSync(Buffer.from('</sheetData></worksheet>'));
  return Buffer.concat([head, ...Array.from({ length: megabytes }, () => one), tail]);
}

function bomb(megabytes: number, size: number): Uint8Array {
  const files = [{ name: SHEET, data: blanks(megabytes), stored: true, method: 8, size }];
  return makeWorkbook({ sheets: [{}], files });
}

/** A sheet of 36 MB of one thing, with as much noise before it as keeps it below the ratio of bombs. */
function filled(unit: string, before = '', after = ''): Uint8Array {
  const noise = Array.from({ length: 30 }, () => randomBytes(16_000).toString('hex'));
  const rows = noise.map((text) => `<row><c t="str"><v>${text}</v></c></row>`).join('');
  const body = unit.repeat(Math.floor((36 * MB) / unit.length));
  const xml = `<worksheet><sheetData>${rows}${before}${body}${after}</sheetData></worksheet>`;
  return makeWorkbook({ sheets: [{ xml }] });
}

const TEXT = ['<row><c t="str"><v>', '</v></c></row>'] as const;

describe('bombs end within two seconds and 700 MB', () => {
  it.each([
    ['3 GB, as it says', 'E_XLSX_BOMB', () => bomb(3072, 3072 * MB)],
    ['10 GB, said to be 2,000 bytes', 'E_XLSX_BOMB', () => bomb(10_240, 2000)],
    ['10 GB, said to be 79 MB', 'E_XLSX_BROKEN', () => bomb(10_240, 79 * MB)],
    ['a text without end', 'E_XLSX_BROKEN', () => filled('text', ...TEXT)],
    ['entities without end', 'E_XLSX_BROKEN', () => filled('&lt;', ...TEXT)],
    ['lines without end', 'E_XLSX_BROKEN', () => filled('\r\n', ...TEXT)],
    ['sections without end', 'E_XLSX_BROKEN', () => filled('<![CDATA[a]]>', ...TEXT)],
    ['an attribute without end', 'E_XLSX_BROKEN', () => filled('&lt;', '<row a="', '"/>')],
    ['a name without end', 'E_XLSX_BROKEN', () => filled('a', '<', '/>')],
    ['remarks without end', 'E_XLSX_BROKEN', () => filled('<!---->')],
    ['tags without end', 'E_XLSX_CELLS', () => filled('<a/>')],
    ['rows without end', 'E_XLSX_PLACE', () => filled('<row/>')],
    ['entities in many texts', 'E_XLSX_CELLS', () => filled(`<a>${'&lt;'.repeat(1000)}</a>`)],
  ])('%s', (_, code, make) => {
    const { errors, milliseconds, megabytes } = measure(make());
    expect(errors).toEqual([code]);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });
});

/** Cases that are read and refused later: by the figures, the closed list of regions, the layout, or as no zip. */
const REFUSED_LATER =
  /^xlsx-(?:error-cell|bool-cell|date-in-value|hidden-row|sparse-last-cell|html-named-xlsx|csv-named-xlsx)$/;

interface HostileCase {
  readonly id: string;
  readonly category: string;
  readonly file: string;
  readonly expect: { readonly outcome?: string; readonly any?: readonly unknown[] };
}

/** The workbooks of the shared generator; none where it is absent. */
function hostileCases(): readonly HostileCase[] {
  const to = join(folder, 'hostile');
  const made = spawnSync(process.execPath, [sharedPath('reliability/hostile/gen.mjs'), to]);
  if (made.status !== 0) return [];
  const manifest = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8')) as { cases: HostileCase[] };
  const found = manifest.cases.filter(({ category, id }) => category === 'xlsx' && !REFUSED_LATER.test(id));
  return found.map((one) => ({ ...one, file: join(to, one.file) }));
}

describeShared('hostile workbooks', 'reliability/hostile/gen.mjs', () => {
  const cases = hostileCases();

  it('are many', () => expect(cases.length).toBeGreaterThan(25));

  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { file, expect: { outcome } }) => {
    const { errors, milliseconds, megabytes } = measure(file);
    if (outcome === 'reject') expect(errors).toEqual([expect.stringMatching(/^E_XLS/)]);
    if (outcome === 'accept') expect(errors).toEqual([]);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });
});
