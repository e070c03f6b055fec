// The results as Markdown.

const JOBS = { full: 'full (all months)', latest: 'latest (newest month)', share: 'share' };
const ORDERS = { period: 'month by month', shuffle: 'shuffled', region: 'region by region' };
const whole = (number) => Math.round(number).toLocaleString('en');

/** Four significant figures where they mean something: a start takes milliseconds, a large job many seconds. */
export const seconds = (wall) => (wall < 1 ? wall.toFixed(3) : wall.toFixed(2));

/** @param {object} results as in results.json */
export function report(results) {
  return [preamble(results), ...results.cases.map(caseTable), ...ending(results)].join('\n\n');
}

/** The report without the tables of the cases, which were printed as they came. */
export function summary(results) {
  return [preamble(results), ...ending(results)].join('\n\n');
}

function preamble(results) {
  const { machine, skipped } = results;
  const lines = [
    `Measured on ${machineText(machine)}; peak memory from ${machine.memory}.`,
    versions(results),
    ...skipped.map(({ title, reason }) => `Not measured: ${title} (${reason}).`),
  ];
  return lines.join('\n');
}

function ending({ start, targets }) {
  return [
    ...(start.length > 0 ? [startTable(start)] : []),
    ...(targets.length > 0 ? [targetTable(targets)] : []),
  ];
}

/** Nothing else about the machine is told. */
export function machineText({ cores, memoryGB, node }) {
  return `${cores} cores, ${memoryGB} GB of memory, Node ${node}`;
}

export function caseTitle({ size, order, job }) {
  return `${size}, ${JOBS[job]}, rows ${ORDERS[order]}`;
}

/** Of the engines that took part in some case. */
function versions({ cases, versions: known }) {
  const engines = cases.flatMap(({ peers }) => peers.filter(({ floor }) => !floor).map(({ name }) => name));
  const texts = [...new Set(['regstat', ...engines])].map(
    (name) => `${known[name].title} ${known[name].version}`,
  );
  return `Versions: ${texts.map((text) => text.trim()).join(', ')}.`;
}

export function caseTable(entry) {
  const head = `### ${caseTitle(entry)}\n\n${whole(entry.rows)} rows, ${(entry.bytes / 1e6).toFixed(1)} MB; ${entry.rounds} ${entry.rounds === 1 ? 'round' : 'rounds'}.`;
  const columns = ['', 'wall s', 'min–max', 'times regstat', 'MB/s', 'CPU s', 'peak MB', 'agrees'];
  return `${head}\n\n${table(
    columns,
    entry.peers.map((peer) => caseRow(peer, entry)),
  )}`;
}

function caseRow(peer, { bytes }) {
  const title = peer.floor ? `*${peer.title}*` : peer.title;
  if (!peer.walls) return [title, 'failed', '', '', '', '', '', peer.failed ?? ''];
  const range = [Math.min(...peer.walls), Math.max(...peer.walls)].map(seconds).join('–');
  return [
    title,
    seconds(peer.wall),
    peer.once ? 'one round' : range,
    peer.ratio === undefined ? '' : peer.ratio.toFixed(2),
    (bytes / 1e6 / peer.wall).toFixed(1),
    peer.cpu === undefined ? '' : peer.cpu.toFixed(2),
    peer.peakMB === undefined ? '' : whole(peer.peakMB),
    peer.failed ? `failed later: ${peer.failed}` : agreementText(peer),
  ];
}

/** All the counts that are not zero. */
export function agreementText({ floor, agreement }) {
  if (floor || !agreement) return '';
  if (agreement.failed) return `not checked: ${agreement.failed}`;
  const { missing, extra, values, figures, ranks, lastDigit, splitTies } = agreement;
  const wrong = { missing, extra, 'wrong values': values, 'wrong figures': figures, 'wrong ranks': ranks };
  const noted = { 'ranks split exact ties': splitTies, 'figures off by one in the sixth decimal': lastDigit };
  const texts = (counts) =>
    Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${whole(count)} ${what}`] : []));
  const faults = texts(wrong);
  return [faults.length > 0 ? `NO: ${faults.join(', ')}` : 'yes', ...texts(noted)].join('; ');
}

function startTable(start) {
  const rows = start.map(({ name, wall, ratio, peakMB, failed }) =>
    failed
      ? [`\`${name}\``, 'failed', failed, '']
      : [`\`${name}\``, (wall * 1000).toFixed(0), ratio.toFixed(2), peakMB ? whole(peakMB) : ''],
  );
  return `### Start\n\n${table(['', 'wall ms', 'times an empty Node', 'peak MB'], rows)}`;
}

function targetTable(targets) {
  const verdict = (met) => (met === undefined ? '' : met ? 'yes' : 'NO');
  const rows = targets.map(({ target, measured, met }) => [target, measured, verdict(met)]);
  return `### Targets\n\n${table(['target', 'measured', 'met'], rows, ['left', 'left', 'left'])}`;
}

/** The first column and the last to the left, figures to the right. */
function table(columns, rows, aligned) {
  const align = columns.map(
    (_, index) => aligned?.[index] ?? (index === 0 || columns[index] === 'agrees' ? 'left' : 'right'),
  );
  const lines = [columns, align.map((side) => (side === 'left' ? ':--' : '--:')), ...rows];
  return lines
    .map(
      (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`,
    )
    .join('\n');
}
