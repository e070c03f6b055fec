import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

interface Import {
  /** A path below src/ for the project's own files, else the specifier as written. */
  readonly target: string;
  readonly kind: 'static' | 'type' | 'dynamic';
}

interface Source {
  /** Path below src/, with slashes: `model/period.ts`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** The text without comments and without the contents of strings. */
  readonly code: string;
}

// The sources are formatted by a tool, so that import statements have one shape each.
const IMPORTS = /^(?:import|export)( type)? (?:[^'";]*? from )?'([^']+)'|\bimport\('([^']+)'\)/gm;
const COMMENTS = /^\s*\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const STRINGS = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

/** All files of src/, in order of their paths. */
export function readSources(): readonly Source[] {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => path.endsWith('.ts')).map((path) => path.split(sep).join('/'));
  return files.sort().map((path) => {
    const text = readFileSync(join(root, 'src', path), 'utf8');
    const bare = text.replace(COMMENTS, '');
    return {
      path,
      lines: text.split('\n').length - 1,
      imports: [...bare.matchAll(IMPORTS)].map((found) => toImport(path, found)),
      code: bare.replace(STRINGS, "''"),
    };
  });
}

function toImport(path: string, [, type, named, dynamic]: RegExpMatchArray): Import {
  const specifier = named ?? dynamic ?? '';
  const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
  return { target, kind: dynamic ? 'dynamic' : type ? 'type' : 'static' };
}

/** Package -> the files of src/ that import it; node's own modules are left out. */
export function packageImporters(): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const { path, imports } of readSources()) {
    const packages = imports.flatMap(({ target }) => packageName(target) ?? []);
    for (const name of new Set(packages)) importers.set(name, [...(importers.get(name) ?? []), path]);
  }
  return importers;
}

function packageName(target: string): string | undefined {
  if (target.startsWith('node:') || target.endsWith('.ts')) return undefined;
  return /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0];
}
