import { type Issue, issue, RegstatError } from '../errors.ts';
import type { IngestRow } from './ingest-table.ts';

/** What an ingest run came to. */
export interface IngestRun {
  /** Files that were given. */
  readonly files: number;
  /** Those that were looked at. */
  readonly rows: readonly IngestRow[];
  /** Whatever was found in them. */
  readonly issues: readonly Issue[];
  /** What ended the run before its end. */
  readonly failure?: unknown;
}

/** The line at the end of an ingest run: what was done, with how many figures, and how much there is to look at. */
export function ingestSummary({ files, rows, issues, failure }: IngestRun, store: string): Issue {
  const results = rows.map((row) => row.result);
  const count = (result: IngestRow['result']) => results.filter((one) => one === result).length;
  const brought = rows.flatMap(({ outcome }) => (outcome && !outcome.known ? [outcome] : []));
  const total = (of: 'added' | 'revised' | 'same') => brought.reduce((sum, one) => sum + one[of], 0);
  const found = [...issues, ...(failure instanceof RegstatError ? failure.issues : [])];
  const values = {
    ...{ stored: count('stored'), known: count('known'), refused: count('refused') },
    left: files - rows.length,
    ...{ added: total('added'), revised: total('revised'), same: total('same') },
    errors: found.filter((i) => i.severity === 'error').length,
    warnings: found.filter((i) => i.severity === 'warning').length,
  };
  return issue('N_INGESTED', values, { file: store }, 'note');
}
