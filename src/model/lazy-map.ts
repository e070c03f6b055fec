/**
 * A map whose keys are known and whose values are made when they are first asked for, each once. What is left out
 * is never made: a store of ten years gives up one month without reading the others.
 */
export class LazyMap<K, V> implements ReadonlyMap<K, V> {
  readonly #keys: ReadonlySet<K>;
  readonly #make: (key: K) => V;
  readonly #made = new Map<K, V>();

  constructor(keys: Iterable<K>, make: (key: K) => V) {
    this.#keys = new Set(keys);
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

  #valueOf(key: K): V {
    const made = this.#made.get(key) ?? this.#make(key);
    this.#made.set(key, made);
    return made;
  }
}
