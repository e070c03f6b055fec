import { fileURLToPath } from 'node:url';

// `data/`, `bin/` and the package's own description stand beside `src/` and beside the bundled `dist/`.

/** The folder of the shipped reference data. */
export const DATA_DIR = fileURLToPath(new URL('../data/', import.meta.url));

/** What a further thread of the program runs. */
export const WORKER_FILE = new URL('../bin/worker.js', import.meta.url);

/** Holds the version. */
export const PACKAGE_FILE = new URL('../package.json', import.meta.url);
