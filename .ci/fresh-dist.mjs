// Before the tests: builds dist/ when it is missing or older than what it is made from.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, declarations } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', '.ci', 'package.json', 'package-lock.json'];

export async function setup() {
  const built = join(root, 'dist/types/index.d.ts');
  if (existsSync(built) && lastChange(sources) < statSync(built).mtimeMs) return;
  try {
    await bundle();
  } catch (error) {
    // The tests of the functions can still run; those of the command line must not see an old build.
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    console.error(error.message);
    return;
  }
  // Type errors are the business of `npm run check`, not of the tests.
  declarations();
}

/** Newest time of modification under the given paths, in milliseconds. */
function lastChange(paths) {
  const files = paths.flatMap((path) => {
    const full = join(root, path);
    if (!statSync(full).isDirectory()) return [full];
    const entries = readdirSync(full, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  });
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
