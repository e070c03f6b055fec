// Makes dist/: one bundle for the command line and the library, with lazy chunks, type declarations and notices.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { notices } from './notices.mjs';
import { schemas } from './schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

// Packages in CommonJS call `require('node:…')`, which an ES module does not have.
const requireForCommonJs =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";
// What a script needs of a module, see bin/load.js.
const [scriptHead, scriptEnd] = [
  "(function(module,require,__filename){const __url=require('node:url').pathToFileURL(__filename).href;",
  '})',
];
/** Large packages that few commands need: beside the program, they are files of their own. */
const APART = ['danfojs-node', 'saxes', 'yaml', 'zod'];

const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // In a browser danfojs-node would load plotly.
  define: { window: 'undefined' },
  // Identifiers stay: stack traces can be read, and short ones start no faster.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  write: false,
};

/** The library: ES modules with lazy chunks. `new URL('../data/', import.meta.url)` means the same in src/ and in dist/. */
const library = (external) =>
  build({
    ...common,
    entryPoints: ['src/index.ts'],
    splitting: true,
    format: 'esm',
    external,
    chunkNames: '[name]-[hash]',
    banner: { js: requireForCommonJs },
  });

/** The program: one script, in which what `import()` names is set up when it is first needed. */
const program = (external) =>
  build({
    ...common,
    entryPoints: ['src/cli.ts'],
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external,
    supported: { 'dynamic-import': false },
    define: { ...common.define, 'import.meta.url': '__url' },
    banner: { js: scriptHead },
    footer: { js: scriptEnd },
    plugins: [{ name: 'apart', setup: leaveApart }],
  });

function leaveApart({ onResolve }) {
  onResolve({ filter: new RegExp(`^(?:${APART.join('|')})$`) }, ({ path }) => ({
    path: `./${path}.cjs`,
    external: true,
  }));
}

const packagesApart = () =>
  build({ ...common, entryPoints: APART, format: 'cjs', outExtension: { '.js': '.cjs' } });

/** Bundles src/ (the program and the library) with every package but the runtime dependencies, and writes the notices of what was bundled. */
export async function bundle() {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const external = Object.keys(dependencies);
  const builds = await Promise.all([library(external), program(external), packagesApart()]);
  const outputs = builds.flatMap(({ outputFiles }) => outputFiles);
  const files = new Map(outputs.map((file) => [basename(file.path), file.contents]));
  files.set('THIRD-PARTY-NOTICES.txt', notices(root, Object.assign({}, ...builds.map(outputsOf))));
  for (const [name, schema] of await schemas(root)) files.set(name, schema);
  replaceFiles(files);
  const cache = spawnSync(process.execPath, [join(root, '.ci/code-cache.mjs')], { encoding: 'utf8' });
  if (cache.status !== 0) throw new Error(`the program does not run: ${cache.stderr}`);
}

function outputsOf({ metafile }) {
  return metafile.outputs;
}

/** Writes dist/types from src/index.ts; false when the sources have type errors (declarations are written all the same). */
export function declarations() {
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(root, '.ci/tsconfig.types.json')];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
}

// New files first, then the old ones go: a program started meanwhile finds all its chunks.
function replaceFiles(files) {
  mkdirSync(dist, { recursive: true });
  for (const [name, contents] of files) writeFileSync(join(dist, name), contents);
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    if (entry.isFile() && !files.has(entry.name)) rmSync(join(dist, entry.name));
  }
}
