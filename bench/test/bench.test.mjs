import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { agreement } from '../lib/agree.mjs';
import { chart } from '../lib/chart.mjs';
import { figures } from '../lib/data.mjs';
import { measure } from '../lib/measure.mjs';
import { median } from '../lib/median.mjs';
import { readOptions } from '../lib/options.mjs';
import { runCase } from '../lib/run-case.mjs';
import { targets } from '../lib/targets.mjs';
import { growthMillionths, ranks, shareMillionths } from '../lib/truth.mjs';
import { dataFile, ORDERS } from '../lib/write-data.mjs';

const folder = mkdtempSync(join(tmpdir(), 'regstat-bench-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('data', () => {
  it('are the same rows in every order, on every machine', () => {
    const sorted = ORDERS.map((order) =>
      readFileSync(dataFile(folder, 'S', order).file, 'utf8')
        .split('\n')
        .sort(),
    );
    assert.deepEqual(sorted[1], sorted[0]);
    assert.deepEqual(sorted[2], sorted[0]);
    const digest = createHash('sha256').update(sorted[0].join('\n')).digest('hex');
    assert.equal(digest.slice(0, 16), 'ff9184cb988d6ebe');
  });

  it('stay below 2^26, where quotients of doubles tell fractions apart', () => {
    assert.ok(figures('M').values.every((figure) => figure < 2 ** 26));
  });
});

describe('truth', () => {
  it('rounds half away from zero', () => {
    assert.equal(growthMillionths(110, 100), 10_000_000);
    assert.equal(growthMillionths(64_000_003, 64_000_000), 5); // 4.6875
    assert.equal(growthMillionths(40_000_001, 40_000_000), 3); // 2.5
    assert.equal(growthMillionths(39_999_999, 40_000_000), -3); // -2.5
  });

  it('takes decimals into account in shares', () => {
    // 1.5 in 3.00 is 50 %, a year ago 1.0 in 4.00 was 25 %
    const answer = shareMillionths({ part: 15, whole: 300 }, { part: 10, whole: 400 }, 1, 2);
    assert.deepEqual(answer, { share: 50_000_000, change: 25_000_000 });
  });

  it('lets equal fractions share a place', () => {
    const months = Array.from({ length: 13 }, (_, month) => `m${month}`);
    const values = new Int32Array(13 * 4).fill(1);
    values.set([100, 30, 7, -1], 0);
    values.set([110, 33, 8, 5], 12 * 4);
    const { rank, sharing } = ranks({ regions: ['a', 'b', 'c', 'd'], periods: months, values });
    assert.deepEqual([...rank.subarray(12 * 4)], [2, 2, 1, 0]);
    assert.deepEqual([...sharing.subarray(12 * 4)], [2, 2, 1, 0]);
  });
});

describe('agreement', () => {
  const data = figures('S');
  const truth = ranks(data);

  /** A faultless output, each line of which may be changed. */
  function output(change, job = 'full') {
    const lines = ['\ufeffindicator,period,region,value,growth,rank'];
    for (let cell = 0; cell < data.values.length; cell++) {
      if (truth.rank[cell] === 0) continue;
      const slice = Math.floor(cell / 14);
      const indicator = Math.floor(slice / 36);
      const [figure, base] = [data.values[cell], data.values[cell - 12 * 14]];
      const row = {
        cell,
        keys: [data.indicators[indicator], data.periods[slice % 36], data.regions[cell % 14]],
        value: figure / 10 ** data.decimals[indicator],
        growth: growthMillionths(figure, base),
        rank: truth.rank[cell],
      };
      const { keys, value, growth, rank } = change(row);
      if (keys) lines.push([...keys, value, (growth / 1e6).toFixed(6), rank].join(','));
    }
    const file = join(folder, 'output.csv');
    writeFileSync(file, lines.join('\n'));
    return agreement('S', job, file);
  }

  it('finds nothing in a faultless output', () => {
    const { rows, example, ...counts } = output((row) => row);
    assert.ok(rows > 3000);
    assert.equal(example, undefined);
    assert.deepEqual(new Set(Object.values(counts)), new Set([0]));
  });

  it('wants the newest month alone where that was the job', () => {
    const newest = (row) => (row.keys[1] === data.periods.at(-1) ? row : {});
    assert.equal(output(newest, 'latest').example, undefined);
    const all = output((row) => row, 'latest');
    assert.equal(all.missing, 0);
    assert.ok(all.extra > 3000);
  });

  it('finds one fault of each kind', () => {
    const alone = truth.sharing.findIndex((sharing, cell) => sharing === 1 && truth.rank[cell] > 1);
    const tied = truth.sharing.indexOf(2);
    const only = (which, fault) => output((row) => (row.cell === which ? { ...row, ...fault(row) } : row));
    assert.equal(only(alone, () => ({ keys: undefined })).missing, 1);
    assert.equal(only(alone, ({ keys }) => ({ keys: ['strange', ...keys.slice(1)] })).extra, 1);
    assert.equal(only(alone, ({ value }) => ({ value: value + 1 })).values, 1);
    assert.equal(only(alone, ({ growth }) => ({ growth: growth + 2 })).figures, 1);
    assert.equal(only(alone, ({ growth }) => ({ growth: growth - 1 })).lastDigit, 1);
    assert.equal(only(alone, ({ rank }) => ({ rank: rank + 1 })).ranks, 1);
    assert.equal(only(tied, ({ rank }) => ({ rank: rank + 1 })).splitTies, 1);
    assert.equal(only(tied, ({ rank }) => ({ rank: rank + 2 })).ranks, 1);
  });
});

