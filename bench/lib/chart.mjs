// The results as an SVG: for each case one bar per engine, from zero, as long as its time. Colours of Okabe and Ito,
// told apart by the colour-blind; every figure is printed as well.
import { machineText, seconds } from './tables.mjs';

const OWN = '#0072b2';
const OTHER = '#e69f00';
const INK = '#222';
const SIZE = { width: 760, name: 180, right: 190, bar: 16, gap: 5, title: 32, top: 54, bottom: 8 };
const CASES = ['L period full', 'L period latest', 'L period share', 'M period full', 'S period full'];
const TITLES = {
  full: 'growth and ranks of all months',
  latest: 'growth and ranks of the newest month',
  share: 'shares and their change',
};

/** @param {object} results as in results.json @returns {string} SVG, or '' when nothing was compared */
export function chart(results) {
  const drawn = casesToDraw(results.cases);
  if (drawn.length === 0) return '';
  const parts = [heading(results.machine)];
  let y = SIZE.top;
  for (const entry of drawn) {
    parts.push(caseHead(entry, y));
    y += SIZE.title;
    // Cases differ in length by orders of magnitude: each has a scale of its own.
    const longest = Math.max(...entry.peers.map(({ wall }) => wall));
    for (const peer of entry.peers) {
      parts.push(bar(peer, y, peer.wall / longest));
      y += SIZE.bar + SIZE.gap;
    }
    y += SIZE.gap;
  }
  return svg(y + SIZE.bottom, parts);
}

/** The cases that matter most; of a small run whatever there is. */
function casesToDraw(cases) {
  const place = ({ size, order, job }) => CASES.indexOf(`${size} ${order} ${job}`);
  const known = cases.filter((entry) => place(entry) >= 0).sort((a, b) => place(a) - place(b));
  return (known.length > 0 ? known : cases.slice(0, 3))
    .map(({ peers, ...entry }) => ({
      ...entry,
      peers: peers.filter(isDrawn).sort((a, b) => a.wall - b.wall),
    }))
    .filter(({ peers }) => peers.length > 1);
}

/** Those of a single round are too slow for the picture, and too little measured; the table has them. */
function isDrawn({ floor, once, ratio }) {
  return !floor && !once && ratio !== undefined;
}

function heading(machine) {
  const title = text(16, 24, 'The whole program from CSV to CSV', 'font-size="16" font-weight="600"');
  const note = `seconds, multiples of regstat, peak memory; ${machineText(machine)}`;
  return `${title}\n${text(16, 43, note, 'font-size="12"')}`;
}

function caseHead({ size, job, order, rows }, y) {
  const count = rows >= 1e6 ? `${(rows / 1e6).toFixed(1)} million` : rows.toLocaleString('en');
  const words = `${size}: ${count} rows${order === 'period' ? '' : ` (${order})`}, ${TITLES[job]}`;
  return text(16, y + 22, words, 'font-size="13" font-weight="600"');
}

function bar({ name, title, wall, ratio, peakMB }, y, part) {
  const own = name === 'regstat';
  const width = Math.max(1, (SIZE.width - SIZE.name - SIZE.right) * part);
  const weight = own ? ' font-weight="600"' : '';
  const multiple = own ? '' : `, ${ratio.toFixed(ratio < 10 ? 1 : 0)}×`;
  const memory = peakMB === undefined ? '' : `, ${Math.round(peakMB).toLocaleString('en')} MB`;
  const line = y + SIZE.bar - 4;
  return [
    text(SIZE.name - 8, line, title, `font-size="12" text-anchor="end"${weight}`),
    `<rect x="${SIZE.name}" y="${y}" width="${width.toFixed(1)}" height="${SIZE.bar}" fill="${own ? OWN : OTHER}"/>`,
    text(
      (SIZE.name + width + 6).toFixed(1),
      line,
      `${seconds(wall)} s${multiple}${memory}`,
      `font-size="12"${weight}`,
    ),
  ].join('\n');
}

function text(x, y, words, attributes) {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" ${attributes} fill="${INK}">${escaped}</text>`;
}

function svg(height, parts) {
  const { width } = SIZE;
  const label = 'Bar chart: time of each engine, in seconds and in multiples of regstat';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif">
<rect width="${width}" height="${height}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}
