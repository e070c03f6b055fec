import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Who is writing into a store, for those who wait: an empty file beside it whose name says so. The lock itself is
 * SQLite's; the mark can fail or be left behind by a run that was killed without harm to anyone.
 */
export class WriterMark {
  readonly #folder: string;
  readonly #prefix: string;
  readonly #mark: string;

  /** @param writer process and machine, `4711@office-3` */
  constructor(store: string, writer: string) {
    this.#folder = dirname(store);
    this.#prefix = prefixOf(store);
    this.#mark = join(this.#folder, this.#prefix + writer.replace(/[^\w.@-]/g, '_'));
  }

  /** To be called by the holder of the lock alone: marks of others are those of runs that were killed. */
  set(): void {
    quietly(() => {
      for (const name of marksIn(this.#folder, this.#prefix)) rmSync(join(this.#folder, name));
      closeSync(openSync(this.#mark, 'w'));
    });
  }

  clear(): void {
    quietly(() => rmSync(this.#mark, { force: true }));
  }
}

/** Who marked the store last; undefined where nobody did. */
export function writerOf(store: string): string | undefined {
  const prefix = prefixOf(store);
  return quietly(() => marksIn(dirname(store), prefix)[0]?.slice(prefix.length));
}

function prefixOf(store: string): string {
  return `${basename(store)}-writer-`;
}

function marksIn(folder: string, prefix: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith(prefix));
}

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
