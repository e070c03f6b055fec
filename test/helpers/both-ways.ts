import { readFileSync, statSync } from 'node:fs';
import { RegstatError } from '../../src/errors.ts';
import { loadCatalogue } from '../../src/ingest/catalogue-files.ts';
import { type LoadOptions, loadFiles } from '../../src/ingest/load.ts';
import { scanPart } from '../../src/ingest/scan/scan-part.ts';
import { renderCsv } from '../../src/render/csv.ts';
import { canonicalTable } from '../../src/table/canonical.ts';

const catalogue = loadCatalogue('data');

/** Other threads, as they are seen by the first. */
export const HELPERS = { count: 2, scan: scanPart };

/**
 * Everything that reading files gives, as one text: by the scanner, or by the ordinary reader.
 * @returns undefined when the scanner leaves the files to the ordinary reader
 */
export async function readAs(
  files: readonly string[],
  scanned: boolean,
  helpers?: typeof HELPERS,
  kept?: LoadOptions['kept'],
): Promise<string | undefined> {
  let opened = false;
  const inputs = files.map((name) => ({
    name,
    ...(scanned ? { size: statSync(name).size } : {}),
    get bytes() {
      opened = true;
      return readFileSync(name);
    },
  }));
  try {
    const { panel, issues, readings } = await loadFiles(inputs, {
      catalogue,
      scanFrom: scanned ? 1 : Infinity,
      shareFrom: 1,
      helpers: async () => helpers,
      kept,
    });
    if (scanned && opened) return undefined;
    const { sources, regions, indicators } = panel;
    const table = renderCsv([canonicalTable(panel, 'zh')], { bom: false });
    return [table, JSON.stringify({ issues, readings, sources, regions, indicators })].join('\n');
  } catch (error) {
    if (!(error instanceof RegstatError)) throw error;
    return scanned && opened ? undefined : JSON.stringify(error.issues);
  }
}
