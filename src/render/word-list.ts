/** Texts as bytes that are copied four at once. */
export class WordList {
  /** Bytes of each text. */
  readonly lengths: Int32Array;
  readonly longest: number;
  readonly #words: Int32Array;
  /** First word of each text, and behind the last one the end. */
  readonly #offsets: Int32Array;

  constructor(texts: readonly string[]) {
    const encoder = new TextEncoder();
    const encoded = texts.map((text) => encoder.encode(text));
    this.lengths = Int32Array.from(encoded, ({ length }) => length);
    this.longest = encoded.reduce((most, { length }) => Math.max(most, length), 0);
    this.#offsets = new Int32Array(texts.length + 1);
    encoded.forEach(({ length }, i) => {
      this.#offsets[i + 1] = (this.#offsets[i] as number) + ((length + 3) >> 2);
    });
    this.#words = new Int32Array(this.#offsets[texts.length] ?? 0);
    const bytes = new Uint8Array(this.#words.buffer);
    encoded.forEach((text, i) => {
      bytes.set(text, (this.#offsets[i] as number) * 4);
    });
  }

  /** Writes a text; up to three bytes behind it are overwritten. @returns the place behind it */
  put(view: DataView, at: number, text: number): number {
    const end = this.#offsets[text + 1] as number;
    let to = at;
    for (let word = this.#offsets[text] as number; word < end; word++) {
      view.setInt32(to, this.#words[word] as number, true);
      to += 4;
    }
    return at + (this.lengths[text] as number);
  }
}
