import { EXIT, usage } from '../errors.ts';
import { EXPLAINED, type ExplainOptions, explain } from '../stats/explain.ts';
import { findIndicator, findRegion } from '../stats/query.ts';
import type { Query } from '../stats/select.ts';
import type { Style } from '../table/columns.ts';
import { explanationRows } from '../table/explain-machine.ts';
import { explanationTables } from '../table/explain-tables.ts';
import { explained } from '../table/explained.ts';
import type { Call, Command, OptionSpec } from './command.ts';
import { GROWTH_OPTIONS, PRINT_OPTIONS, SELECT_OPTIONS } from './options.ts';
import { chosenFormat, print } from './output.ts';
import { noFigures, type Prepared, prepare } from './prepare.ts';
import { RANK_OPTIONS, rankOptions } from './rank.ts';
import { SHARE_BASE_OPTION, SHARE_BASES } from './share.ts';

const WHOLE: OptionSpec = {
  flags: '--whole <indicator>',
  text: {
    zh: '占比的分母指标（默认全市或所列地区合计）',
    en: 'indicator that is the whole of a share (default: the total)',
  },
  offers: 'indicator',
};

async function run(call: Call): Promise<number> {
  const [region = '', indicator = '', period = '', word = 'rank'] = call.operands;
  const measure = EXPLAINED.find((m) => m === word);
  if (!measure) throw usage('E_OPTION', { option: 'explain', value: word, allowed: EXPLAINED.join(' ') });
  const format = chosenFormat(call);
  const asked = { ...call, options: call.options.with({ indicator: [indicator], region: [region], period }) };
  const prepared = await prepare(asked);
  const options = optionsOf(measure, prepared, call);
  const { panel, trace } = prepared;
  const code = findRegion(prepared, region);
  const explanation = explain(panel, queryWith(code, prepared, period), code, options);
  if (!explanation) throw noFigures(asked, panel);
  const given = explained(panel, explanation, options, await trace(explanation.cells));
  const style: Style = { form: format.form, lang: call.lang, decimals: call.options.count('decimals') };
  const tables =
    format.form === 'machine' ? [explanationRows(given, style)] : explanationTables(given, style);
  await print(tables, format, call);
  return EXIT.done;
}

function optionsOf(measure: ExplainOptions['measure'], prepared: Prepared, call: Call): ExplainOptions {
  const whole = call.options.text('whole');
  if (whole !== undefined && measure !== 'share') {
    throw usage('E_OPTION', { option: `explain … ${measure}`, value: '--whole', allowed: 'share --whole' });
  }
  const how = rankOptions(call);
  return {
    ...how,
    // Whether it was asked for or is the default is told.
    rankOn: call.options.text('rank-on') === undefined ? undefined : how.rankOn,
    measure,
    whole: whole === undefined ? undefined : findIndicator(prepared, whole),
    shareBase: call.options.choice('share-base', SHARE_BASES),
  };
}

/** Of the levels that data may hold the one of the region, for one period. @throws UsageError E_REGION_OUTSIDE */
function queryWith(code: string, { panel, queries }: Prepared, period: string): Query {
  const [{ periods }] = queries;
  if (typeof periods !== 'number' && periods !== 'latest') {
    throw usage('E_OPTION', { option: 'explain', value: period, allowed: '2023-05 2023年1-5月 latest' });
  }
  const found = queries.find(({ regions: { units, aggregates } }) =>
    [...units, ...aggregates].some((r) => r.code === code),
  );
  if (found) return found;
  throw usage('E_REGION_OUTSIDE', { value: panel.region(code)?.nameZh ?? code });
}

export const explainCommand: Command = {
  operands: '<region> <indicator> <period> [measure]',
  operandOffers: ['region', 'indicator', ['latest'], EXPLAINED],
  options: [
    ...SELECT_OPTIONS.filter((o) => !/--(period|indicator|region) /.test(o.flags)),
    ...RANK_OPTIONS,
    ...GROWTH_OPTIONS.filter((o) => !/--average/.test(o.flags)),
    WHOLE,
    SHARE_BASE_OPTION,
    ...PRINT_OPTIONS.filter((o) => !/--columns/.test(o.flags)),
  ],
  description: {
    zh: '第四个参数为 rank（默认）、growth 或 share。列出公式和代入的数据、精确值和四舍五入的结果、前后位次、\n所用规则及其依据，以及每项输入的文件、行、列、编码、报送原文、单位换算和版本。csv、json 每行一步或一项输入。',
    en: 'The fourth operand is rank (default), growth or share. Prints the formula with its numbers, the exact and the\nrounded result, the places around it, the rules and why, and of every input the file, line, column, encoding,\ntext and unit as delivered, and vintage. csv and json have one row for each step and each input.',
  },
  example: {
    line: 'regstat explain 坊子区 税收收入 2023-05 --data fixtures/weifang --regions weifang-14',
    prints: [
      '坊子区税收收入增速位次（2023年1-5月）',
      '项目  步骤    内容',
      '──────────────────────────────────────────────',
      '本期  a       5.4824亿元',
      '基期  b       4.5亿元',
      '增速  公式    100 × (a ÷ b - 1)',
      '      代入    100 × (5.4824 ÷ 4.5 - 1)',
      '      精确值  21.831111111111… = 4912/225',
      '      结果    21.8%',
    ].join('\n'),
  },
  run,
};
