import { issue, usage } from '../errors.ts';
import { formatPeriod } from '../model/period.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { type BlockEffects, type Effect, effectsOf } from '../stats/effect.ts';
import { rank } from '../stats/rank.ts';
import { effectsMachineTable, effectsTable } from '../table/effects.ts';
import { correction } from '../text/correction.ts';
import type { Call } from './command.ts';
import type { OpenedStore } from './load-store.ts';
import { chosenFormat, print } from './output.ts';
import { type Prepared, queriesFor } from './prepare.ts';
import { rankOptions } from './rank.ts';
import { dayOption } from './store-options.ts';

/**
 * Prints what revisions have changed in the rankings of a period: against the figures it was released with, or the
 * first value of each figure where it was not released.
 */
export async function printEffects({ store, data }: OpenedStore, text: string, call: Call): Promise<void> {
  const { lang } = call;
  const format = chosenFormat(call);
  const period = parsePeriod(text)?.period;
  if (period === undefined) throw usage('E_OPTION', { option: '--effect', value: text, allowed: '2023-05' });
  const asOf = dayOption(call, 'as-of');
  const vintage = store.isReleased(period, asOf) ? 'released' : 'first';
  const then = { ...data, panel: store.panel({ vintage, period, asOf }, data.catalogue) };
  const ranked = ({ panel, queries }: Prepared) =>
    queries.flatMap((query) => rank(panel, { ...query, ...rankOptions(call) }));
  const [before, after] = [then, data].map((of) => ranked(queriesFor(of, call, text)));
  const blocks = effectsOf(before ?? [], after ?? []);
  if (blocks.length === 0) {
    call.io.log(issue('N_NO_EFFECT', { value: formatPeriod(period) }, undefined, 'note'));
  }
  const sentence = (block: BlockEffects, effect: Effect) => correction(block, effect, lang);
  const tables =
    format.form === 'machine'
      ? [effectsMachineTable(blocks, lang, sentence)]
      : blocks.map((b) =>
          effectsTable(
            b,
            lang,
            b.effects.flatMap((e) => sentence(b, e) ?? []),
          ),
        );
  if (tables.length > 0) await print(tables, format, call);
}
