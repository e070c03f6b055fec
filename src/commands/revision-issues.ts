import { type Issue, issue, type Lang } from '../errors.ts';
import { dayOf } from '../model/day.ts';
import { decimalText } from '../model/decimal.ts';
import { indicatorName } from '../model/indicator.ts';
import type { Cell, Panel } from '../model/panel.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn } from '../model/region.ts';
import type { Revision } from '../store/delivery.ts';
import type { Outcome } from '../store/store.ts';

const SHOWN = 10;

/** What is to be told of a delivery that was stored: the same bytes under another name, and the figures it revised. */
export function revisionIssues(
  file: string,
  { twin, revisions }: Extract<Outcome, { readonly known: undefined }>,
  panel: Panel,
  lang: Lang,
): Issue[] {
  const origin = { file };
  const told = revisions
    .slice(0, SHOWN)
    .map((r) => issue('N_REVISED', wordsOf(r, panel, lang), origin, 'warning'));
  const more = revisions.length - told.length;
  return [
    ...(twin ? [issue('N_TWIN', { date: dayOf(twin.received), file: twin.file }, origin, 'warning')] : []),
    ...told,
    ...(more > 0 ? [issue('N_REVISED_MORE', { count: more }, origin, 'warning')] : []),
  ];
}

function wordsOf(revision: Revision, panel: Panel, lang: Lang): Record<string, string> {
  const { period, basis, before, after } = revision;
  const [region, indicator] = [panel.region(revision.region), panel.indicator(revision.indicator)];
  return {
    region: region ? nameIn(region, lang) : revision.region,
    indicator: indicator ? indicatorName(indicator, lang) : revision.indicator,
    period: periodName(period, basis, lang),
    value: cellText(after),
    other: cellText(before),
  };
}

/** The digits, or the status that says why there are none; a status other than A stands behind the digits. */
function cellText({ value, status }: Cell): string {
  const digits = value ? decimalText(value) : '—';
  return status === 'A' ? digits : `${digits} (${status})`;
}
