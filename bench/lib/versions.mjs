// Which peers are on this machine, and in which version; otherwise why not.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const bench = new URL('../', import.meta.url);

/** Node peers that hold everything as objects may use most of the machine's memory. */
export const heap = `--max-old-space-size=${Math.floor((totalmem() / 2 ** 20) * 0.75)}`;

/** A package of bench/package.json; loaded once, because a package can be there without its binary. */
export function packageVersion(name) {
  const load = ['--input-type=module', '-e', `await import('${name}'); process.exit(0)`];
  const run = spawnSync(process.execPath, load, { cwd: fileURLToPath(bench), encoding: 'utf8' });
  if (run.status !== 0) return { missing: `${name} does not load: npm ci in bench/ (${reason(run.stderr)})` };
  const manifest = new URL(`node_modules/${name}/package.json`, bench);
  return { version: JSON.parse(readFileSync(manifest, 'utf8')).version };
}

/** A program of the machine, asked by a command that prints a version or at least succeeds. */
export function engineVersion([file, ...args]) {
  const run = spawnSync(file, args, { encoding: 'utf8' });
  if (run.error) return { missing: `${file} is not on this machine` };
  if (run.status !== 0) return { missing: `${file}: ${reason(run.stderr)}` };
  return { version: /\d+(?:\.\d+)+/.exec(run.stdout)?.[0] ?? '' };
}

function reason(text) {
  const lines = text.trim().split('\n');
  return (lines.find((line) => /error|cannot/i.test(line)) ?? lines.at(-1) ?? '').trim().slice(0, 120);
}
