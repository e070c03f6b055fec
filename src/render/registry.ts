import type { Format } from './renderer.ts';

export type { Format } from './renderer.ts';

/** Every output format, in the order in which help lists them; the first is the default. */
export const FORMATS: readonly Format[] = [
  {
    id: 'table',
    extensions: ['.txt'],
    form: 'publication',
    load: async () => (await import('./terminal.ts')).renderTerminal,
  },
  {
    id: 'csv',
    extensions: ['.csv'],
    form: 'machine',
    load: async () => (await import('./csv.ts')).renderCsv,
  },
  {
    id: 'json',
    extensions: ['.json'],
    form: 'machine',
    load: async () => (await import('./json.ts')).renderJson,
  },
  {
    id: 'md',
    extensions: ['.md', '.markdown'],
    form: 'publication',
    load: async () => (await import('./markdown.ts')).renderMarkdown,
  },
];

/**
 * The format of an id (`csv`) or of a file by its ending (`out/2023-05.CSV`), in either case of letters.
 * @returns undefined when there is none; the caller names the known ones.
 */
export function formatFor(idOrFileName: string): Format | undefined {
  const name = idOrFileName.toLowerCase();
  return (
    FORMATS.find((format) => format.id === name) ??
    FORMATS.find((format) => format.extensions.some((extension) => name.endsWith(extension)))
  );
}
