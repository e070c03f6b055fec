import { type IssueText, text } from './text.ts';

/** Messages about single cells. */
export const CELL_TEXTS = {
  E_NUMBER: {
    message: text('"{value}" is not a number', '“{value}”不是数值'),
    hint: text(
      'write digits with "." as decimal point; leave a missing figure empty',
      '请写数字，小数点用“.”；缺报请留空',
    ),
  },
  E_PERCENT: {
    message: text(
      '"{value}" is a percentage, but the column is in {unit}',
      '“{value}”是百分数，而该列单位为{unit}',
    ),
    hint: text('put growth rates into a column of their own', '增速请单独成列'),
  },
  E_PERIOD: {
    message: text('"{value}" is not a period', '“{value}”不是时期'),
    hint: text('write 2023-05, 2023年5月 or 2023年1-5月', '请写成 2023-05、2023年5月或2023年1-5月'),
  },
  E_PERIOD_MONTH: {
    message: text('"{value}" names a month outside 1 to 12', '“{value}”的月份不在 1 至 12 之间'),
    hint: text('write 2023-05, 2023年5月 or 2023年1-5月', '请写成 2023-05、2023年5月或2023年1-5月'),
  },
  E_PERIOD_DAY: {
    message: text('"{value}" is a day, not a month', '“{value}”是日期，不是月份'),
    hint: text('write 2023-05 or 2023年5月', '请写成 2023-05 或2023年5月'),
  },
  E_PERIOD_DAMAGED: {
    message: text(
      '"{value}" looks like a period that Excel turned into a date',
      '“{value}”像是被 Excel 改成日期的时期',
    ),
    hint: text('format the column as text and write 2023-05 again', '请把该列设为文本后重写为 2023-05'),
  },
  E_PERIOD_NO_YEAR: {
    message: text(
      '"{value}" has no year, and neither the title nor the file name gives one',
      '“{value}”没有年份，标题和文件名也没有',
    ),
    hint: text('write 2023年1-5月', '请写成2023年1-5月'),
  },
  E_PERIOD_START: {
    message: text('"{value}" is a span that does not begin in January', '“{value}”不是从1月起的累计'),
    hint: text('cumulative periods run from January: 2023年1-5月', '累计时期从1月起，如2023年1-5月'),
  },
  E_REGION_UNKNOWN: {
    message: text('"{value}" is not a region of {set}', '“{value}”不在{set}之内'),
    hint: text(
      'did you mean {nearest}? Add names with --catalogue',
      '是否为{nearest}？可用 --catalogue 增补名称',
    ),
  },
  E_REGION_AMBIGUOUS: {
    message: text(
      '"{value}" is the name of {count} regions: {candidates}',
      '“{value}”是{count}个地区的名称：{candidates}',
    ),
    hint: text('write the city before the name, or the code', '请在名称前写明所属市，或填写代码'),
  },
  E_REGION_BLANK: {
    message: text('no region is named here', '此处没有地区名'),
    hint: text('write the name on every row, or above the column', '请在每一行（或列首）写明地区'),
  },
  E_REGION_CODE: {
    message: text(
      'code {code} is {region}, but the name says "{value}"',
      '代码 {code} 是{region}，而名称为“{value}”',
    ),
    hint: text('correct the code or the name', '请更正代码或名称'),
  },
  E_INDICATOR_BLANK: {
    message: text('the row names no indicator', '该行没有指标名'),
    hint: text('write the name on every row', '请在每一行写明指标'),
  },
  E_INDICATOR_UNKNOWN: {
    message: text('"{value}" is not an indicator of the catalogue', '指标“{value}”不在指标目录中'),
    hint: text(
      'did you mean {nearest}? Add names with --catalogue',
      '是否为{nearest}？可用 --catalogue 增补名称',
    ),
  },
  E_UNIT_MISSING: {
    message: text('{indicator} is given without a unit', '{indicator}没有单位'),
    hint: text('write the unit, such as {expected}', '请写明单位，如{expected}'),
  },
  E_UNIT: {
    message: text(
      '{indicator} is kept in {expected}; "{value}" cannot be converted to it',
      '{indicator}的单位为{expected}，“{value}”无法换算',
    ),
    hint: text('correct the unit', '请更正单位'),
  },
  E_WORD: {
    message: text('"{value}" is not a word this column takes', '“{value}”不是该列可用的词'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
  E_DUPLICATE: {
    message: text(
      '{region}, {indicator}, {period}: {value} here, {other} at {where}',
      '{region}、{indicator}、{period}：此处为 {value}，{where} 为 {other}',
    ),
    hint: text('keep the right one', '请保留正确的一个'),
  },
  E_CATALOGUE: {
    message: text('{what}: "{value}" is not allowed', '{what}：不允许“{value}”'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
} satisfies Record<string, IssueText>;
