import { fileURLToPath } from 'node:url';

// `data/` and `bin/` stand beside `src/` and beside the bundled `dist/`.

/** The folder of the shipped reference data. */
export const DATA_DIR = fileURLToPath(new URL('../data/', import.meta.url));

/** What a further thread of the program runs. */
export const WORKER_FILE = new URL('../bin/worker.js', import.meta.url);
