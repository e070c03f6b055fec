import { InputError, issue, usage } from '../errors.ts';
import { type PanelData, type ReadOptions, readPanel } from '../ingest/read-panel.ts';
import type { Panel } from '../model/panel.ts';
import { BASES, formatPeriod } from '../model/period.ts';
import type { Block } from '../stats/block.ts';
import { type Data, levelsOf, query } from '../stats/query.ts';
import type { Query } from '../stats/select.ts';
import type { Call } from './command.ts';
import { progressOf } from './progress.ts';

/** Reads the deliveries or the store that a command line names; warnings go to the log. */
export async function loadPanel(call: Call, paths = call.options.list('data')): Promise<PanelData> {
  const { options, io } = call;
  if (call.within) return call.within.data;
  if (options.text('store') !== undefined) return (await import('./load-store.ts')).loadStore(call);
  for (const name of ['as-of', 'vintage']) {
    if (options.text(name) !== undefined) throw usage('E_NEEDS_STORE', { option: `--${name}` });
  }
  const data = await readPanel(paths, readOptions(call));
  for (const i of data.issues) if (i.severity === 'warning') io.log(i);
  return data;
}

/** How the options of a command say that files are to be read. */
export function readOptions(call: Call): ReadOptions {
  const { options, io } = call;
  return {
    catalogue: options.text('catalogue'),
    sheet: options.text('sheet'),
    layout: options.text('layout'),
    regions: options.text('regions'),
    strict: options.flag('strict'),
    encoding: options.text('encoding'),
    stdin: () => io.stdin(),
    progress: progressOf(call),
    helpers: io.crew,
  };
}

/** One query for each group asked for (one for all regions when none is). */
interface Queried {
  readonly queries: readonly [Query, ...Query[]];
}

/** A panel and what is asked of it. */
export type Prepared = PanelData & Queried;

/** Reads the deliveries and resolves every name on the command line. @throws UsageError with the nearest name */
export async function prepare(call: Call): Promise<Prepared> {
  return queriesFor(await loadPanel(call), call);
}

/** Resolves every name on the command line against what was read. */
export function queriesFor<D extends Data>(
  data: D,
  { options }: Call,
  period = options.text('period'),
): D & Queried {
  const request = {
    indicators: options.list('indicator'),
    period,
    basis: options.choice('basis', BASES),
    regions: options.text('regions'),
    region: options.list('region'),
  };
  const named = options.list('group');
  // Where the data hold several levels, each is asked for by itself.
  const levels = request.regions === undefined ? levelsOf(data.panel).map((l) => l.nameZh) : [];
  const [first, ...more] = named.length > 0 || levels.length < 2 ? named : levels;
  const queries = more.map((group) => query(data, { ...request, group }));
  return { ...data, queries: [query(data, { ...request, group: first }), ...queries] };
}

/** Refuses a result without a figure, naming the newest period there is. */
export function refuseEmpty(blocks: readonly Block[], call: Call, panel: Panel): void {
  if (!blocks.some((b) => b.figures.length > 0)) throw noFigures(call, panel);
}

/** The refusal of a period without a figure. */
export function noFigures(call: Call, panel: Panel): InputError {
  const periods = panel.allSeries().flatMap((s) => [...s.pages.keys()]);
  const latest = periods.length > 0 ? formatPeriod(periods.reduce((a, b) => Math.max(a, b))) : '';
  return new InputError([issue('E_NO_FIGURES', { value: call.options.text('period') ?? 'latest', latest })]);
}
