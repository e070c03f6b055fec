import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageImporters, root } from './sources.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dist = join(root, 'dist');
const chunks = () => readdirSync(dist).filter((name) => /\.c?js$/.test(name));
const readChunk = (name: string) => readFileSync(join(dist, name), 'utf8');

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** The chunks that are loaded together with one entry, without those behind `import()`. */
function loadedWith(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const [, next] of readChunk(entry).matchAll(/\b(?:from|import)"\.\/([^"]+)"/g)) {
    if (next) loadedWith(next, seen);
  }
  return seen;
}

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regstat-package-'));
  const installed = join(folder, 'node_modules', 'regstat');
  let packed: Packed;

  beforeAll(() => {
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    packed = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }))[0];
    mkdirSync(installed, { recursive: true });
    const tarball = join(folder, packed.filename);
    execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('promises Node 20.19 and no dependency but the store', () => {
    expect(manifest.engines.node).toBe('>=20.19');
    expect(Object.keys(manifest.dependencies ?? {}).filter((name) => name !== 'libsql')).toEqual([]);
  });

  it('contains what its manifest names, the data, the licences, and no sources', () => {
    const paths = packed.files.map(({ path }) => path);
    const { types, default: main } = manifest.exports['.'];
    const named = [manifest.bin.regstat, types, main].map((path) => path.replace(/^\.\//, ''));
    expect(paths).toEqual(expect.arrayContaining([...named, 'LICENSE', 'README.md']));
    expect(paths).toEqual(expect.arrayContaining(['data/indicators.csv', 'dist/THIRD-PARTY-NOTICES.txt']));
    expect(paths).toEqual(expect.arrayContaining(['dist/layout.schema.json', 'dist/month.schema.json']));
    expect(paths.filter((path) => /^(?:src|test|\.ci|fixtures)\//.test(path))).toEqual([]);
  });

  it('is smaller than 40 MB and free of TensorFlow', () => {
    expect(packed.unpackedSize).toBeLessThan(40e6);
    const kernels = /FusedBatchNorm|registerKernel|Conv2DBackprop/;
    expect(chunks().filter((name) => kernels.test(readChunk(name)))).toEqual([]);
  });

  it('satisfies publint', async () => {
    const tarball = new Uint8Array(readFileSync(join(folder, packed.filename))).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('runs with nothing else installed', () => {
    const args = [join(installed, manifest.bin.regstat), '--version'];
    expect(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).trim()).toBe(
      manifest.version,
    );
  });

  it('is typed for those who install it', () => {
    writeFileSync(
      join(folder, 'use.mts'),
      "import * as regstat from 'regstat';\nexport const used = regstat;\n",
    );
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const typeRoots = ['--typeRoots', join(root, 'node_modules/@types')];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, ...typeRoots, join(folder, 'use.mts')], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });

  it('loads danfojs-node with the library only on demand', () => {
    const atStart = [...loadedWith('index.js')];
    expect(atStart.filter((name) => /danfo/.test(name) || readChunk(name).includes('tensorflow'))).toEqual(
      [],
    );
  });

  it('names the licence of each package it is built from', () => {
    const notices = readFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const bundled = [...packageImporters().keys()].filter((name) => !(name in (manifest.dependencies ?? {})));
    expect(
      bundled.filter((name) => !notices.includes(`\n${name} ${manifest.devDependencies[name]} (`)),
    ).toEqual([]);
  });
});
