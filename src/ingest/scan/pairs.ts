/** Numbers pairs of entries, where the labels of a key stand apart from each other in a record. */
export class Pairs {
  count = 1;
  #slots = new Int32Array(1024);
  #left = new Int32Array(512);
  #right = new Int32Array(512);

  /** The number of a pair, from 1; the same pair has the same number. */
  numberOf(left: number, right: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash(left, right) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot] as number;
      if (found === 0) return this.#add(left, right);
      if (this.#left[found] === left && this.#right[found] === right) return found;
    }
  }

  #add(left: number, right: number): number {
    const made = this.count++;
    if (made >= this.#left.length) {
      this.#left = doubled(this.#left);
      this.#right = doubled(this.#right);
    }
    this.#left[made] = left;
    this.#right[made] = right;
    if (this.count * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 4);
      for (let i = 1; i < this.count; i++) this.#place(i);
    } else {
      this.#place(made);
    }
    return made;
  }

  #place(pair: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash(this.#left[pair] as number, this.#right[pair] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = pair;
  }
}

function hash(left: number, right: number): number {
  const h = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + 0x7ed55d16, 0x85ebca6b);
  return h ^ (h >>> 15);
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const made = new Int32Array(array.length * 2);
  made.set(array);
  return made;
}
