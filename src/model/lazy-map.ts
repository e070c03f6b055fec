/**
 * A map whose keys are found when the first is asked for, and whose values are made when they are, each once. What is
 * not asked for is never made: a store of ten years gives up one month without reading the others.
 */
export class LazyMap<K, V> implements ReadonlyMap<K, V> {
  readonly #find: () => Iterable<K>;
  readonly #make: (key: K) => V;
  readonly #made = new Map<K, V>();
  #found: ReadonlySet<K> | undefined;

  constructor(find: () => Iterable<K>, make: (key: K) => V) {
    this.#find = find;
    this.#make = make;
  }

  get size(): number {
    return this.#keys.size;
  }

  has(key: K): boolean {
    return this.#keys.has(key);
  }

  get(key: K): V | undefined {
    return this.#keys.has(key) ? this.#valueOf(key) : undefined;
  }

  keys(): SetIterator<K> {
    return this.#keys.keys();
  }

  *values(): MapIterator<V> {
    for (const key of this.#keys) yield this.#valueOf(key);
  }

  *entries(): MapIterator<[K, V]> {
    for (const key of this.#keys) yield [key, this.#valueOf(key)];
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }

  get #keys(): ReadonlySet<K> {
    this.#found ??= new Set(this.#find());
    return this.#found;
  }

  #valueOf(key: K): V {
    const made = this.#made.get(key) ?? this.#make(key);
    this.#made.set(key, made);
    return made;
  }
}
