import { closeSync, openSync } from 'node:fs';
import { writeAt } from './output.ts';
import type { Item, ResultWriter } from './result-writer.ts';

/** What threads that print one file have in common. */
export interface SharedPrint {
  /** The file, which has its head. */
  readonly file: string;
  /** Each is printed by one thread. */
  readonly tasks: readonly (readonly Item[])[];
  /** See {@link controlOf}. */
  readonly control: SharedArrayBuffer;
}

const [NEXT, TURN, FAILED] = [0, 1, 2] as const;
const NUMBERS = 4;

/** The next task to be taken, the task whose turn it is to be given its place in the file, and that place. */
export function controlOf(start: number): SharedArrayBuffer {
  const control = new SharedArrayBuffer(NUMBERS * 4 + 8);
  placeIn(control)[0] = BigInt(start);
  return control;
}

function placeIn(control: SharedArrayBuffer): BigInt64Array {
  return new BigInt64Array(control, NUMBERS * 4, 1);
}

/** Has all threads stop at their next task. */
export function stopPrint(control: SharedArrayBuffer): void {
  const numbers = new Int32Array(control, 0, NUMBERS);
  Atomics.store(numbers, FAILED, 1);
  Atomics.notify(numbers, TURN);
}

/**
 * Prints tasks until none is left, each at its place: the file is the same whichever thread printed what.
 * @param tell told the rows and bytes of each task
 * @returns the number of rows that this thread printed
 */
export async function printShared(
  { file, tasks, control }: SharedPrint,
  writer: ResultWriter,
  tell?: (rows: number, bytes: number) => void,
): Promise<number> {
  const numbers = new Int32Array(control, 0, NUMBERS);
  const place = placeIn(control);
  const handle = openSync(file, 'r+');
  let all = 0;
  try {
    for (;;) {
      const task = Atomics.add(numbers, NEXT, 1);
      const items = tasks[task];
      if (!items || Atomics.load(numbers, FAILED) === 1) return all;
      const rows = items.reduce((sum, item) => sum + writer.put(item), 0);
      const bytes = writer.csv.take();
      if (!(await turnOf(task, numbers))) return all;
      const at = Atomics.load(place, 0);
      Atomics.store(place, 0, at + BigInt(bytes.length));
      Atomics.store(numbers, TURN, task + 1);
      Atomics.notify(numbers, TURN);
      writeAt(handle, bytes, Number(at));
      all += rows;
      tell?.(rows, bytes.length);
    }
  } catch (error) {
    stopPrint(control);
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** @returns false when the print was stopped */
async function turnOf(task: number, numbers: Int32Array): Promise<boolean> {
  for (;;) {
    const turn = Atomics.load(numbers, TURN);
    if (Atomics.load(numbers, FAILED) === 1) return false;
    if (turn === task) return true;
    // Not blocking: a thread that dies is heard of.
    await Atomics.waitAsync(numbers, TURN, turn, 1000).value;
  }
}
