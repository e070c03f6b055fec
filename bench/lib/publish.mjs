// Where the results go: every run leaves them beside its data; only a published run changes the files of this folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chart } from './chart.mjs';
import { report } from './tables.mjs';

const bench = fileURLToPath(new URL('..', import.meta.url));
const MARKERS = ['<!-- results: begin -->', '<!-- results: end -->'];

/** Writes results.json and chart.svg. */
export function keep(results, folder) {
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, rounded, 2)}\n`);
  draw(results, folder);
}

function draw(results, folder) {
  const drawing = chart(results);
  if (drawing) writeFileSync(join(folder, 'chart.svg'), drawing);
}

/** The chart in this folder, and the tables in the README between its markers. */
export function publish(results) {
  draw(results, bench);
  const readme = join(bench, 'README.md');
  const [before, rest] = readFileSync(readme, 'utf8').split(MARKERS[0]);
  const after = rest.split(MARKERS[1])[1];
  const picture =
    chart(results) && '![Seconds, multiples of regstat and peak memory of each engine](chart.svg)\n\n';
  writeFileSync(readme, `${before}${MARKERS[0]}\n\n${picture}${report(results)}\n\n${MARKERS[1]}${after}`);
}

function rounded(_, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}
