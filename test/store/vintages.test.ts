import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { periodOf } from '../../src/model/period.ts';
import { deliver, held, makeFolder, openToWrite, tax } from './deliveries.ts';

const folder = makeFolder();
let stores = 0;
const newStore = () => openToWrite(join(folder, `${++stores}.db`));
const MAY = periodOf(2023, 5);

describe('a delivery', () => {
  it('adds what is new and says how much that was', async () => {
    const store = newStore();
    const outcome = await deliver(store, 'may.csv', tax('坊子区,5.48', '寒亭区,8.76'));
    expect(outcome).toMatchObject({ added: 2, revised: 0, same: 0, revisions: [], known: undefined });
    expect(held(store)).toEqual(['坊子区 5.48 A', '寒亭区 8.76 A']);
  });

  it('changes nothing when the same file comes again, from whatever folder', async () => {
    const store = newStore();
    await deliver(store, 'in/may.csv', tax('坊子区,5.48'));
    await deliver(store, 'correction.csv', tax('坊子区,5.50'));
    expect(await deliver(store, 'archive/may.csv', tax('坊子区,5.48'))).toMatchObject({ known: { id: 1 } });
    expect(held(store)).toEqual(['坊子区 5.50 A']);
    expect(store.deliveries()).toHaveLength(2);
  });

  it('is read again when it is asked for, or when it comes with a recipe', async () => {
    const store = newStore();
    await deliver(store, 'may.csv', tax('坊子区,5.48'));
    expect(await deliver(store, 'may.csv', tax('坊子区,5.48'), { again: true })).toMatchObject({ same: 1 });
    const reading = { recipe: 'recipe: 1' };
    expect(await deliver(store, 'may.csv', tax('坊子区,5.48'), { reading })).toMatchObject({ same: 1 });
  });

  it('tells that its bytes came before under another name', async () => {
    const store = newStore();
    await deliver(store, 'april.csv', tax('坊子区,5.48'));
    expect(await deliver(store, 'may.csv', tax('坊子区,5.48'))).toMatchObject({
      twin: { file: 'april.csv' },
    });
  });

  it('revises a figure and keeps those it does not name', async () => {
    const store = newStore();
    await deliver(store, 'may.csv', tax('坊子区,5.48', '寒亭区,8.76'));
    const outcome = await deliver(store, 'correction.csv', tax('坊子区,5.50', '寒亭区,—'));
    expect(outcome).toMatchObject({ added: 0, revised: 1, same: 1 });
    expect(outcome).toMatchObject({ revisions: [{ region: '370704', before: { value: { m: 548n } } }] });
    expect(held(store)).toEqual(['坊子区 5.50 A', '寒亭区 8.76 A']);
  });

  it('keeps an unknown indicator in the unit it first came in', async () => {
    const store = newStore();
    await deliver(store, 'a.csv', '地区,指标,时期,数值,单位\n坊子区,灯会收入,2023年5月,2,亿元\n');
    await deliver(store, 'b.csv', '地区,指标,时期,数值,单位\n坊子区,灯会收入,2023年6月,30000,万元\n');
    expect(held(store)).toEqual(['坊子区 2 A', '坊子区 3.0000 A']);
  });

  it('is dated in the order of arrival, and not tomorrow', async () => {
    const store = newStore();
    await deliver(store, 'may.csv', tax('坊子区,5.48'), { date: '2023-06-12' });
    const late = deliver(store, 'april.csv', tax('坊子区,5.49'), { date: '2023-06-11' });
    await expect(late).rejects.toMatchObject({ exitCode: 2, issues: [{ code: 'E_DATE_EARLY' }] });
    const early = deliver(store, 'june.csv', tax('坊子区,5.49'), { date: '2024-01-01' });
    await expect(early).rejects.toMatchObject({ issues: [{ code: 'E_DATE_FUTURE' }] });
    expect(store.deliveries()).toHaveLength(1);
  });
});

describe('a vintage', () => {
  it('is the figures as they stood at the end of a day', async () => {
    const store = newStore();
    await deliver(store, 'may.csv', tax('坊子区,5.48'), { date: '2023-06-12' });
    await deliver(store, 'correction.csv', tax('坊子区,5.50', '寒亭区,8.76'), { date: '2023-07-01' });
    expect(held(store, { asOf: '2023-06-11' })).toEqual([]);
    expect(held(store, { asOf: '2023-06-30' })).toEqual(['坊子区 5.48 A']);
    expect(held(store, { asOf: '2023-07-01' })).toEqual(['坊子区 5.50 A', '寒亭区 8.76 A']);
  });

  it('may be the first value of each figure', async () => {
    const store = newStore();
    await deliver(store, 'may.csv', tax('坊子区,5.48', '寒亭区,—'));
    await deliver(store, 'second.csv', tax('坊子区,5.50', '寒亭区,8.76'));
    await deliver(store, 'third.csv', tax('坊子区,5.52', '寒亭区,8.80'));
    expect(held(store, { vintage: 'first' })).toEqual(['坊子区 5.48 A', '寒亭区 8.76 A']);
  });

  it('may be what was released, in which a mistake corrected before has no part', async () => {
    const store = newStore();
    await deliver(store, 'may.csv', tax('坊子区,54.8'), { date: '2023-06-12' });
    await deliver(store, 'second.csv', tax('坊子区,5.48'), { date: '2023-06-13' });
    const release = store.release({ period: MAY, number: '通报〔2023〕5号', date: '2023-06-16' });
    expect(release).toMatchObject({ delivery: 2, figures: 1, made: '2023-06-16' });
    await deliver(store, 'third.csv', tax('坊子区,5.50'), { date: '2023-07-12' });
    for (const period of [MAY, undefined]) {
      expect(held(store, { vintage: 'released', period })).toEqual(['坊子区 5.48 A']);
    }
    expect(() => store.panel({ vintage: 'released', asOf: '2023-06-15' }, noNames)).toThrow(InputError);
    expect(() => store.panel({ vintage: 'released', period: MAY + 1 }, noNames)).toThrow(InputError);
  });
});

const noNames = { indicators: [], regions: [] };

describe('a release', () => {
  it('stands for one set of figures', async () => {
    const store = newStore();
    await deliver(store, 'may.csv', tax('坊子区,5.48'), { date: '2023-06-12' });
    const request = { period: MAY, number: '5号' };
    expect(store.release(request)).toEqual(store.release(request));
    await deliver(store, 'second.csv', tax('坊子区,5.50'));
    expect(() => store.release(request)).toThrow('E_RELEASE_TAKEN');
    expect(store.release({ ...request, number: '5号更正' })).toMatchObject({ delivery: 2 });
    expect(held(store, { vintage: 'released', period: MAY })).toEqual(['坊子区 5.50 A']);
  });

  it('needs figures of its period that had been received', async () => {
    const store = newStore();
    await deliver(store, 'may.csv', tax('坊子区,5.48'), { date: '2023-06-12' });
    expect(() => store.release({ period: MAY + 1, number: '6号' })).toThrow('E_NO_FIGURES');
    expect(() => store.release({ period: MAY, number: '5号', date: '2023-06-11' })).toThrow('E_NO_FIGURES');
  });
});
