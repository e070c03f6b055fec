import { describe, expect, it } from 'vitest';
import { LazyMap } from '../../src/model/lazy-map.ts';

describe('a lazy map', () => {
  it('finds its keys and makes a value when it is first asked for, and once', () => {
    const made: string[] = [];
    const keys = () => {
      made.push('keys');
      return ['a', 'b'];
    };
    const map = new LazyMap(keys, (key) => {
      made.push(key);
      return key.toUpperCase();
    });
    expect(made).toEqual([]);
    expect([map.size, map.has('a'), map.has('c'), [...map.keys()]]).toEqual([2, true, false, ['a', 'b']]);
    expect(made).toEqual(['keys']);
    expect([map.get('b'), map.get('b'), map.get('c')]).toEqual(['B', 'B', undefined]);
    expect(made).toEqual(['keys', 'b']);
  });

  it('is gone through as any map', () => {
    const map = new LazyMap(
      () => [1, 2],
      (key) => key * 10,
    );
    const seen: number[] = [];
    map.forEach((value, key) => void seen.push(key, value));
    expect(seen).toEqual([1, 10, 2, 20]);
    expect([...map]).toEqual([...map.entries()]);
    expect([...map.values()]).toEqual([10, 20]);
  });
});
