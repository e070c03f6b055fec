import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type Issue, issue, SystemError } from '../../errors.ts';
import type { Process } from '../command.ts';

/** Who holds a lock, as it stands in the lock file. */
interface Owner {
  readonly who: string;
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** A lock that was taken. */
export interface Lock {
  /** The owner whose lock was left behind by a run that was killed. */
  readonly left: Issue | undefined;
  release(): void;
}

/** Others may take the lock that was just found left behind; they are met again. */
const ATTEMPTS = 5;

/**
 * Takes the lock of a folder: a file beside it that says who runs, on which machine, since when. It stands there whole
 * or not at all. One that names a process of this machine that has ended is taken over.
 * @throws SystemError E_RUN_BUSY naming the owner, E_OUTPUT
 */
export function takeLock(folder: string, process: Process): Lock {
  const file = `${folder}.lock`;
  const own = ownText(process);
  let left: Issue | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (putWhole(file, own)) return { left, release: () => release(file, own) };
    const text = textOf(file);
    const owner = text === undefined ? undefined : ownerOf(text);
    if (text === undefined) continue;
    if (!owner || !hasEnded(owner, process)) throw busy(folder, file, owner);
    takeAway(file, text);
    left = issue('N_RUN_LOCK', { ...owner }, undefined, 'note');
  }
  throw busy(folder, file, ownerOf(textOf(file) ?? ''));
}

function ownText({ user, writer, now }: Process): string {
  const [pid, host = ''] = writer.split('@');
  return `${JSON.stringify({ who: user, pid: Number(pid), host, since: now() })}\n`;
}

/** A hard link is made at once, and only where there is no file of the name. */
function putWhole(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, text);
    linkSync(draft, file);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // The owner of the lock clears away drafts, perhaps this one.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    // Some file systems have no hard links.
    if (/^(?:EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP|EMLINK)$/.test(code)) return putPlain(file, text);
    throw new SystemError([issue('E_OUTPUT', { value: file, reason: code })]);
  } finally {
    remove(draft);
  }
}

function putPlain(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new SystemError([issue('E_OUTPUT', { value: file, reason: code })]);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ownerOf(text: string): Owner | undefined {
  try {
    const { who, pid, host, since } = JSON.parse(text) as Owner;
    return Number.isInteger(pid) ? { who, pid, host, since } : undefined;
  } catch {
    return undefined;
  }
}

/** Of processes on other machines nothing is known. A lock with the number of this process is of an earlier one. */
function hasEnded({ pid, host }: Owner, { writer, isRunning }: Process): boolean {
  const [ownPid, ownHost] = writer.split('@');
  return host === ownHost && (pid === Number(ownPid) || !isRunning(pid));
}

/** Takes a lock away that was left behind; if another run has put its own there meanwhile, that one is put back. */
function takeAway(file: string, text: string): void {
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    renameSync(file, aside);
    if (textOf(aside) !== text) linkSync(aside, file);
  } catch {
    // Another run was faster.
  } finally {
    remove(aside);
  }
}

function release(file: string, own: string): void {
  if (textOf(file) === own) remove(file);
}

/** What cannot be removed is found left behind by the next run. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The outputs are none the worse for it.
  }
}

function busy(folder: string, lock: string, owner: Owner | undefined): SystemError {
  const { who, pid, host, since } = owner ?? { who: '?', pid: '?', host: '?', since: '?' };
  return new SystemError([issue('E_RUN_BUSY', { value: folder, who, pid, host, since, lock })]);
}
