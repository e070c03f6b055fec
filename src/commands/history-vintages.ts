import { issue } from '../errors.ts';
import type { Panel } from '../model/panel.ts';
import type { Period } from '../model/period.ts';
import type { Periods } from '../stats/select.ts';
import type { Call } from './command.ts';
import { historyTable } from './history-table.ts';
import type { OpenedStore } from './load-store.ts';
import { chosenFormat, print } from './output.ts';
import { queriesFor } from './prepare.ts';
import { dayOption } from './store-options.ts';

/** Prints every vintage of the figures asked for that have more than one. */
export async function printVintages({ store, data }: OpenedStore, call: Call): Promise<void> {
  const format = chosenFormat(call);
  const [{ indicators, periods, basis, regions }] = queriesFor(
    data,
    call,
    call.options.text('period') ?? 'all',
  ).queries;
  const named = call.options.list('indicator').length > 0;
  const asked = {
    indicators: named ? indicators.map((i) => i.id) : undefined,
    regions: regions.shown && [...regions.shown],
    basis,
    ...spanOf(periods, data.panel),
  };
  const vintages = store.history(asked, dayOption(call, 'as-of'));
  if (vintages.length === 0) call.io.log(issue('N_NO_REVISIONS', {}, undefined, 'note'));
  if (vintages.length === 0 && format.form === 'publication') return;
  await print([historyTable(vintages, data.panel, format.form, call.lang)], format, call);
}

function spanOf(periods: Periods, panel: Panel): { from?: Period; to?: Period } {
  if (typeof periods === 'number') return { from: periods, to: periods };
  if (periods === 'all') return {};
  if (periods !== 'latest') return periods;
  const months = panel.allSeries().flatMap((s) => [...s.pages.keys()]);
  return { from: months.reduce((a, b) => Math.max(a, b), 0) };
}
