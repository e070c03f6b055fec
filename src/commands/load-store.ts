import { usage } from '../errors.ts';
import { namesOf, type PanelData, recipeOfText } from '../ingest/read-panel.ts';
import type { Delivered } from '../ingest/trace.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Period } from '../model/period.ts';
import { parsePeriodSelection } from '../model/period-parse.ts';
import type { FirstDays, Tracer } from '../model/provenance.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { VINTAGES } from '../store/vintage.ts';
import type { Call } from './command.ts';
import { dayOption, opening, storeFile } from './store-options.ts';

/** A vintage of a store as a panel. */
export async function loadStore(call: Call): Promise<PanelData> {
  return (await openedStore(call)).data;
}

/** A store with a vintage of it, and with what else can be got out of it. */
export interface OpenedStore {
  readonly store: Store;
  readonly data: PanelData;
}

/** The store is closed when the command has ended: its pages are read when they are asked for. */
export async function openedStore(call: Call): Promise<OpenedStore> {
  const { options } = call;
  if (options.list('data').length > 0) throw usage('E_DATA_AND_STORE');
  const { catalogue } = namesOf({ catalogue: options.text('catalogue'), regions: options.text('regions') });
  const store = await openStore(storeFile(call), opening(call));
  call.atEnd(() => store.close());
  const request = {
    vintage: options.choice('vintage', VINTAGES),
    asOf: dayOption(call, 'as-of'),
    period: lastPeriod(options.text('period')),
  };
  const panel = store.panel(request, catalogue);
  const firstDays: FirstDays = (...page) => store.firstDays(...page);
  const trace: Tracer = async (cells) => {
    const { traceCells } = await import('../ingest/trace.ts');
    return traceCells(panel, cells, ({ delivery = 0 }) => deliveredFrom(store, delivery, catalogue));
  };
  return { store, data: { panel, catalogue, readings: [], issues: [], trace, firstDays } };
}

/** A delivery as it was read when it was stored: the file itself is kept, with the way in which it was to be read. */
async function deliveredFrom(store: Store, id: number, catalogue: Catalogue): Promise<Delivered | undefined> {
  const kept = store.kept(id);
  if (!kept) return undefined;
  const { file: name, received, sha256, bytes, reading } = kept;
  const { recipe: text, encoding, sheet, regions } = reading;
  const recipe = text === undefined ? undefined : await recipeOfText(text, name);
  const set = regions === undefined ? undefined : catalogue.set(regions);
  const vintage = { delivery: id, received, sha256 };
  return { input: { name, bytes }, options: { catalogue, recipe, encoding, sheet, set }, vintage };
}

/** The period whose release is meant: the one asked for, the last of a span; undefined means the newest released. */
function lastPeriod(text: string | undefined): Period | undefined {
  const selection = text === undefined ? undefined : parsePeriodSelection(text);
  if (selection === undefined || typeof selection === 'string') return undefined;
  return 'to' in selection ? selection.to : selection.period;
}
