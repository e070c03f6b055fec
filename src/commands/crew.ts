import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Doubt } from '../ingest/scan/doubt.ts';
import type { Helpers } from '../ingest/scan/scan-file.ts';
import type { ByteRange, LargeFile, PartOptions, ScanPart } from '../ingest/scan/scan-part.ts';
import type { Panel } from '../model/panel.ts';
import { partsOf } from '../model/panel-parts.ts';
import { WORKER_FILE } from '../places.ts';
import type { Packed } from '../store/content.ts';
import type { Item, Result, ResultWriter } from './result-writer.ts';
import { controlOf, printShared, stopPrint } from './shared-print.ts';
import type { Answer, Order } from './worker.ts';

/** More threads than this wait for the memory and the disk. */
const MOST = 4;
/** Megabytes for short-lived objects: a thread that keeps figures in arrays of numbers needs few. */
const YOUNG = 4;
/** Rows of a task: few enough that no thread waits long at the end. */
const TASK = 12_000;

/** A file to be printed by all threads. */
export interface Print {
  readonly panel: Panel;
  readonly result: Result;
  readonly items: readonly Item[];
  readonly writer: ResultWriter;
  readonly file: string;
  /** Where the first row goes. */
  readonly start: number;
  readonly tell: (rows: number, bytes: number) => void;
}

/** The other threads of the program: one for each further processor. */
export class Crew implements Helpers {
  /** Those that live: a thread that ends by itself is not asked again. */
  #workers: readonly Worker[];
  #asked = 0;

  constructor(count: number) {
    this.#workers = Array.from(
      { length: count },
      () =>
        new Worker(WORKER_FILE, {
          resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
        }),
    );
    for (const worker of this.#workers) {
      worker.setMaxListeners(0);
      worker.unref();
      worker.on('error', () => undefined);
      worker.once('exit', () => {
        this.#workers = this.#workers.filter((other) => other !== worker);
      });
    }
  }

  get count(): number {
    return this.#workers.length;
  }

  async scan(
    file: LargeFile,
    { catalogue, strict, encoding }: PartOptions,
    range: ByteRange,
  ): Promise<ScanPart> {
    const { indicators, regions, sets } = catalogue;
    const worker = this.#workers[this.#asked % this.count] as Worker;
    const order = {
      kind: 'scan',
      file,
      catalogue: { indicators, regions, sets },
      strict,
      encoding,
      range,
    } as const;
    const answer = await this.#ask(worker, order);
    if ('doubt' in answer) throw new Doubt(answer.doubt);
    return (answer as { readonly part: ScanPart }).part;
  }

  /** Compresses a file while this thread does something else. */
  async pack(file: string): Promise<Packed> {
    const worker = this.#workers[this.#asked % this.count] as Worker;
    return ((await this.#ask(worker, { kind: 'pack', file })) as { readonly packed: Packed }).packed;
  }

  /** Prints a file together. @returns the number of rows; undefined when threads cannot share the panel */
  async print({ panel, result, items, writer, file, start, tell }: Print): Promise<number | undefined> {
    const parts = partsOf(panel);
    if (!parts) return undefined;
    const tasks = tasksOf(items, result);
    const control = controlOf(start);
    const shared = { file, tasks, control };
    const others = this.#workers.map((worker) =>
      this.#ask(worker, { kind: 'print', panel: parts, result, shared }).catch((error) => {
        stopPrint(control);
        throw error;
      }),
    );
    const all = await Promise.allSettled([printShared(shared, writer, tell), ...others]);
    const failed = all.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return all.reduce((sum, one) => sum + rowsOf(one), 0);
  }

  #ask(worker: Worker, order: Order): Promise<Answer> {
    const id = this.#asked++;
    worker.ref();
    return new Promise<Answer>((resolve, reject) => {
      const onMessage = (message: { readonly id: number; readonly answer: Answer }) => {
        if (message.id !== id) return;
        end();
        const { answer } = message;
        if ('error' in answer) reject(Object.assign(new Error(answer.error.message), answer.error));
        else resolve(answer);
      };
      const onError = (error: Error) => {
        end();
        reject(error);
      };
      const end = () => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
      };
      const onExit = () => onError(new Error('a thread ended'));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage({ id, order });
    });
  }
}

let crew: Crew | undefined;

/** The crew of this process; none where there is one processor only. */
export async function theCrew(): Promise<Crew | undefined> {
  const count = Math.min(MOST, availableParallelism()) - 1;
  if (count > 0) crew ??= new Crew(count);
  return crew;
}

function tasksOf(items: readonly Item[], { queries }: Result): Item[][] {
  const tasks: Item[][] = [];
  let rows = TASK;
  for (const item of items) {
    if (rows >= TASK) {
      tasks.push([]);
      rows = 0;
    }
    tasks.at(-1)?.push(item);
    rows += queries[item.query]?.regions.units.length ?? 0;
  }
  return tasks;
}

function rowsOf(one: PromiseSettledResult<number | Answer>): number {
  if (one.status === 'rejected') return 0;
  return typeof one.value === 'number' ? one.value : ((one.value as { rows?: number }).rows ?? 0);
}
