import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe } from 'vitest';

/** The material that stands beside the project and is no part of it. */
const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** A path within the shared material. */
export function sharedPath(path: string): string {
  return SHARED + path;
}

/** Runs tests over shared material; where it is absent they are reported as skipped, with the reason in their name. */
export function describeShared(name: string, path: string, tests: () => void): void {
  const absent = !existsSync(sharedPath(path));
  describe.skipIf(absent)(absent ? `${name} (skipped: ../shared/${path} is absent)` : name, tests);
}

/** A CSV file of known answers as records. */
export function readRecords(file: string): Record<string, string>[] {
  return parse(readFileSync(file, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
}
