import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Process } from '../../../src/commands/command.ts';
import { takeLock } from '../../../src/commands/month/lock.ts';
import { TEST_RUN } from '../../helpers/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'regstat-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const as = (pid: number, running: readonly number[], host = 'office'): Process => ({
  ...TEST_RUN,
  writer: `${pid}@${host}`,
  isRunning: (other) => running.includes(other),
});

/** The code of a refusal; undefined when the lock was taken. */
function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the lock of a folder', () => {
  it('says who runs, and goes with its owner', () => {
    const target = join(folder, 'held');
    const lock = takeLock(target, as(11, [11]));
    expect(JSON.parse(readFileSync(`${target}.lock`, 'utf8'))).toEqual({
      who: 'tester',
      pid: 11,
      host: 'office',
      since: '2023-12-31T09:30:00+08:00',
    });
    expect(refusal(() => takeLock(target, as(12, [11, 12])))).toBe('E_RUN_BUSY');
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a process that has ended, and from an earlier one of the same number', () => {
    const target = join(folder, 'left');
    takeLock(target, as(21, [21]));
    const next = takeLock(target, as(22, [22]));
    expect(next.left?.values).toMatchObject({ pid: '21', who: 'tester' });
    const last = takeLock(target, as(22, [22]));
    expect(last.left?.values.pid).toBe('22');
    last.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of another machine, or of nobody one can make out, is kept', () => {
    const target = join(folder, 'kept');
    takeLock(target, as(31, [], 'elsewhere'));
    expect(refusal(() => takeLock(target, as(32, [32])))).toBe('E_RUN_BUSY');
    writeFileSync(`${target}.lock`, '');
    expect(refusal(() => takeLock(target, as(32, [32])))).toBe('E_RUN_BUSY');
  });

  it('that was taken over by another is not removed at the end', () => {
    const target = join(folder, 'lost');
    const first = takeLock(target, as(41, []));
    takeLock(target, as(42, [42]));
    first.release();
    expect(refusal(() => takeLock(target, as(43, [42, 43])))).toBe('E_RUN_BUSY');
  });
});
