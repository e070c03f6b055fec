import { expect, it, vi } from 'vitest';
import { formatFor } from '../../src/render/registry.ts';
import { RANKING } from './sample-tables.ts';

const loaded: string[] = [];

vi.mock('chalk', async (original) => {
  loaded.push('chalk');
  return original();
});
vi.mock('cli-table3', async (original) => {
  loaded.push('cli-table3');
  return original();
});

it('loads table and colour packages for the terminal only', async () => {
  const options = { color: false, width: 80, lang: 'zh', bom: false } as const;
  for (const id of ['csv', 'json', 'md']) {
    const render = await formatFor(id)?.load();
    render?.([RANKING], options);
  }
  expect(loaded).toEqual([]);
  await formatFor('table')?.load();
  expect(loaded.sort()).toEqual(['chalk', 'cli-table3']);
});
