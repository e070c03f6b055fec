// What a start costs: regstat's small commands beside an empty Node.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { figures } from './data.mjs';
import { measure } from './measure.mjs';
import { median } from './median.mjs';

const node = process.execPath;
const deliveries = fileURLToPath(new URL('../../fixtures/weifang/', import.meta.url));
const SUBJECT = '主要经济指标.csv';

/** Commands in the order measured; `limit` is the most they may take, in starts of Node. */
function commands(regstat, data) {
  const files = readdirSync(deliveries).filter((name) => name.endsWith(SUBJECT)).length;
  const { indicators, periods } = figures('S');
  const rank = (period, indicator, path) => {
    return [node, regstat, 'rank', '--period', period, '--indicator', indicator, '--data', path];
  };
  return [
    { name: 'node -e 0', command: [node, '-e', '0'] },
    { name: 'regstat --version', limit: 1.4, command: [node, regstat, '--version'] },
    {
      name: 'regstat rank, one month of S',
      limit: 2.5,
      command: rank(periods.at(-1), indicators[0], data),
    },
    {
      name: `regstat rank, one month of ${files} fixture files`,
      limit: 3.5,
      command: rank('2023-05', 'tax_rev', `${deliveries}*${SUBJECT}`),
    },
  ];
}

/**
 * @param {string} data the file of S
 * @param {{regstat: string, scratch: string, seconds: number, rounds: (what: string) => number}} setting
 * @param {(text: string) => void} say
 * @returns {Promise<{name: string, limit?: number, wall?: number, ratio?: number, peakMB?: number, failed?: string}[]>}
 */
export async function runStart(data, { regstat, scratch, seconds, rounds }, say) {
  const rows = commands(regstat, data).map((row) => ({ ...row, runs: [], failed: undefined }));
  for (let round = 0; round <= rounds('start'); round++) {
    say(`start, round ${round}`);
    for (const row of rows.filter(({ failed }) => !failed)) {
      const run = await measure(row.command, { scratch, seconds });
      row.failed = run.failed;
      // The first round fills the caches.
      if (round > 0 && !run.failed) row.runs.push(run);
    }
  }
  const empty = rows[0].runs;
  return rows.map(({ name, limit, failed, runs }) => {
    if (failed) return { name, limit, failed };
    const wall = median(runs.map((run) => run.wall));
    const ratio = median(runs.map((run, round) => run.wall / empty[round].wall));
    return { name, limit, wall, ratio, peakMB: Math.max(...runs.map(({ peakMB }) => peakMB ?? 0)) };
  });
}
