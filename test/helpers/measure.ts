import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** What reading one workbook gave and cost. */
export interface Measured {
  /** Codes of errors; none when it was read. */
  readonly errors: readonly string[];
  /** Time of the processor, which a busy machine does not lengthen. */
  readonly milliseconds: number;
  /** The most memory the process held. */
  readonly megabytes: number;
}

const ENTRY = `
  import { readFileSync } from 'node:fs';
  import { isZip, refuseOle } from './src/ingest/xlsx/signature.ts';
  import { readWorkbook } from './src/ingest/xlsx/workbook.ts';
  const bytes = readFileSync(process.argv[2]);
  const before = process.cpuUsage();
  let issues = [];
  try {
    refuseOle(bytes, 'in.xlsx');
    issues = isZip(bytes) ? readWorkbook(bytes, 'in.xlsx').sheets.flatMap((s) => s.issues) : [{ code: 'no zip', severity: 'error' }];
  } catch (error) {
    if (!error.issues) throw error;
    issues = error.issues;
  }
  const milliseconds = process.cpuUsage(before).user / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const errors = issues.filter((i) => i.severity === 'error').map((i) => i.code);
  console.log(JSON.stringify({ errors, milliseconds, megabytes }));
`;

/**
 * Makes a program that reads one workbook in a process of its own.
 * @param folder where it is kept; the caller removes it
 * @returns the function that runs it on a file or on bytes
 */
export function measurer(folder: string): (file: string | Uint8Array) => Measured {
  const program = join(folder, 'read.mjs');
  buildSync({
    stdin: { contents: ENTRY, resolveDir: '.', loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
  return (file) => {
    const path = typeof file === 'string' ? file : join(folder, 'in.xlsx');
    if (typeof file !== 'string') writeFileSync(path, file);
    const { stdout, stderr } = spawnSync(process.execPath, [program, path], { encoding: 'utf8' });
    if (stderr !== '') throw new Error(stderr);
    return JSON.parse(stdout) as Measured;
  };
}
