// Keeps V8's code of the program in dist/cli.cache, after a few commands have had the functions compiled that most
// commands need. Run by the build, and for an offline bundle by the Node of that; bin/load.js uses it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where the program lies: here, or in the folder named. */
const [, , home = root] = process.argv;
const { compile, load } = createRequire(import.meta.url)(join(home, 'bin/load.js'));
const fixtures = join(root, 'fixtures/weifang');
const scratch = mkdtempSync(join(tmpdir(), 'regstat-build-'));

/** A file that the scanner reads, and of which all kinds of rows are printed. */
function largeFile() {
  const row = (_, i) =>
    `region ${i % 500},x,${2020 + Math.floor(i / 6000)}-${1 + (Math.floor(i / 500) % 12)},${i}.5`;
  const file = join(scratch, 'large.csv');
  writeFileSync(file, `region,indicator,period,value\n${Array.from({ length: 18_000 }, row).join('\n')}\n`);
  return file;
}

const store = ['--store', join(scratch, 'regstat.db')];
const COMMANDS = [
  ['rank', '--data', fixtures, '--period', '2023-05'],
  ['compare', '--data', fixtures, '--period', '2023-05', '--lang', 'en'],
  ['ingest', fixtures, ...store],
  ['rank', '--period', '2023-05', ...store],
  ['rank', '--data', largeFile(), '--period', 'all', '-o', join(scratch, 'out.csv')],
];

const script = compile();
for (const command of COMMANDS) {
  process.argv.splice(2, Infinity, ...command);
  await load(script).main('');
}
writeFileSync(join(home, 'dist/cli.cache'), script.createCachedData());
rmSync(scratch, { recursive: true });
