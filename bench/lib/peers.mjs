// Who takes part: one object each. Adding a peer is one object here and one program in peers/.
import { figures, PART, WHOLE } from './data.mjs';
import { engineVersion, heap, packageVersion } from './versions.mjs';

/**
 * @typedef {object} Work
 * @property {string} data file read
 * @property {string} output file written
 * @property {'full' | 'latest' | 'share'} job
 * @property {string} regstat program of the build to be measured
 *
 * @typedef {object} Peer
 * @property {string} name as in --peers
 * @property {string} title as printed
 * @property {string[]} jobs
 * @property {string} sizes sizes it runs on; elsewhere it takes minutes or more memory than most machines have
 * @property {string[]} [orders] orders of rows it can take, all unless given
 * @property {string} [once] sizes at which it runs a single round, because a round takes a quarter of a minute or more
 * @property {boolean} [floor] no engine, but the least that reading costs: writes nothing to be checked
 * @property {(regstat: string) => {version: string} | {missing: string}} available
 * @property {(work: Work) => string[]} command
 */

const ALL = ['full', 'latest', 'share'];
const { indicators } = figures('S');
const [part, whole] = [indicators[PART], indicators[WHOLE]];
const rankArguments = ['rank', '--columns', 'indicator,period,region,value,growth,rank'];
const shareArguments = [
  'share',
  '--part',
  part,
  '--whole',
  whole,
  '--columns',
  'period,region,share,share_change',
];

/** All programs in peers/ take the same arguments. */
const run = (program, ...options) => {
  return ({ data, output, job }) => [...program, data, output, job, part, whole, ...options];
};

/** @type {Peer[]} */
export const PEERS = [
  {
    name: 'regstat',
    title: 'regstat',
    jobs: ALL,
    sizes: 'SML',
    available: (regstat) => engineVersion([process.execPath, regstat, '--version']),
    command({ data, output, job, regstat }) {
      const work = job === 'share' ? shareArguments : rankArguments;
      const period = job === 'latest' ? 'latest' : 'all';
      return [process.execPath, regstat, ...work, '--data', data, '--period', period, '--output', output];
    },
  },
  {
    name: 'duckdb',
    title: 'DuckDB',
    jobs: ALL,
    sizes: 'SML',
    available: () => packageVersion('@duckdb/node-api'),
    command: run([process.execPath, 'peers/duckdb.mjs']),
  },
  {
    name: 'duckdb-unordered',
    title: 'DuckDB, rows in any order',
    jobs: ['full', 'latest'],
    sizes: 'ML',
    available: () => packageVersion('@duckdb/node-api'),
    command: run([process.execPath, 'peers/duckdb.mjs'], 'unordered'),
  },
  {
    name: 'polars',
    title: 'Polars',
    jobs: ALL,
    sizes: 'SML',
    available: () => packageVersion('nodejs-polars'),
    command: run([process.execPath, 'peers/polars.mjs']),
  },
  {
    name: 'data.table',
    title: 'data.table',
    jobs: ALL,
    sizes: 'SML',
    available: () => engineVersion(['Rscript', '-e', 'cat(format(packageVersion("data.table")))']),
    command: run(['Rscript', 'peers/data-table.R']),
  },
  {
    name: 'pandas',
    title: 'pandas',
    jobs: ALL,
    sizes: 'SM',
    available: () => engineVersion([python(), ...pandasVersion]),
    command: (work) => run([python(), 'peers/pandas_job.py'])(work),
  },
  {
    name: 'csv-parse',
    title: 'csv-parse and Maps',
    jobs: ALL,
    sizes: 'SM',
    available: () => packageVersion('csv-parse'),
    command: run([process.execPath, heap, 'peers/csv-parse.mjs']),
  },
  {
    name: 'arquero',
    title: 'arquero',
    jobs: ['full'],
    sizes: 'SM',
    once: 'M',
    available: () => packageVersion('arquero'),
    command: run([process.execPath, heap, 'peers/arquero.mjs']),
  },
  {
    name: 'sqlite3',
    title: 'sqlite3',
    jobs: ALL,
    sizes: 'SM',
    once: 'M',
    available: () => engineVersion(['sqlite3', '--version']),
    command: run(['sh', 'peers/sqlite.sh']),
  },
  {
    name: 'awk',
    title: 'awk and sort',
    jobs: ['full'],
    sizes: 'SM',
    once: 'M',
    available: () => engineVersion(['sh', '-c', 'awk "BEGIN { print 1 }" && echo 1 | sort -g']),
    command: run(['sh', 'peers/awk.sh']),
  },
  {
    name: 'miller',
    title: 'Miller',
    jobs: ['full'],
    // One pass, the fastest way: a figure must come after the one of a year ago.
    orders: ['period', 'region'],
    sizes: 'SM',
    once: 'M',
    available: () => engineVersion(['mlr', '--version']),
    command: run(['sh', 'peers/miller.sh']),
  },
  {
    name: 'node-read',
    title: 'Node readSync',
    jobs: ['full'],
    sizes: 'SML',
    floor: true,
    available: () => ({ version: process.versions.node }),
    command: ({ data }) => [process.execPath, 'peers/read-sync.mjs', data],
  },
  {
    name: 'wc',
    title: 'wc -l',
    jobs: ['full'],
    sizes: 'SML',
    floor: true,
    available: () => engineVersion(['wc', '-l', '/dev/null']),
    command: ({ data }) => ['wc', '-l', data],
  },
  {
    name: 'cat',
    title: 'cat',
    jobs: ['full'],
    sizes: 'SML',
    floor: true,
    available: () => engineVersion(['cat', '/dev/null']),
    command: ({ data }) => ['cat', data],
  },
];

const pandasVersion = ['-c', 'import pandas; print(pandas.__version__)'];
let found;

/** The first Python of the path is not always the one that has pandas. */
function python() {
  const programs = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter(Boolean);
  found ??= programs.find((program) => 'version' in engineVersion([program, ...pandasVersion]));
  return found ?? programs[0];
}
