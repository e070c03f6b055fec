import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadFiles } from '../../src/ingest/load.ts';
import { hashOf, pack } from '../../src/store/content.ts';
import { catalogue, deliver, held, makeFolder, openToWrite, tax } from './deliveries.ts';

const folder = makeFolder();
const LARGE = Buffer.alloc((1 << 20) + 1, '地区,指标,时期,数值\n');

describe('the bytes of a file', () => {
  it.each([
    ['one piece', [Buffer.from('abc')]],
    ['several, large and small', [LARGE, Buffer.from('x'), LARGE]],
  ])('come out of the store as they went in: %s', (_, pieces) => {
    const whole = Buffer.concat(pieces);
    const { sha256, size, gzip } = pack(() => pieces);
    expect(sha256).toBe(createHash('sha256').update(whole).digest('hex'));
    expect(hashOf(() => pieces)).toBe(sha256);
    expect(size).toBe(whole.length);
    expect(gunzipSync(gzip).equals(whole)).toBe(true);
  });

  it('are refused when they are not those that were read, and nothing is stored', async () => {
    const store = openToWrite(join(folder, 'changed.db'));
    await deliver(store, 'may.csv', tax('坊子区,5.48'), { date: '2023-06-12' });
    const bytes = Buffer.from(tax('坊子区,5.50'));
    const { panel } = await loadFiles([{ name: 'june.csv', bytes }], { catalogue });
    const { sha256 } = pack(() => [bytes]);
    for (const content of [pack(() => [LARGE]), Promise.resolve(pack(() => [LARGE]))]) {
      const delivery = { file: 'june.csv', sha256, content, reading: {}, panel, encodings: new Map() };
      await expect(store.add(delivery, {})).rejects.toThrow('E_FILE_CHANGED');
    }
    expect(held(store)).toEqual(['坊子区 5.48 A']);
    expect(store.deliveries()).toHaveLength(1);
  });
});
