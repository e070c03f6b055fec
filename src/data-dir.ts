import { fileURLToPath } from 'node:url';

/** The folder of the shipped reference data: `data/` stands beside `src/` and beside the bundled `dist/`. */
export const DATA_DIR = fileURLToPath(new URL('../data/', import.meta.url));
