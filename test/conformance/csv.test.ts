import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPanel } from '../../src/index.ts';
import { decodeText } from '../../src/ingest/encoding.ts';
import { readGrid } from '../../src/ingest/grid.ts';
import { describeShared, sharedPath } from '../helpers/shared.ts';

const SPECTRUM = 'reliability/conformance/csv-spectrum';
const TEST_DATA = 'reliability/conformance/csv-test-data';

function gridOf(file: string): string[][] {
  const { text } = decodeText(readFileSync(file), file);
  return readGrid(text).rows.map(({ cells }) => [...cells]);
}

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
    const refused = await readPanel([sharedPath(`${TEST_DATA}/csv/${name}.csv`)]).catch(
      (error) => error.issues,
    );
    const lines = (refused as { origin?: { line?: number } }[]).map((i) => i.origin?.line);
    expect(lines.some((line) => line !== undefined && line > 0)).toBe(true);
  });

  it('is 18 good files and 7 bad ones', () => expect([good.length, bad.length]).toEqual([18, 7]));
});