describe('running', () => {
  it('measures a command, and reports one that fails or takes too long', async () => {
    const limits = { scratch: folder, seconds: 20 };
    const { wall } = await measure([process.execPath, '-e', 'setTimeout(() => {}, 50)'], limits);
    assert.ok(wall > 0.05 && wall < 20);
    const { failed } = await measure([process.execPath, '-e', 'throw new Error("no")'], limits);
    assert.match(failed, /ended with 1/);
    const late = await measure(['sleep', '30'], { scratch: folder, seconds: 0.2 });
    assert.match(late.failed, /not finished/);
  });

  it('does not count a run that writes something else than the one that was checked', async () => {
    const count = join(folder, 'count');
    const script = 'n=$(cat "$0" 2>/dev/null); echo "a$n" > "$0"; cp "$0" "$1"';
    const peer = { name: 'p', title: 'p', command: ({ output }) => ['sh', '-c', script, count, output] };
    const setting = { data: '', scratch: folder, rounds: 2, seconds: 20, say: () => {} };
    const [result] = await runCase({ size: 'S', order: 'period', job: 'full' }, [peer], setting);
    assert.equal(result.agreement.agrees, false);
    assert.match(result.failed, /another output/);
    assert.equal(result.wall, undefined);
  });

  it('takes the middle', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
  });

  it('combines what is asked for and refuses what it does not know', () => {
    const { cases, start } = readOptions(['--size', 'S,M', '--job', 'full', '--order', 'period,shuffle']);
    assert.equal(cases.length, 4);
    assert.equal(start, false);
    assert.throws(() => readOptions(['--peer', 'nobody']), /no peer 'nobody'/);
    assert.throws(() => readOptions(['--rounds', '0']), /whole number/);
  });
});

describe('results', () => {
  const peers = [
    { name: 'regstat', title: 'regstat', wall: 0.5, ratio: 1, peakMB: 100 },
    { name: 'duckdb', title: 'DuckDB <1>', wall: 3, ratio: 6, peakMB: 900 },
  ];
  const shape = { size: 'M', order: 'period', rows: 2e6, cells: 2e6 };
  const cases = ['full', 'share'].map((job) => ({ ...shape, job, peers: job === 'full' ? peers : [] }));
  const results = { machine: { cores: 2, memoryGB: 8, node: '20' }, cases, start: [] };

  it('are judged, and what is wanting is told', () => {
    const [full, share, ...rest] = targets(results);
    assert.deepEqual([full.measured, full.met], ['6.00 times', true]);
    assert.deepEqual([share.measured, share.met], ['not measured', undefined]);
    assert.equal(rest.length, 2);
  });

  it('tell whether cost and memory grow with the data', () => {
    const own = (wall, peakMB) => [{ ...peers[0], wall, peakMB }];
    const full = { order: 'period', job: 'full' };
    const small = { ...full, size: 'M', rows: 2e6, cells: 2e6, peers: own(1, 100) };
    const large = { ...full, size: 'L', rows: 12e6, cells: 12e6, peers: own(6.6, 220) };
    const found = targets({ cases: [small, large], start: [] }).filter(({ target }) =>
      /M to L|peak/.test(target),
    );
    assert.deepEqual(
      found.map(({ measured, met }) => [measured, met]),
      [
        ['220 MB', true],
        ['2.00 and 1.82 million', true],
        ['12.0 bytes', true],
      ],
    );
  });

  it('become a chart in which every figure is printed', () => {
    const svg = chart(results);
    assert.match(svg, /DuckDB &lt;1>/);
    assert.match(svg, /3\.00 s, 6\.0×, 900 MB/);
    assert.equal(svg.match(/<rect/g).length, 3);
    assert.doesNotMatch(svg, /NaN|undefined/);
  });
});
