import { InputError, issue, type Text, usage } from '../../errors.ts';
import type { PanelData } from '../../ingest/read-panel.ts';
import { formatPeriod, type Period } from '../../model/period.ts';
import { parsePeriod } from '../../model/period-parse.ts';
import type { Call } from '../command.ts';
import { answers, MANIFEST, type Request } from './manifest.ts';
import type { Month } from './month-file.ts';
import { type Frame, inMonth, type Step, stepsOf } from './outputs.ts';
import { placed } from './placed.ts';
import { type FolderState, RunFolder } from './run-folder.ts';
import { type Input, readSource, withCopies } from './source.ts';

const MARK: Text = { zh: '【征求意见稿】', en: '[Draft for comment] ' };
const DRAFT = '-draft';

/** A month that is ready to be computed. */
export interface Plan {
  readonly frame: Frame;
  readonly period: Period;
  readonly inputs: readonly Input[];
  readonly request: Request;
  readonly check: Step;
  readonly tables: readonly Step[];
  readonly folder: RunFolder;
}

/** Reads whatever a month is made of. */
export async function planOf(call: Call, month: Month): Promise<Plan> {
  const { options, lang, io } = call;
  const asked = periodOf(call, month);
  const source = await readSource(call, month, options.flag('dry-run')).catch((error) => {
    throw placed(error, (value) => month.at('data', value));
  });
  const period = monthIn(source.data, asked);
  const data = { ...source.data, panel: source.data.panel.until(period) };
  const draft = options.flag('draft');
  const inputs = month.copies ? withCopies(source.inputs) : source.inputs;
  const [check, ...tables] = stepsOf(month, period, lang) as [Step, ...Step[]];
  const named = options.text('output') ?? month.output;
  return {
    frame: { call, data, mark: draft ? MARK : undefined },
    period,
    inputs,
    request: {
      manifest: MANIFEST,
      regstat: io.run.version,
      period: formatPeriod(period),
      draft,
      options: { lang, formats: month.formats.map((f) => f.id), copies: month.copies },
      inputs: inputs.map(({ path: _, ...record }) => record),
    },
    check,
    tables,
    folder: new RunFolder(inMonth(named, period).replace(/[\\/]+$/, '') + (draft ? DRAFT : '')),
  };
}

/** The month that a text names; undefined for `latest`. */
function periodOf(call: Call, month: Month): Period | undefined {
  const given = call.options.text('period');
  const text = given ?? month.period;
  if (text.toLowerCase() === 'latest') return undefined;
  const period = parsePeriod(text)?.period;
  if (period !== undefined) return period;
  const allowed = 'latest 2023-05';
  if (given !== undefined) throw usage('E_OPTION', { option: '--period', value: text, allowed });
  throw new InputError([issue('E_MONTH_VALUE', { key: 'period', value: text, allowed }, month.at('period'))]);
}

/** The month itself must have figures; `latest` is the newest that has. */
function monthIn({ panel }: PanelData, asked: Period | undefined): Period {
  const pages = panel
    .allSeries()
    .flatMap(({ measure, pages: own }) =>
      measure === 'value' || measure === 'growth' ? [...own.keys()] : [],
    );
  const newest = pages.reduce((a, b) => Math.max(a, b), 0);
  const period = asked ?? newest;
  if (pages.includes(period)) return period;
  const latest = pages.length > 0 ? formatPeriod(newest) : '';
  throw new InputError([issue('E_NO_FIGURES', { value: asked ? formatPeriod(asked) : 'latest', latest })]);
}

/** Whether a folder has what is asked for. */
export function isAnswered({ manifest, complete }: FolderState, request: Request): boolean {
  return manifest !== undefined && complete && answers(manifest, request);
}
