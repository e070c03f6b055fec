// Makes dist/: one bundle for the command line and the library, with lazy chunks, type declarations and notices.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { notices } from './notices.mjs';
import { recipeSchema } from './schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

// Packages in CommonJS call `require('node:…')`, which an ES module does not have.
const requireForCommonJs =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/** Bundles src/ (the command line, the library, the program of other threads) with every package but the runtime dependencies, and writes the notices of what was bundled. */
export async function bundle() {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts', 'src/index.ts', 'src/commands/worker.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: Object.keys(dependencies),
    // All files lie flat in dist/: `new URL('../data/', import.meta.url)` means the same in src/ and in dist/.
    // A lazy chunk bears the name of the file that `import()` names.
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    // In a browser danfojs-node would load plotly.
    define: { window: 'undefined' },
    banner: { js: requireForCommonJs },
    // Identifiers and class names stay: stack traces and `error.name` can be read, and a short one starts no faster.
    minifyWhitespace: true,
    minifySyntax: true,
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    write: false,
  });
  const files = new Map(outputFiles.map((file) => [basename(file.path), file.contents]));
  files.set('THIRD-PARTY-NOTICES.txt', notices(root, metafile));
  files.set('layout.schema.json', await recipeSchema(root));
  replaceFiles(files);
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
