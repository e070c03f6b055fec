import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/commands/program.ts';
import { loadCatalogue } from '../../../src/ingest/catalogue-files.ts';
import { displayWidth } from '../../../src/render/display-width.ts';
import { TEST_RUN } from '../../helpers/run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'regstat-init-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const io = {
  out: () => {},
  log: () => {},
  sum: () => {},
  stdin: () => new Uint8Array(),
  run: TEST_RUN,
  width: undefined,
  color: false,
};
const call = (...args: string[]) => runProgram(args, 'zh', io);

const TOWNS = 'fixtures/month/towns.csv';

describe('the month that init drafts', () => {
  it.each([
    'fixtures/weifang',
    TOWNS,
    'fixtures/layouts/03-towns.csv',
    'fixtures/layouts/04-group-rows.csv',
    'fixtures/layouts/10a-state-ranking.csv',
    'fixtures/layouts/12-months-down-years-across.csv',
  ])('from %s runs as it is, in both languages', async (data) => {
    for (const lang of ['zh', 'en']) {
      const own = join(scratch, `${lang}-${data.replaceAll(/\W/g, '')}`);
      expect(await call('init', data, '--into', own, '--lang', lang)).toBe(0);
      expect(await call('run', join(own, 'month.yaml'), '--draft')).toBe(0);
      const lines = readFileSync(join(own, 'month.yaml'), 'utf8').split('\n');
      const words = lines.filter((line) => /^ *#|# /.test(line) && !line.startsWith('data:'));
      expect(words.filter((line) => displayWidth(line) > 80)).toEqual([]);
    }
  });

  it('has rows for the names that no catalogue knows, and none for others', async () => {
    const own = join(scratch, 'towns');
    await call('init', TOWNS, '--into', own);
    const shipped = loadCatalogue('data');
    const drafted = loadCatalogue('data', join(own, 'catalogue'));
    const added = drafted.indicators.filter((i) => !shipped.indicator(i.id));
    expect(added.map(({ id, unit, basis, decimals }) => [id, unit, basis, decimals])).toEqual([
      ['快递业务量', '万台', 'month', 2],
      ['绿电', '', 'month', 0],
    ]);
    expect(drafted.set('own')?.members.map((m) => m.code)).toEqual(['甲镇', '乙镇', '丙街道']);
    const known = join(scratch, 'known');
    await call('init', 'fixtures/weifang', '--into', known);
    expect(readdirSync(known)).toEqual(['month.yaml']);
    expect(readFileSync(join(known, 'month.yaml'), 'utf8')).toContain('regions: weifang-14 ');
  });

  it('replaces nothing unless told', async () => {
    const own = join(scratch, 'twice');
    await call('init', TOWNS, '--into', own);
    rmSync(join(own, 'month.yaml'));
    const mine = join(own, 'catalogue', 'regions.csv');
    writeFileSync(mine, 'by hand');
    await expect(call('init', TOWNS, '--into', own)).rejects.toMatchObject({ exitCode: 2 });
    expect(readdirSync(own)).toEqual(['catalogue']);
    expect(readFileSync(mine, 'utf8')).toBe('by hand');
    expect(await call('init', TOWNS, '--into', own, '--force')).toBe(0);
    expect(readFileSync(mine, 'utf8')).toContain('甲镇');
  });
});
