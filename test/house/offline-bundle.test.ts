import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { root } from './sources.ts';

const PLATFORM = 'linux-x64';
/** What the script says where the network is missing. */
const UNAVAILABLE = 69;

const folder = mkdtempSync(join(tmpdir(), 'regstat-offline-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// A person's folder may be called anything.
const place = join(folder, '离线 bundle');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const home = join(place, `regstat-${version}-${PLATFORM}`);
const zip = join(folder, `regstat-${version}-${PLATFORM}.zip`);

/** Why the bundle cannot be tried here. */
let obstacle = '';

function build(env: NodeJS.ProcessEnv = {}) {
  const args = [join(root, '.ci/offline/bundle.mjs'), PLATFORM, '--to', folder];
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
}

/** Makes and unpacks the bundle. @returns what is missing here for that */
function unpacked(): string {
  if (`${process.platform}-${process.arch}` !== PLATFORM) return `this is no ${PLATFORM}`;
  if (spawnSync('unzip', ['-v']).error) return 'there is no unzip here';
  const { status, stderr } = build();
  if (status === UNAVAILABLE) return stderr.trim();
  if (status !== 0) throw new Error(stderr);
  mkdirSync(place);
  const { status: unzipped } = spawnSync('unzip', ['-q', zip, '-d', place]);
  return unzipped === 0 ? '' : 'unzip failed';
}

/** Runs the bundle where no other Node can be found. */
function run(args: readonly string[], launcher = join(home, 'regstat')) {
  const { stdout, stderr, status } = spawnSync(launcher, args, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: '/nonexistent' },
  });
  return { stdout, stderr, status };
}

function whole(context: TestContext): void {
  if (obstacle !== '') context.skip(`skipped: ${obstacle}`);
}

const RANK = ['--indicator', 'tax_rev', '--regions', 'weifang-14', '--period', '2023-05'];

describe('the offline bundle', () => {
  beforeAll(() => {
    obstacle = unpacked();
    if (obstacle !== '') console.warn(`The offline bundle is not tested: ${obstacle}`);
  }, 600_000);

  it('starts without Node on the PATH, through a link as well', (context) => {
    whole(context);
    expect(run(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 });
    const link = join(folder, 'regstat');
    symlinkSync(join(home, 'regstat'), link);
    expect(run(['--version'], link).stdout).toBe(`${version}\n`);
  });

  it('ranks as the program here does', (context) => {
    whole(context);
    const args = ['rank', '--data', 'fixtures/weifang', ...RANK];
    const here = spawnSync(process.execPath, ['bin/regstat.js', ...args], { cwd: root, encoding: 'utf8' });
    expect(run(args)).toEqual({ stdout: here.stdout, stderr: '', status: 0 });
  });

  it('keeps a store', (context) => {
    whole(context);
    const store = join(folder, 'regstat.db');
    expect(run(['ingest', 'fixtures/weifang', '--store', store, '--quiet'])).toMatchObject({
      stderr: '',
      status: 0,
    });
    const ofFiles = run(['rank', '--data', 'fixtures/weifang', ...RANK, '-f', 'csv']);
    expect(run(['rank', '--store', store, ...RANK, '-f', 'csv'])).toEqual(ofFiles);
  });

  it('tells the exit code of the program', (context) => {
    whole(context);
    expect(run(['rank', '--data', 'fixtures/bad/number.csv']).status).toBe(3);
  });

  it('has its code compiled for its own Node', (context) => {
    whole(context);
    const ask = 'console.log(require(process.argv[1]).compile().cachedDataRejected)';
    const { stdout } = spawnSync(join(home, 'runtime/node'), ['-e', ask, join(home, 'bin/load.js')], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('false\n');
  });

  it('holds the licences of all that is in it', (context) => {
    whole(context);
    expect(readdirSync(join(home, 'runtime')).sort()).toEqual(['LICENSE', 'node']);
    expect(readdirSync(home)).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(readdirSync(join(home, 'dist'))).toContain('THIRD-PARTY-NOTICES.txt');
  });

  it('is a zip of files in order, of one date, of which two can be run', (context) => {
    whole(context);
    const { stdout } = spawnSync('unzip', ['-Z', zip], { encoding: 'utf8' });
    const entries = stdout.split('\n').filter((line) => line.startsWith('-'));
    const names = entries.map((line) => line.slice(line.indexOf(`regstat-${version}`)));
    expect(names).toEqual(names.toSorted());
    expect(entries.filter((line) => !line.includes(' 80-Jan-01 00:00 '))).toEqual([]);
    const running = names.filter((_, at) => entries[at]?.startsWith('-rwxr-xr-x'));
    expect(running.map((name) => name.replace(/^[^/]+\//, ''))).toEqual(['regstat', 'runtime/node']);
  });

  it('refuses a package that is not the one that was pinned', async (context) => {
    whole(context);
    const { runtimePackages, unpack } = await import(join(root, '.ci/offline/packages.mjs'));
    const [first] = runtimePackages('@libsql/linux-x64-gnu');
    const other = { ...first, integrity: 'sha512-another' };
    expect(() => unpack(other, folder, join(folder, 'other'))).toThrow(/ is sha512-\S+, not sha512-another$/);
  });
});

describe('without a network', () => {
  it('says so, with an exit code of its own', () => {
    const nowhere = { npm_config_registry: 'http://127.0.0.1:1', npm_config_cache: join(folder, 'npm') };
    const { status, stderr } = build(nowhere);
    expect([status, stderr]).toEqual([
      UNAVAILABLE,
      expect.stringMatching(/^libsql@\S+ cannot be fetched: .*ECONNREFUSED\n$/),
    ]);
  });
});
