import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { loadDeliveries } from '../../src/ingest/deliveries.ts';

const catalogue = loadCatalogue('data');
const HEAD = 'provider,indicators,due_day,contact';

function load(...lines: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'regstat-deliveries-'));
  try {
    writeFileSync(join(folder, 'deliveries.csv'), `${[HEAD, ...lines].join('\n')}\n`);
    return loadDeliveries(folder, catalogue);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fault(line: string): string {
  try {
    load(line);
  } catch (error) {
    if (error instanceof InputError)
      return error.issues.map((i) => `${i.code} ${i.origin?.line} ${i.origin?.column}`).join();
  }
  return '';
}

describe('deliveries.csv', () => {
  it('names indicators by any name', () => {
    expect(load('财政局,一般公共预算收入|budget_exp,8,李科长')).toEqual([
      { provider: '财政局', indicators: ['budget_rev', 'budget_exp'], dueDay: 8, contact: '李科长' },
    ]);
    expect(load('海关,trade,,')[0]?.dueDay).toBeUndefined();
  });

  it('is none in a folder without it', () => {
    expect(loadDeliveries('fixtures/weifang', catalogue)).toEqual([]);
    expect(loadDeliveries(undefined, catalogue)).toEqual([]);
  });

  it.each([
    ['财政局,税收收人,8,', 'E_CATALOGUE 2 indicators'],
    ['财政局,tax_rev,32,', 'E_CATALOGUE 2 due_day'],
    ['财政局,tax_rev,月底,', 'E_CATALOGUE 2 due_day'],
    [',tax_rev,8,', 'E_CATALOGUE 2 provider'],
  ])('%s is refused', (line, wanted) => {
    expect(fault(line)).toBe(wanted);
  });
});
