import { InputError, type Issue, issue, type Origin } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { decimalText } from '../model/decimal.ts';
import { type Observation, Panel } from '../model/panel.ts';
import { formatPeriod } from '../model/period.ts';
import { FrameReader } from './frame-reader.ts';
import type { DataFrameLike } from './long-row.ts';

const FRAME = 'data frame';

/**
 * A long data frame as a panel. Columns indicator, period, region and value are needed; basis (default: what the
 * period says, else the indicator's), measure (`value`), name, unit and status (`A`) are not; others are not looked at.
 *
 * Values become the shortest decimal that reads back as the same double: exact up to 15 significant digits, and
 * without the trailing zeros that a double does not know of. With a catalogue, indicators and regions that it knows
 * are its own; others, and all without one, are kept as spelled, with the defaults: every region is then a unit.
 * A panel that went through `toDanfo` comes back with the same figures.
 *
 * @throws InputError with an issue per cell that is refused, the row as line: a value that is no finite number
 *   (E_NUMBER: a missing figure has no row), a blank or unknown word, a code that its name contradicts, a level in
 *   another unit than the indicator's (E_UNIT), two figures for the same cell (E_DUPLICATE)
 */
export function fromDanfo(
  frame: DataFrameLike,
  options: { readonly catalogue?: Catalogue | undefined } = {},
): Panel {
  const reader = new FrameReader(frame, options.catalogue, FRAME);
  const observations = reader.read();
  const issues: Issue[] = [...reader.issues];
  const panel = new Panel();
  for (const indicator of reader.indicators) panel.addIndicator(indicator);
  for (const region of reader.regions) panel.addRegion(region);
  const source = panel.addSource({ file: FRAME, column: 'value' });
  for (const observation of observations) {
    const result = panel.put({ ...observation, source });
    if (result === 'conflict') issues.push(conflict(panel, observation));
  }
  if (issues.length > 0) throw new InputError(issues);
  return panel;
}

function conflict(panel: Panel, own: Omit<Observation, 'source'>): Issue {
  const { indicator, basis, measure, period, region, value, line } = own;
  const key = [indicator, basis, measure, period, region] as const;
  const other = panel.cell(...key)?.value;
  const origin: Origin = { file: FRAME, line, column: 'value' };
  const values = {
    indicator,
    region,
    period: formatPeriod(period),
    value: value ? decimalText(value) : '',
    other: other ? decimalText(other) : '',
    where: `${FRAME}:${panel.origin(...key)?.line}`,
  };
  return issue('E_DUPLICATE', values, origin);
}
