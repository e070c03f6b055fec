import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A loader hook that writes down what is loaded; it runs in a thread of its own and so writes by descriptor. */
const HOOK = `
  import { writeSync } from 'node:fs';
  export async function load(url, context, next) { writeSync(2, 'LOADED ' + url + '\\n'); return next(url, context); }
`;

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** The files that a command line loads, as Node's loader reports them. */
function loadedBy(...args: string[]): string[] {
  const watch = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(HOOK))});`;
  const run = spawnSync(process.execPath, ['--import', dataUrl(watch), 'bin/regstat.js', ...args], {
    encoding: 'utf8',
  });
  return [...run.stderr.matchAll(/LOADED (\S+)/g)].map(([, url = '']) => url.replace(/^.*\//, ''));
}

const RANK = ['rank', '--data', 'fixtures/weifang', '--indicator', 'tax_rev'];
describe('what a command loads', () => {
  it('is only messages for --version', () => {
    const names = loadedBy('--version').filter((name) => name.endsWith('.js'));
    expect(names.slice(0, 2)).toEqual(['regstat.js', 'cli.js']);
    const bytes = names.slice(1).map((name) => readFileSync(`dist/${name}`).length);
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(40_000);
  });

  it('is never danfojs-node for a ranking', () => {
    const names = loadedBy(...RANK);
    expect(names.some((name) => name.startsWith('terminal-'))).toBe(true);
    expect(names.filter((name) => /danfo|explore/.test(name))).toEqual([]);
  });

  it('is nothing made for large files for a small ranking', () => {
    expect(loadedBy(...RANK, '-f', 'csv').filter((name) => /^(?:crew|scan|worker)/.test(name))).toEqual([]);
  });

  it('is the scanner, and no other thread, for a file of a few megabytes at most', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'regstat-loading-')), 'long.csv');
    const row = (_: unknown, i: number) => `region ${i % 400},x,${1950 + Math.floor(i / 400)}-05,${i}`;
    const rows = Array.from({ length: 20_000 }, row);
    writeFileSync(file, `region,indicator,period,value\n${rows.join('\n')}\n`);
    const names = loadedBy('rank', '--data', file, '-f', 'csv');
    rmSync(dirname(file), { recursive: true });
    expect(names.filter((name) => /^(?:crew|scan|worker)/.test(name)).length).toBe(1);
  });

  it('is no reader, no store and no printer for the completion of a name', () => {
    const names = loadedBy('completion', 'bash', '--', 'rank', '--indicator', '税');
    expect(names.some((name) => name.startsWith('completion-'))).toBe(true);
    expect(
      names.filter((name) => /^(?:crew|scan|worker|danfo|terminal|store|trace|workbook)/.test(name)),
    ).toEqual([]);
  });

  it('is no terminal table for machine formats', () => {
    expect(loadedBy(...RANK, '-f', 'csv').filter((name) => name.startsWith('terminal-'))).toEqual([]);
  });

  it('is the store with --store, and nothing of libsql without', () => {
    const ofStore = (names: string[]) => names.filter((name) => /^store-|\.node$|libsql/.test(name));
    expect(ofStore(loadedBy(...RANK))).toEqual([]);
    expect(ofStore(loadedBy('rank', '--store', 'no-such.db'))).toHaveLength(1);
  });

  it('is danfojs-node for explore', () => {
    const names = loadedBy('explore', 'describe', '--data', 'fixtures/specialised-enterprises');
    expect(names.some((name) => name.startsWith('danfo-'))).toBe(true);
  });
});

describe('the danfo chunk', () => {
  it('is the only one that holds danfojs-node, and nothing of tensorflow', () => {
    const chunks = spawnSync('ls', ['dist'], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((f) => f.endsWith('.js'));
    const holding = chunks.filter((f) => readFileSync(`dist/${f}`, 'utf8').includes('NDframe'));
    expect(holding.length).toBe(1);
    expect(holding[0]).toMatch(/^danfo-/);
    for (const f of chunks)
      expect(readFileSync(`dist/${f}`, 'utf8')).not.toMatch(/webgl|tf\.backend|registerKernel\(/);
  });
});
