import { EXIT, type Lang, usage } from '../errors.ts';
import type { DeliveryRecord } from '../store/delivery.ts';
import { canonicalTable } from '../table/canonical.ts';
import type { Call } from './command.ts';
import { openedStore } from './load-store.ts';
import type { Remark } from './log.ts';
import { chosenFormat, print } from './output.ts';
import { contents } from './read-summary.ts';
import { dayOption } from './store-options.ts';

const SHOWN = 20;
/** Options that are about files. */
const OF_FILES = ['grid', 'explain-columns', 'save-layout'] as const;

/** `read --store`: the newest deliveries and what there is in all go to the log, the figures to the output. */
export async function printStore(call: Call): Promise<number> {
  if (call.operands.length > 0) throw usage('E_DATA_AND_STORE');
  for (const name of OF_FILES) {
    if (call.options.flag(name) || call.options.text(name) !== undefined) {
      throw usage('E_OPTION', { option: 'read --store', value: `--${name}`, allowed: '--as-of --vintage' });
    }
  }
  const { store, data } = await openedStore(call);
  const deliveries = store.deliveries(dayOption(call, 'as-of'));
  for (const delivery of deliveries.slice(-SHOWN)) call.io.log(deliveryLine(delivery, call.lang));
  if (deliveries.length > SHOWN) call.io.log(moreLine(deliveries.length - SHOWN, call.lang));
  if (data.panel.regions.length > 0) call.io.log(contents(data.panel, call.lang));
  await print([canonicalTable(data.panel, call.lang)], chosenFormat(call, 'csv'), call);
  return EXIT.done;
}

function deliveryLine({ id, received, file, added, revised, same }: DeliveryRecord, lang: Lang): Remark {
  const text =
    lang === 'zh'
      ? `${id} ${received} ${file}：新增${added}，修订${revised}，相同${same}`
      : `${id} ${received} ${file}: ${added} added, ${revised} revised, ${same} same`;
  return { code: 'N_DELIVERY', severity: 'note', text, file };
}

function moreLine(count: number, lang: Lang): Remark {
  const text = lang === 'zh' ? `此前另有 ${count} 次入库` : `and ${count} deliveries before them`;
  return { code: 'N_DELIVERIES', severity: 'note', text };
}
