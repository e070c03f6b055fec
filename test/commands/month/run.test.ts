import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/store/content.ts';

const folder = mkdtempSync(join(tmpdir(), 'regstat-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ZONES = ['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'Europe/London'];
const LOCALES = ['C', 'zh_CN.UTF-8', 'de_DE.UTF-8'];
const LONGEST = 180_000;

/** A month of its own: a folder with a month.yaml, and deliveries beside it. */
function makeMonth(name: string, ...more: readonly string[]): string {
  const own = join(folder, name);
  cpSync('fixtures/weifang', join(own, 'deliveries'), { recursive: true });
  const lines = [
    'month: 1',
    'data: deliveries',
    'regions: weifang-14',
    'output: out/{period}',
    'copies: true',
  ];
  const tables = [
    'tables:',
    '  - command: rank',
    '    indicator: 税收收入',
    '    moved-from: "{previous}"',
    '    output: 税收位次',
    '  - { command: compare, output: 对比表 }',
  ];
  const file = join(own, 'month.yaml');
  writeFileSync(file, `${[...lines, ...more, ...tables].join('\n')}\n`);
  return file;
}

function run(file: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ['bin/regstat.js', 'run', file, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

/** Every file of a folder with the hash of its bytes. */
function contentsOf(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const named = files.map((f) => join(f.parentPath, f.name));
  return Object.fromEntries(
    named.sort().map((name) => [name.slice(path.length), hashOf(() => [readFileSync(name)])]),
  );
}

/** Whether everything that the manifest of a folder names is there, byte for byte. */
function isWhole(path: string): boolean {
  const { inputs, outputs } = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'));
  const named = [
    ...outputs,
    ...inputs.flatMap((i: { copy?: string }) => (i.copy ? [{ ...i, file: i.copy }] : [])),
  ];
  const held = contentsOf(path);
  return named.every((o: { file: string; sha256: string }) => held[`/${o.file}`] === o.sha256);
}

describe('the same inputs', () => {
  it(
    'give the same bytes in every time zone and locale, from every folder, however often',
    () => {
      const file = makeMonth('zones');
      const runs = ZONES.flatMap((TZ) => LOCALES.map((LC_ALL) => ({ TZ, LC_ALL, LANG: LC_ALL })));
      const outs = [...runs, ...runs.slice(0, 2)].map((env, i) => {
        const out = join(folder, `zone-${i}`);
        expect(run(file, ['-o', out], env).status).toBe(0);
        return contentsOf(out);
      });
      expect(Object.keys(outs[0] ?? {})).toHaveLength(12 + 1 + 18);
      for (const out of outs) expect(out).toEqual(outs[0]);
      const moved = join(folder, 'moved');
      cpSync(join(folder, 'zones'), moved, { recursive: true });
      const script = join(process.cwd(), 'bin/regstat.js');
      const away = spawnSync(process.execPath, [script, 'run', 'month.yaml'], { cwd: moved });
      expect(away.status).toBe(0);
      expect(contentsOf(join(moved, 'out/2023-05'))).toEqual(outs[0]);
    },
    LONGEST,
  );

  it('give what the command itself writes', () => {
    const file = makeMonth('alike');
    run(file);
    const direct = join(folder, 'direct.csv');
    const args = [
      '--regions',
      'weifang-14',
      '--indicator',
      '税收收入',
      '--moved-from',
      '2023-04',
      '-o',
      direct,
    ];
    spawnSync(process.execPath, [
      'bin/regstat.js',
      'rank',
      '--data',
      join(folder, 'alike/deliveries'),
      ...args,
    ]);
    const made = readFileSync(join(folder, 'alike/out/2023-05/税收位次.csv'), 'utf8');
    expect(made).toBe(readFileSync(direct, 'utf8'));
  });
});

describe('a month that has passed', () => {
  it('comes out as it did when it was the newest', () => {
    const file = makeMonth('passed');
    const later = join(folder, 'passed/deliveries/2023-05-主要经济指标.csv');
    const bytes = readFileSync(later);
    rmSync(later);
    expect(run(file).status).toBe(0);
    const before = contentsOf(join(folder, 'passed/out/2023-04'));
    writeFileSync(later, bytes);
    expect(run(file, ['--period', '2023-04']).status).toBe(0);
    const after = contentsOf(join(folder, 'passed/out/2023-04'));
    // Profits of April come with the file of May, and are figures of April all the same.
    const tables = (files: Record<string, string>) =>
      Object.entries(files).filter(([name]) => /税收位次|审核/.test(name));
    expect(tables(before)).toHaveLength(8);
    expect(tables(after)).toEqual(tables(before));
  });
});

describe('the folder of a run', () => {
  it('is left alone with --if-changed until an input changes', () => {
    const file = makeMonth('changed');
    const out = join(folder, 'changed/out/2023-05');
    run(file);
    const first = contentsOf(out);
    const again = run(file, ['--if-changed', '--lang', 'zh']);
    expect([again.status, again.stdout]).toEqual([0, '']);
    expect(again.stderr).toContain('N_RUN_UNCHANGED');
    const delivery = join(folder, 'changed/deliveries/2023-05-主要经济指标.csv');
    writeFileSync(delivery, readFileSync(delivery, 'utf8').replace('54824', '54834'));
    expect(run(file, ['--if-changed']).stderr).not.toContain('N_RUN_UNCHANGED');
    expect(contentsOf(out)).not.toEqual(first);
    expect(contentsOf(`${out}.previous`)).toEqual(first);
    const between = ['bin/regstat.js', 'history', '--between', `${out}.previous`, out, '-f', 'csv'];
    const { stdout, stderr } = spawnSync(process.execPath, between, { encoding: 'utf8' });
    expect(stdout).toContain('税收位次,tax_rev,2023-05,ytd,370704,坊子区,,value,5.4824,5.4834\n');
    expect(stderr).toContain('deliveries/2023-05-主要经济指标.csv');
  });

  it('is never replaced when it holds what no run wrote', () => {
    const file = makeMonth('foreign');
    const out = join(folder, 'foreign/out/2023-05');
    run(file);
    writeFileSync(join(out, '通报.docx'), 'by hand');
    const before = contentsOf(out);
    const refused = run(file);
    expect([refused.status, refused.stderr]).toEqual([4, expect.stringContaining('通报.docx')]);
    expect(contentsOf(out)).toEqual(before);
  });

  it('is not touched while the gate is closed, and a draft has one of its own', () => {
    const file = makeMonth('gate');
    const closed = run(file, ['--period', '2023-03']);
    expect([closed.status, closed.stdout]).toEqual([1, expect.stringContaining('昌邑市')]);
    expect(readdirSync(join(folder, 'gate'))).not.toContain('out');
    expect(run(file, ['--period', '2023-03', '--draft']).status).toBe(0);
    expect(readdirSync(join(folder, 'gate/out'))).toEqual(['2023-03-draft']);
    const draft = join(folder, 'gate/out/2023-03-draft');
    const pages = readFileSync(join(draft, '对比表.txt'), 'utf8').split('\n\n');
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.filter((page) => !page.startsWith('【征求意见稿】'))).toEqual([]);
    expect(JSON.parse(readFileSync(join(draft, 'manifest.json'), 'utf8'))).toMatchObject({
      draft: true,
      gate: { error: 1 },
    });
  });

  it('is not made by --dry-run, nor is a store', () => {
    const file = makeMonth('dry', 'store: regstat.db');
    expect(run(file, ['--dry-run']).status).toBe(0);
    expect(readdirSync(join(folder, 'dry')).sort()).toEqual(['deliveries', 'month.yaml']);
  });

  it('is the same from a store as from the files', () => {
    const fromStore = makeMonth('stored', 'store: regstat.db');
    expect(run(fromStore).status).toBe(0);
    const fromFiles = makeMonth('read');
    run(fromFiles);
    const [a, b] = ['stored', 'read'].map((name) => contentsOf(join(folder, name, 'out/2023-05')));
    const tables = Object.keys(b ?? {}).filter((name) => !/manifest|inputs/.test(name));
    expect(tables).toHaveLength(12);
    for (const name of tables) expect(a?.[name]).toBe(b?.[name]);
    expect(run(fromStore, ['--if-changed']).stderr).toContain('N_RUN_UNCHANGED');
  });
});

describe('a run that is killed', () => {
  it(
    'leaves the old folder or the new one, and the next run works',
    async () => {
      const file = makeMonth('killed');
      const out = join(folder, 'killed/out/2023-05');
      const delivery = join(folder, 'killed/deliveries/2023-05-主要经济指标.csv');
      const text = readFileSync(delivery, 'utf8');
      run(file);
      for (let trial = 0; trial < 12; trial++) {
        writeFileSync(delivery, text.replace('54824', String(54000 + trial)));
        await killedAfter(file, 250 + trial * 25);
        expect(isWhole(out)).toBe(true);
      }
      expect(run(file).status).toBe(0);
      expect(isWhole(out)).toBe(true);
      expect(readdirSync(join(folder, 'killed/out')).sort()).toEqual(['2023-05', '2023-05.previous']);
    },
    LONGEST,
  );
});

function killedAfter(file: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['bin/regstat.js', 'run', file], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

describe('two runs at once', () => {
  it('do not wait for each other: the second says who runs', () => {
    const file = makeMonth('locked');
    const lock = join(folder, 'locked/out/2023-05.lock');
    mkdirSync(join(folder, 'locked/out'));
    const owner = { who: '王', pid: process.pid, host: 'elsewhere', since: '2023-06-12T09:30:00+08:00' };
    writeFileSync(lock, JSON.stringify(owner));
    const second = run(file);
    expect([second.status, second.stdout]).toEqual([4, '']);
    expect(second.stderr).toMatch(/E_RUN_BUSY.*elsewhere 上 王 的进程 \d+，始于 2023-06-12T09:30:00\+08:00/);
    expect(readdirSync(join(folder, 'locked/out'))).toEqual(['2023-05.lock']);
  });
});
