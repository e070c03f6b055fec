// The command line of the benchmark, and which cases it asks for.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SIZES } from './data.mjs';
import { PEERS } from './peers.mjs';
import { ORDERS } from './write-data.mjs';

/** What runs when nothing is asked for: size -> order -> jobs. */
const USUAL = {
  S: { period: ['full'] },
  M: { period: ['full', 'latest', 'share'], shuffle: ['full'], region: ['full'] },
  L: { period: ['full', 'latest', 'share'] },
};
const ROUNDS = { start: 20, S: 15, M: 5, L: 3 };
const JOBS = ['full', 'latest', 'share', 'start'];
const NAMES = PEERS.filter(({ floor, name }) => !floor && name !== 'regstat').map(({ name }) => name);
const local = (path) => fileURLToPath(new URL(path, import.meta.url));

export const USAGE = `usage: npm start -- [options]      (lists are parted by commas)
  --size ${Object.keys(SIZES).join(',')}
  --job ${JOBS.join(',')}
  --order ${ORDERS.join(',')}
  --peer ${NAMES.slice(0, 5).join(',')},
         ${NAMES.slice(5).join(',')}
                    (regstat and the floors always take part)
  --rounds N        measured rounds (${Object.entries(ROUNDS)
    .map((pair) => pair.join(' '))
    .join(', ')})
  --timeout SECONDS when to give up a run (600)
  --folder FOLDER   for data, outputs and results (bench/.data)
  --regstat FILE    the build to measure (bin/regstat.js of this project)
  --publish         also put the chart and the tables into bench/ and its README
  --help`;

/** @throws {Error} naming an option or a value that does not exist */
export function readOptions(args) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const { values } = parseArgs({
    args,
    options: {
      ...{ size: text, job: text, order: text, peer: text, rounds: text, timeout: text },
      ...{ folder: text, regstat: text, publish: flag, help: flag },
    },
  });
  const sizes = list(values.size, Object.keys(SIZES), 'size');
  const jobs = list(values.job, JOBS, 'job');
  const orders = list(values.order, ORDERS, 'order');
  const rounds = positive(values.rounds, 'rounds');
  return {
    help: values.help,
    publish: values.publish,
    peers: list(values.peer, NAMES, 'peer'),
    cases: cases(sizes, jobs, orders),
    start: jobs ? jobs.includes('start') : !sizes && !orders,
    rounds: (size) => rounds ?? ROUNDS[size],
    seconds: positive(values.timeout, 'timeout') ?? 600,
    folder: values.folder ? resolve(values.folder) : local('../.data'),
    regstat: values.regstat ? resolve(values.regstat) : local('../../bin/regstat.js'),
  };
}

/** Every combination of what is asked for; what is not asked for is as usual. */
function cases(sizes, jobs, orders) {
  return (sizes ?? Object.keys(USUAL)).flatMap((size) =>
    (orders ?? Object.keys(USUAL[size])).flatMap((order) =>
      (jobs ?? USUAL[size][order] ?? ['full'])
        .filter((job) => job !== 'start')
        .map((job) => ({ size, order, job })),
    ),
  );
}

function list(text, known, what) {
  if (text === undefined) return undefined;
  const wanted = text.split(',').map((item) => item.trim());
  const strange = wanted.find((item) => !known.includes(item));
  if (strange !== undefined) throw new Error(`no ${what} '${strange}': ${known.join(', ')}`);
  return known.filter((item) => wanted.includes(item));
}

function positive(text, what) {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${what} ${text}: a whole number above 0`);
  return number;
}
