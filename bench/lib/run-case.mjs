// One case (size, order, job): every peer once to be checked, then all in turn, round by round.
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './measure.mjs';
import { median } from './median.mjs';

const checker = fileURLToPath(new URL('./agree.mjs', import.meta.url));

/**
 * @param {{size: string, order: string, job: string}} case_
 * @param {import('./peers.mjs').Peer[]} peers the available ones, regstat first
 * @param {{data: string, scratch: string, regstat: string, rounds: number, seconds: number}} setting
 * @returns {Promise<object[]>} one result per peer: its runs, its medians, its counts of agreement
 */
export async function runCase({ size, order, job }, peers, setting) {
  const { data, scratch, regstat, rounds, seconds, say } = setting;
  const output = join(scratch, 'output.csv');
  const results = peers.map((peer) => ({ peer, runs: [], bytes: 0, once: peer.once?.includes(size) }));
  const runOnce = async (result, note) => {
    say(`${size} ${order} ${job} ${note} ${result.peer.name}`);
    rmSync(output, { force: true });
    const run = await measure(result.peer.command({ data, output, job, regstat }), { scratch, seconds });
    result.failed = run.failed;
    return run;
  };
  for (const result of results) {
    const run = await runOnce(result, 'check');
    if (run.failed) continue;
    // The first run warms the file cache and is not counted, unless it is the only one.
    if (result.once) result.runs.push(run);
    if (result.peer.floor) continue;
    result.agreement = check(size, job, output);
    result.bytes = sizeOf(output);
  }
  for (let round = 0; round < rounds; round++) {
    for (const result of rotated(results, round)) {
      if (result.failed || result.once) continue;
      const run = await runOnce(result, `round ${round + 1}/${rounds}`);
      // The whole check would take longer than the run; as many bytes are enough to see that the work was done.
      if (!result.failed && sizeOf(output) !== result.bytes)
        result.failed = 'another output than when checked';
      if (!result.failed) result.runs.push(run);
    }
  }
  rmSync(output, { force: true });
  return results.map((result) => summarise(result, results[0].runs));
}

/** Each round begins with another peer: none always runs after the same one, or always first. */
function rotated(results, round) {
  const first = round % results.length;
  return [...results.slice(first), ...results.slice(0, first)];
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** In a process of its own, so that this one stays small. */
function check(size, job, output) {
  const run = spawnSync(process.execPath, [checker, size, job, output], { encoding: 'utf8' });
  if (run.status !== 0) return { agrees: false, failed: run.stderr.trim().split('\n').at(-1) };
  const counts = JSON.parse(run.stdout);
  const wrong = counts.missing + counts.extra + counts.values + counts.figures + counts.ranks;
  return { agrees: wrong === 0, ...counts };
}

function summarise({ peer, runs, once, failed, agreement }, reference) {
  const { name, title, floor } = peer;
  const result = { name, title, floor, once, failed, agreement };
  if (runs.length === 0) return result;
  const all = (key) => runs.map((run) => run[key]).filter((value) => value !== undefined);
  const walls = all('wall');
  return {
    ...result,
    wall: median(walls),
    walls,
    ratio: reference.length > 0 ? ratio(runs, reference) : undefined,
    cpu: all('cpu').length > 0 ? median(all('cpu')) : undefined,
    peakMB: all('peakMB').length > 0 ? Math.max(...all('peakMB')) : undefined,
  };
}

/** Median of the ratios round by round, so that a slow minute of the machine weighs on both sides alike. */
function ratio(runs, reference) {
  const [own, other] = [reference, runs].map((list) => list.map(({ wall }) => wall));
  if (own.length !== other.length) return median(other) / median(own);
  return median(other.map((wall, round) => wall / own[round]));
}
