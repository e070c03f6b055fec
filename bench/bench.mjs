// `npm start`: generates the data, runs everything in turn, checks that all agree, prints and draws the results.
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { ABSENT, figures } from './lib/data.mjs';
import { memorySource } from './lib/measure.mjs';
import { readOptions, USAGE } from './lib/options.mjs';
import { PEERS } from './lib/peers.mjs';
import { keep, publish } from './lib/publish.mjs';
import { runCase } from './lib/run-case.mjs';
import { runStart } from './lib/start.mjs';
import { caseTable, summary } from './lib/tables.mjs';
import { targets } from './lib/targets.mjs';
import { dataFile } from './lib/write-data.mjs';

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error.message}\n\n${USAGE}`);
  process.exit(2);
}
if (options.help) console.log(USAGE);
else await main(options);

async function main({ cases, start, folder, regstat, ...wishes }) {
  const { present, skipped, versions } = rollCall(wishes.peers, regstat);
  for (const { title, reason } of skipped) console.log(`skipped: ${title}: ${reason}`);
  if (present[0]?.name !== 'regstat') {
    console.error(
      'regstat itself is missing: run `npm ci` in the folder above, or name a build by --regstat FILE',
    );
    process.exit(2);
  }
  const scratch = join(folder, `run-${process.pid}`);
  mkdirSync(scratch, { recursive: true });
  // On exit, so that an interrupted run leaves no output of hundreds of megabytes behind either.
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const setting = { ...wishes, folder, scratch, regstat };

  const results = { machine: machine(), versions, skipped, cases: [], start: [] };
  if (start) results.start = await runStart(dataFile(folder, 'S', 'period').file, setting, say);
  for (const entry of cases) {
    const result = await measureCase(entry, present, setting);
    console.log(`\n${caseTable(result)}`);
    results.cases.push(result);
  }
  results.targets = targets(results);
  console.log(`\n${summary(results)}`);
  keep(results, folder);
  if (wishes.publish) publish(results);
  if (isFaulty(results)) process.exitCode = 1;
}

/** Who is here, and why the others are not. */
function rollCall(wanted, regstat) {
  const [present, skipped, versions] = [[], [], {}];
  for (const peer of PEERS) {
    // Floors belong to the machine, and everything is told in multiples of regstat: neither is a choice.
    if (wanted && !wanted.includes(peer.name) && !peer.floor && peer.name !== 'regstat') continue;
    const answer = peer.available(regstat);
    if ('missing' in answer) skipped.push({ name: peer.name, title: peer.title, reason: answer.missing });
    else {
      present.push(peer);
      versions[peer.name] = { title: peer.title, version: answer.version };
    }
  }
  return { present, skipped, versions };
}

async function measureCase(entry, present, { folder, rounds, ...setting }) {
  const { size, order, job } = entry;
  const { file, bytes } = dataFile(folder, size, order);
  const { values } = figures(size);
  const rows = values.reduce((sum, figure) => sum + (figure === ABSENT ? 0 : 1), 0);
  const able = ({ jobs, sizes, orders }) =>
    jobs.includes(job) && sizes.includes(size) && (orders?.includes(order) ?? true);
  const count = rounds(size);
  const peers = await runCase(entry, present.filter(able), { ...setting, data: file, rounds: count, say });
  say('');
  return { ...entry, rows, cells: values.length, bytes, rounds: count, peers };
}

/** Other outputs than the truth, or no output of regstat at all. */
function isFaulty({ cases, start }) {
  const wrong = ({ name, failed, agreement }) =>
    (agreement && !agreement.agrees) || (name === 'regstat' && failed);
  return cases.some(({ peers }) => peers.some(wrong)) || start.some(({ failed }) => failed);
}

function machine() {
  const [node] = process.versions.node.split('.');
  const memoryGB = Math.round(totalmem() / 2 ** 30);
  return { cores: availableParallelism(), memoryGB, node, memory: memorySource };
}

/** Progress, on a terminal only. */
function say(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
