import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, issue } from '../errors.ts';
import type { InputFile } from './grids.ts';

const ENDINGS = /\.(csv|tsv|txt|xlsx)$/i;
const LIMIT_MB = 400;
/** Files from this size on are not read whole when the scanner can read them. */
const LARGE = 1 << 18;
const PIECE = 1 << 22;

/**
 * The files named by paths, folders (their .csv, .tsv, .txt and .xlsx files), patterns (`data/*.csv`) and `-` (standard
 * input), in order of name, each once.
 * @throws InputError E_FILE_MISSING, E_FILE_DIRECTORY, E_FILE_UNREADABLE, E_FILE_TOO_LARGE, for all of them together
 */
export async function readInputs(paths: readonly string[], stdin: () => Uint8Array): Promise<InputFile[]> {
  const expanded = paths.map((path) => expand(path).catch((error) => Promise.reject(refused(error, path))));
  const names = (await Promise.all(expanded)).flat();
  const outcomes = [...new Set(names)].map((name) => attempt(name, stdin));
  const errors = outcomes.flatMap((o) => (o instanceof InputError ? o.issues : []));
  if (errors.length > 0) throw new InputError(errors);
  return outcomes.flatMap((o) => (o instanceof InputError ? [] : [o]));
}

async function expand(path: string): Promise<string[]> {
  if (path === '-') return [path];
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const names = readdirSync(path)
      .filter((name) => ENDINGS.test(name))
      .sort();
    if (names.length === 0) throw new InputError([issue('E_FILE_DIRECTORY', {}, { file: path })]);
    return names.map((name) => join(path, name));
  }
  if (stat || !/[*?[{]/.test(path)) return [path];
  const { glob } = await import('tinyglobby');
  const found = await glob(path, { expandDirectories: false, absolute: path.startsWith('/') });
  return found.length > 0 ? found.sort() : [path];
}

function attempt(name: string, stdin: () => Uint8Array): InputFile | InputError {
  try {
    const stat = name === '-' ? undefined : statSync(name);
    if (stat?.isFile() && stat.size >= LARGE) return largeFile(name, stat.size);
    return { name, bytes: name === '-' ? stdin() : readBytes(name) };
  } catch (error) {
    return refused(error, name);
  }
}

function refused(error: unknown, file: string): InputError {
  if (error instanceof InputError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const values = { reason: code };
  return new InputError([
    issue(code === 'ENOENT' ? 'E_FILE_MISSING' : 'E_FILE_UNREADABLE', values, { file }),
  ]);
}

/** A file that can be opened and whose bytes wait until they are asked for. */
function largeFile(name: string, size: number): InputFile {
  closeSync(openSync(name, 'r'));
  let bytes: Uint8Array | undefined;
  return {
    name,
    size,
    get bytes() {
      try {
        bytes ??= readBytes(name);
        return bytes;
      } catch (error) {
        throw refused(error, name);
      }
    },
  };
}

/**
 * The bytes of a file piece by piece: of one that is large from the disk, each time anew. A piece holds until the next.
 * @throws InputError E_FILE_MISSING, E_FILE_UNREADABLE
 */
export function piecesOf(file: InputFile): Iterable<Uint8Array> {
  return file.size === undefined ? [file.bytes] : piecesOnDisk(file.name);
}

export function* piecesOnDisk(name: string): Generator<Uint8Array, void> {
  let handle: number | undefined;
  try {
    handle = openSync(name, 'r');
    const piece = Buffer.allocUnsafe(PIECE);
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece)) {
      yield piece.subarray(0, length);
    }
  } catch (error) {
    throw refused(error, name);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Regular files by their size; pipes and devices in pieces, so that one without end is refused. */
function readBytes(file: string): Uint8Array {
  const limit = LIMIT_MB * 1024 * 1024;
  const tooLarge = () => new InputError([issue('E_FILE_TOO_LARGE', { limit: LIMIT_MB }, { file })]);
  const stat = statSync(file);
  if (stat.size > limit) throw tooLarge();
  if (stat.isFile()) return readFileSync(file);
  const handle = openSync(file, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let total = 0; ; ) {
      const piece = Buffer.alloc(1 << 20);
      const length = readSync(handle, piece);
      if (length === 0) return Buffer.concat(pieces);
      total += length;
      if (total > limit) throw tooLarge();
      pieces.push(piece.subarray(0, length));
    }
  } finally {
    closeSync(handle);
  }
}
