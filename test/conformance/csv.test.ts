import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { readPanel } from '../../src/index.ts';
import { parseCsv } from '../../src/ingest/csv.ts';
import { decodeText } from '../../src/ingest/encoding.ts';
import { readGrid } from '../../src/ingest/grid.ts';
import { describeShared, sharedPath } from '../helpers/shared.ts';

const SPECTRUM = 'reliability/conformance/csv-spectrum';
const TEST_DATA = 'reliability/conformance/csv-test-data';

/** The cells of a file, which the strict and the lenient reader must agree on. */
function gridOf(file: string): string[][] {
  const { text } = decodeText(readFileSync(file), file);
  const cells = readGrid(text).rows.map((row) => [...row.cells]);
  expect(parseCsv(text, file).rows.map((row) => row.cells)).toEqual(cells);
  return cells;
}

// Bad quoting is refused wherever it stands. Heads are bad only to a reader that expects some: the reader of figures
// finds none of its own (no-header, wrong-header), or rows that do not fit them.
const BAD: Readonly<Record<string, string>> = {
  'bad-missing-quote': 'E_QUOTE 2',
  'bad-quotes-with-unescaped-quote': 'E_QUOTE 2',
  'bad-unescaped-quote': 'E_QUOTE 2',
  'bad-header-less-fields': 'E_ROW_LENGTH 2',
  'bad-header-more-fields': 'E_ROW_LENGTH 2',
  'bad-header-no-header': 'E_EMPTY 1',
  'bad-header-wrong-header': 'E_NO_ROWS 1',
};

/** Rows as the suites write them: records by heading, or lists of cells. */
function asExpected(rows: readonly (readonly string[])[], expected: readonly unknown[]): unknown[] {
  if (expected.length > 0 && Array.isArray(expected[0])) return rows.map((row) => [...row]);
  const [head = [], ...body] = rows;
  return body.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

describeShared('csv-spectrum', SPECTRUM, () => {
  const names = readdirSync(sharedPath(`${SPECTRUM}/csvs`)).map((f) => f.replace('.csv', ''));

  it.each(names)('%s', (name) => {
    const expected = JSON.parse(
      readFileSync(sharedPath(`${SPECTRUM}/json/${name}.json`), 'utf8'),
    ) as unknown[];
    expect(asExpected(gridOf(sharedPath(`${SPECTRUM}/csvs/${name}.csv`)), expected)).toEqual(expected);
  });

  it('is eleven files', () => expect(names.length).toBe(11));
});

describeShared('csv-test-data', TEST_DATA, () => {
  const names = readdirSync(sharedPath(`${TEST_DATA}/csv`)).map((f) => f.replace('.csv', ''));
  const bad = names.filter((name) => name.startsWith('bad-'));
  const good = names.filter((name) => !name.startsWith('bad-'));

  it.each(good)('%s', (name) => {
    const expected = JSON.parse(
      readFileSync(sharedPath(`${TEST_DATA}/json/${name}.json`), 'utf8'),
    ) as unknown[];
    expect(asExpected(gridOf(sharedPath(`${TEST_DATA}/csv/${name}.csv`)), expected)).toEqual(expected);
  });

  it.each(bad)('%s is refused with its line', async (name) => {
    const file = sharedPath(`${TEST_DATA}/csv/${name}.csv`);
    const refusal = await readPanel([file]).catch((error: unknown) => error);
    const issues = refusal instanceof InputError ? refusal.issues : [];
    expect(issues.map((i) => `${i.code} ${i.origin?.line}`)).toContain(BAD[name]);
  });

  it('is 18 good files and 7 bad ones', () => expect([good.length, bad.length]).toEqual([18, 7]));
});
