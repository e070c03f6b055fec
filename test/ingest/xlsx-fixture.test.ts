import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type PanelData, readPanel } from '../../src/index.ts';
import { readWorkbook } from '../../src/ingest/xlsx/workbook.ts';
import { canonicalTable } from '../../src/table/canonical.ts';
import { weifangBook } from '../helpers/weifang-book.ts';

const CSV = 'fixtures/weifang/2023-05-主要经济指标.csv';
const XLSX = 'fixtures/xlsx/2023-05-主要经济指标.xlsx';

/** Findings without the file that they are about. */
function said({ issues }: PanelData): unknown[] {
  return issues.map(({ code, severity, values }) => ({ code, severity, values }));
}

describe('a delivery as a workbook', () => {
  it('is the one that its helper writes (UPDATE_FIXTURES=1 writes it)', () => {
    const made = weifangBook(CSV);
    if (process.env.UPDATE_FIXTURES) writeFileSync(XLSX, made);
    // Versions of Node pack the same parts differently.
    expect(readWorkbook(readFileSync(XLSX), XLSX)).toEqual(readWorkbook(made, XLSX));
    expect(readFileSync(XLSX).length).toBeLessThan(30_000);
  });

  it('gives what the CSV gives, digit by digit', async () => {
    const [csv, xlsx] = [await readPanel([CSV]), await readPanel([XLSX])];
    expect(canonicalTable(xlsx.panel, 'zh').rows).toEqual(canonicalTable(csv.panel, 'zh').rows);
    expect(said(xlsx)).toEqual(said(csv));
  });

  it('is found again by line', async () => {
    const { panel } = await readPanel([XLSX]);
    const origin = panel.origin('tax_rev', 'ytd', 'value', 2023 * 12 + 4, '370704');
    expect(origin).toMatchObject({ file: XLSX, line: 8 });
  });
});
