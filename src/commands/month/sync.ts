import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Has the disk keep a folder and everything in it. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    else sync(path, 'r+');
  }
  syncNames(folder);
}

/** Has the disk keep which names a folder holds. Windows has no such call and does so by itself. */
export function syncNames(folder: string): void {
  try {
    sync(folder, 'r');
  } catch (error) {
    if (!/^(?:EISDIR|EPERM|EACCES|EINVAL)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
