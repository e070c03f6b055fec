// Runs the hostile suite on this folder's regstat, but for the cases that need what there is not yet; prints those.
//   node test/hostile/run.mjs --suite FOLDER [--cases FOLDER] [--big] [--jobs N] [--only REGEX] [--json FILE] [--adapter store|files]
// --adapter files reads the deliveries anew for each question; the store is asked unless said.
// --suite is the folder with gen.mjs and run.mjs; the cases are made in --cases, else in a temporary folder.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onlyThese, splitCases } from './cases.mjs';

const { values } = parseArgs({
  options: {
    suite: { type: 'string' },
    cases: { type: 'string' },
    big: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string' },
    json: { type: 'string' },
    adapter: { type: 'string', default: 'store' },
  },
});
if (values.suite === undefined) throw new Error('--suite FOLDER is missing');

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = values.cases ?? mkdtempSync(join(tmpdir(), 'regstat-hostile-'));

function node(script, args) {
  const env = { ...process.env, REGSTAT: fileURLToPath(new URL('../..', import.meta.url)) };
  return (
    spawnSync(process.execPath, [join(values.suite, script), ...args], { stdio: 'inherit', env }).status ?? 1
  );
}

try {
  const made = node('gen.mjs', [folder, ...(values.big ? ['--big'] : [])]);
  if (made !== 0) throw new Error('the cases could not be made');
  const { run, left } = splitCases(
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
    values.adapter,
  );
  for (const [need, ids] of Object.entries(left)) console.log(`left out, need ${need}: ${ids.join(' ')}`);
  const wanted = values.only === undefined ? run : run.filter((id) => new RegExp(values.only).test(id));
  const args = [
    '--cases',
    folder,
    '--adapter',
    join(here, values.adapter === 'files' ? 'adapter-files.json' : 'adapter.json'),
    '--jobs',
    values.jobs,
    '--verbose',
  ];
  const report = values.json === undefined ? [] : ['--json', values.json];
  process.exitCode = node('run.mjs', [...args, '--only', onlyThese(wanted), ...report]);
} finally {
  if (values.cases === undefined) rmSync(folder, { recursive: true, force: true });
}
