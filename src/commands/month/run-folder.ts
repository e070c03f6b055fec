import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { issue, RegstatError, SystemError } from '../../errors.ts';
import { piecesOnDisk } from '../../ingest/inputs.ts';
import { hashOf } from '../../store/content.ts';
import { MANIFEST_FILE, type Manifest, parseManifest } from './manifest.ts';
import { syncFolder, syncNames } from './sync.ts';

/** What systems and office programs leave in folders. */
const LITTER = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What stands in the folder of a run. */
export interface FolderState {
  readonly text: string | undefined;
  readonly manifest: Manifest | undefined;
  /** Files that no run wrote, or that were changed since. */
  readonly foreign: readonly string[];
  /** Whether every output is there as it was written. */
  readonly complete: boolean;
}

/** The folder that a run writes: the whole of it or nothing. The one before is kept beside it. */
export class RunFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get previous(): string {
    return `${this.path}.previous`;
  }

  state(): FolderState {
    const names = filesIn(this.path);
    const text = names.includes(MANIFEST_FILE)
      ? readFileSync(join(this.path, MANIFEST_FILE), 'utf8')
      : undefined;
    const manifest = text === undefined ? undefined : parseManifest(text);
    const written = new Map(manifest ? recordsOf(manifest) : []);
    const isOwn = (name: string) => {
      if (name === MANIFEST_FILE) return manifest !== undefined;
      return written.has(name) && written.get(name) === hashOf(() => piecesOnDisk(join(this.path, name)));
    };
    const foreign = names.filter((name) => !isOwn(name));
    const complete = foreign.length === 0 && [...written.keys()].every((name) => names.includes(name));
    return { text, manifest, foreign, complete };
  }

  /** What runs that were killed have left behind is put in order; for the holder of the lock alone. */
  recover(): void {
    if (!existsSync(this.path) && existsSync(this.previous)) renameSync(this.previous, this.path);
    const [folder, name] = [dirname(this.path), basename(this.path)];
    for (const entry of readdirSync(folder)) {
      const left = entry.startsWith(`${name}.`) ? entry.slice(name.length + 1) : '';
      if (new RegExp(`^(?:lock\\.)?${UUID}\\.tmp$`).test(left))
        rmSync(join(folder, entry), { recursive: true, force: true });
    }
  }

  /**
   * Has `make` fill a new folder and puts it in the place of the old one, which becomes the previous one: nobody sees
   * a folder that is half filled. Everything is on the disk when it is done. Where `make` finds that the old one will
   * do, the new one goes.
   */
  async replace(make: (draft: string) => Promise<'new' | 'same'>): Promise<'new' | 'same'> {
    const draft = `${this.path}.${randomUUID()}.tmp`;
    try {
      mkdirSync(draft);
      const made = await make(draft);
      if (made === 'same') {
        rmSync(draft, { recursive: true });
        return made;
      }
      syncFolder(draft);
      this.#swap(draft);
      return made;
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw systemError(error, this.path);
    }
  }

  #swap(draft: string): void {
    if (filesIn(this.path).length === 0 && existsSync(this.path)) rmdirSync(this.path);
    const oldest = `${this.path}.${randomUUID()}.tmp`;
    const replaced = existsSync(this.path);
    if (replaced) {
      if (existsSync(this.previous)) renameSync(this.previous, oldest);
      renameSync(this.path, this.previous);
    }
    try {
      renameSync(draft, this.path);
    } catch (error) {
      if (replaced) renameSync(this.previous, this.path);
      throw error;
    }
    syncNames(dirname(this.path));
    rmSync(oldest, { recursive: true, force: true });
  }
}

/** A failure of the file system as what it is; others as they are. */
export function systemError(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof RegstatError || code === undefined) return error;
  return new SystemError([issue('E_OUTPUT', { value: file, reason: code })]);
}

/** Name and hash of every file that a run wrote beside the manifest. */
function recordsOf({ outputs, inputs }: Manifest): [string, string][] {
  const copies = inputs.flatMap(({ copy, sha256 }) =>
    copy === undefined ? [] : [[copy, sha256] as [string, string]],
  );
  return [...outputs.map(({ file, sha256 }): [string, string] => [file, sha256]), ...copies];
}

/** The files of a folder and of those in it, with slashes, in order; none where there is no folder. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !LITTER.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/'))
    .sort();
}
