import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT, issue, SystemError } from '../../errors.ts';
import type { Call } from '../command.ts';
import { list, tell } from './listing.ts';
import { type Lock, takeLock } from './lock.ts';
import { MANIFEST_FILE, type Manifest, manifestText, type OutputRecord } from './manifest.ts';
import { type Verdict, writeStep } from './outputs.ts';
import type { Plan } from './plan.ts';
import { type FolderState, type RunFolder, systemError } from './run-folder.ts';
import { type RunRow, summaryOf } from './run-table.ts';
import { copyInputs } from './source.ts';

/** Writes the folder of a month, whole or not at all. */
export async function publish(call: Call, plan: Plan, verdict: Verdict): Promise<number> {
  const { folder } = plan;
  const lock = lockOf(folder, call);
  try {
    folder.recover();
    const before = folder.state();
    refuseForeign(folder.path, before);
    const outputs: OutputRecord[] = [];
    const made = await folder.replace(async (draft) => {
      for (const step of [plan.check, ...plan.tables])
        outputs.push(...(await writeStep(plan.frame, step, draft)));
      copyInputs(plan.inputs, draft);
      const text = manifestText(manifestOf(plan, verdict, outputs));
      writeFileSync(join(draft, MANIFEST_FILE), text);
      return before.complete && before.text === text ? 'same' : 'new';
    });
    await list(
      call,
      outputs.map(({ command, ...output }): RunRow => ({ step: command, ...output })),
    );
    if (made === 'same') tell(call, 'N_RUN_SAME', { value: folder.path });
    else call.io.sum(summaryOf(plan.request.period, folder.path, verdict, outputs.length + 1));
    return EXIT.done;
  } finally {
    lock.release();
  }
}

function lockOf({ path }: RunFolder, { io }: Call): Lock {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw systemError(error, path);
  }
  const lock = takeLock(path, io.run);
  if (lock.left) io.log(lock.left);
  return lock;
}

/** What no run wrote is never replaced. @throws SystemError E_RUN_FOREIGN */
export function refuseForeign(value: string, { foreign }: FolderState): void {
  if (foreign.length > 0)
    throw new SystemError([issue('E_RUN_FOREIGN', { value, files: foreign.join(' ') })]);
}

function manifestOf(
  { frame, request, period, tables }: Plan,
  { counts }: Verdict,
  outputs: readonly OutputRecord[],
): Manifest {
  const { panel } = frame.data;
  const pages = panel.allSeries().flatMap((series) => series.pages.get(period) ?? []);
  const figures = pages.flatMap((page) =>
    panel.regions.flatMap((_, at) => page.cell(at)?.value ?? []),
  ).length;
  return {
    ...request,
    gate: counts,
    counts: {
      regions: panel.regions.length,
      indicators: panel.indicators.length,
      figures,
      tables: tables.length,
    },
    outputs,
  };
}
