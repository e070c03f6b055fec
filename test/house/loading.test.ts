import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from './sources.ts';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}

/**
 * What a command line runs, as V8's coverage reports it: the files of the package, and the modules that were set up
 * (the bundler has a function for each, named after its source).
 */
function loadedBy(...args: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'regstat-loading-'));
  const env = { ...process.env, NODE_V8_COVERAGE: folder };
  spawnSync(process.execPath, ['bin/regstat.js', ...args], { cwd: root, env });
  const reports = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  rmSync(folder, { recursive: true });
  const scripts = reports.flatMap((report) => (JSON.parse(report) as Coverage).result);
  return scripts
    .filter(({ url }) => url.startsWith('file:') && fileURLToPath(url).startsWith(root))
    .flatMap(({ url, functions }) => [
      basename(url),
      ...functions
        .filter(
          ({ ranges, functionName }) => ranges[0]?.count && /^(?:src|node_modules)\//.test(functionName),
        )
        .map(({ functionName }) => functionName.replace(/^src\//, '')),
    ]);
}

const RANK = ['rank', '--data', 'fixtures/weifang', '--indicator', 'tax_rev'];
const SCANNER = /^(?:ingest\/scan|commands\/(?:crew|worker))/;
const UNUSED = /danfo|explore|saxes|yaml|zod|xlsx.workbook|recipe-file/;

describe('what a command loads', () => {
  it('is a few lines for --version', () => {
    expect(loadedBy('--version')).toEqual(['regstat.js']);
  });

  it('is never danfojs-node, nor what reads workbooks and recipes, for a ranking', () => {
    const names = loadedBy(...RANK);
    expect(names).toEqual(expect.arrayContaining(['cli.cjs', 'commands/rank.ts', 'render/terminal.ts']));
    expect(names.filter((name) => UNUSED.test(name))).toEqual([]);
  });

  it('is nothing made for large files for a small ranking', () => {
    const names = loadedBy(...RANK, '-f', 'csv');
    expect(names).toContain('commands/rank.ts');
    expect(names.filter((name) => SCANNER.test(name))).toEqual([]);
  });

  it('is the scanner, and no other thread, for a file of a few megabytes at most', () => {
    const folder = mkdtempSync(join(tmpdir(), 'regstat-loading-'));
    const file = join(folder, 'long.csv');
    const row = (_: unknown, i: number) => `region ${i % 400},x,${1950 + Math.floor(i / 400)}-05,${i}`;
    const rows = Array.from({ length: 20_000 }, row);
    writeFileSync(file, `region,indicator,period,value\n${rows.join('\n')}\n`);
    const names = loadedBy('rank', '--data', file, '-f', 'csv');
    rmSync(folder, { recursive: true });
    expect(names).toContain('ingest/scan/scanner.ts');
    expect(names.filter((name) => name.startsWith('commands/crew') || name === 'worker.js')).toEqual([]);
  });

  it('is no store, no scanner and no printer for the completion of a name', () => {
    const names = loadedBy('completion', 'bash', '--', 'rank', '--indicator', '税');
    expect(names).toContain('commands/completion-offers.ts');
    const others = /^(?:store\/store|ingest\/trace|render\/terminal|table\/explain)/;
    expect(names.filter((name) => UNUSED.test(name) || SCANNER.test(name) || others.test(name))).toEqual([]);
  });

  it('is no terminal table for machine formats', () => {
    const names = loadedBy(...RANK, '-f', 'csv');
    expect(names).toContain('render/csv.ts');
    expect(names).not.toContain('render/terminal.ts');
  });

  it('is the store with --store, and nothing of libsql without', () => {
    const ofStore = (names: string[]) =>
      names.filter((name) => /^store\/(?:store|database)|libsql/.test(name));
    expect(ofStore(loadedBy(...RANK))).toEqual([]);
    expect(ofStore(loadedBy('rank', '--store', 'no-such.db'))).toContain('store/store.ts');
  });

  it('is danfojs-node for explore', () => {
    const names = loadedBy('explore', 'describe', '--data', 'fixtures/specialised-enterprises');
    expect(names).toEqual(expect.arrayContaining(['danfojs-node.cjs', 'frame/danfo.ts']));
  });

  it('is compiled already by the Node that built it, and by another when it runs', () => {
    // Inside the project, where libsql is found.
    const home = mkdtempSync(join(root, 'node_modules/.regstat-'));
    for (const part of ['bin', 'data', 'dist', 'package.json']) {
      cpSync(join(root, part), join(home, part), { recursive: true });
    }
    const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    const { compile } = createRequire(import.meta.url)(join(home, 'bin/load.js'));
    const rank = () => run(join(home, 'bin/regstat.js'), ...RANK, '-f', 'csv').stdout;
    expect(run('.ci/code-cache.mjs', home).status).toBe(0);
    expect(compile().cachedDataRejected).toBe(false);
    const quick = rank();
    writeFileSync(join(home, 'dist/cli.cache'), 'code of another Node');
    expect(rank()).toBe(quick);
    expect(quick).toContain('tax_rev');
    rmSync(home, { recursive: true });
  });
});

describe('danfojs-node', () => {
  it('lies in files of its own, with nothing of tensorflow', () => {
    const files = readdirSync(join(root, 'dist')).filter((name) => /\.c?js$/.test(name));
    const texts = files.map((name) => [name, readFileSync(join(root, 'dist', name), 'utf8')] as const);
    const holding = texts.filter(([, text]) => text.includes('NDframe')).map(([name]) => name);
    expect(holding.map((name) => name.replace(/-\w+(?=\.js)/, '')).sort()).toEqual([
      'danfo.js',
      'danfojs-node.cjs',
    ]);
    for (const [, text] of texts) expect(text).not.toMatch(/webgl|tf\.backend|registerKernel\(/);
  });
});
