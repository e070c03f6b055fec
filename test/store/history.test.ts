import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/model/decimal.ts';
import { periodOf } from '../../src/model/period.ts';
import type { HistoryRequest } from '../../src/store/history.ts';
import type { Store } from '../../src/store/store.ts';
import { deliver, makeFolder, openToWrite, tax } from './deliveries.ts';

const folder = makeFolder();
let stores = 0;
const MAY = periodOf(2023, 5);

/** A store in which a mistake was corrected before the release and a figure revised after it. */
async function revised(): Promise<Store> {
  const store = openToWrite(join(folder, `${++stores}.db`));
  await deliver(store, 'may.csv', tax('坊子区,54.8', '寒亭区,8.76'), { date: '2023-06-12' });
  await deliver(store, 'second.csv', tax('坊子区,5.48'), { date: '2023-06-13' });
  store.release({ period: MAY, number: '5号', date: '2023-06-16' });
  await deliver(store, 'third.csv', tax('坊子区,5.50'), { date: '2023-07-12' });
  return store;
}

function told(store: Store, request: HistoryRequest = {}, asOf?: string): string[] {
  return store.history(request, asOf).map(({ region, value, turn, received, file, line, release = '—' }) => {
    return [region, value && decimalText(value), turn, received, `${file}:${line}`, release].join(' ');
  });
}

describe('the history of a figure', () => {
  it('tells corrections before a release from revisions after it', async () => {
    expect(told(await revised())).toEqual([
      '370704 54.80 first 2023-06-12 may.csv:2 —',
      '370704 5.48 correction 2023-06-13 second.csv:2 5号',
      '370704 5.50 revision 2023-07-12 third.csv:2 —',
    ]);
  });

  it('has only figures with several vintages, as they were known', async () => {
    const store = await revised();
    expect(told(store, { regions: ['370703'] })).toEqual([]);
    expect(told(store, {}, '2023-06-30')).toHaveLength(2);
    expect(told(store, {}, '2023-06-12')).toEqual([]);
  });

  it.each<[HistoryRequest, number]>([
    [{ indicators: ['tax_rev'], regions: ['370704'], basis: 'ytd', from: MAY, to: MAY }, 3],
    [{ indicators: ['budget_rev'] }, 0],
    [{ indicators: [] }, 0],
    [{ basis: 'month' }, 0],
    [{ from: MAY + 1 }, 0],
    [{ to: MAY - 1 }, 0],
  ])('is asked for by %o', async (request, count) => {
    expect(told(await revised(), request)).toHaveLength(count);
  });

  it('calls every change a revision where nothing was ever released', async () => {
    const store = openToWrite(join(folder, `${++stores}.db`));
    await deliver(store, 'may.csv', tax('坊子区,54.8'));
    await deliver(store, 'second.csv', tax('坊子区,5.48'));
    expect(store.history({}).map((v) => v.turn)).toEqual(['first', 'revision']);
    expect(store.isReleased(MAY)).toBe(false);
  });
});
