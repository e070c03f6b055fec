import { type IssueText, text } from './text.ts';

/** Remarks of the reader that refuse nothing. */
export const NOTE_TEXTS = {
  N_SAME: {
    message: text(
      '{count} figures stand twice with the same value and are kept once',
      '{count} 个数据重复且相同，只保留一份',
    ),
  },
  N_TWO_NAMES: {
    message: text(
      '"{label}" and "{other}" are both {region}: it stands twice with the same figures, also at {where}',
      '“{label}”与“{other}”同为{region}：同一数据出现两次，另见 {where}',
    ),
    hint: text('delete one of them', '请删除其一'),
  },
  N_MARK: {
    message: text(
      'the mark "{mark}" behind {value} is not kept (figures with it: {count})',
      '{value} 后的标记“{mark}”不保留（共 {count} 个数据）',
    ),
  },
  N_JUMP: {
    message: text(
      '{region}, {indicator}, {period}: {value}, but {other} in {before}; {times} times as much',
      '{region}、{indicator}、{period}：{value}，而{before}为 {other}，相差 {times} 倍',
    ),
    hint: text('check the unit', '请核对单位'),
  },
  N_TOTAL: {
    message: text(
      '{region}, {indicator}, {period}: {value}, but its {count} parts add up to {sum}',
      '{region}、{indicator}、{period}：{value}，而{count}个地区合计为 {sum}',
    ),
    hint: text('check for a wrong figure or a wrong unit', '请核对数据和单位'),
  },
  N_NEGATIVE: {
    message: text(
      '{region}, {indicator}, {period}: {value} is negative',
      '{region}、{indicator}、{period}：{value} 为负数',
    ),
    hint: text('check the sign', '请核对正负号'),
  },
  N_FAR_PERIOD: {
    message: text(
      '{period} is {years} years from the other periods of the data',
      '{period} 与数据中其他时期相距 {years} 年',
    ),
    hint: text('check the year', '请核对年份'),
  },
  N_EARLY_PERIOD: { message: text('{period} is before 1900: check the year', '{period} 早于1900年，请核对') },
  N_DECIMAL_COMMA: { message: text('figures are read with a decimal comma', '数值以逗号为小数点') },
  N_UNIT_ASSUMED: {
    message: text('{indicator}: no unit given, taken as {unit}', '{indicator}：未注明单位，按{unit}处理'),
  },
  N_UNKNOWN_INDICATOR: {
    message: text(
      '"{value}" is not in the catalogue and is kept as spelled',
      '“{value}”不在指标目录中，按原名保留',
    ),
    hint: text('nearest: {nearest}', '相近：{nearest}'),
  },
  N_UNKNOWN_REGION: {
    message: text(
      '{count} regions are not in the catalogue and are kept as spelled: {value}',
      '{count} 个地区不在目录中，按原名保留：{value}',
    ),
  },
  N_NO_REGION: {
    message: text(
      'the file names no region; its figures are kept as those of one region, "_T"',
      '文件没有地区，数据记为同一地区“_T”',
    ),
  },
  N_NO_INDICATOR: {
    message: text(
      'the file names no indicator; "{value}" is taken from its name',
      '文件没有指标名，以文件名“{value}”代替',
    ),
  },
  N_BASIS_YTD: {
    message: text(
      'taken as cumulative: every January is empty while February is given',
      '按累计数处理：每年1月均为空而2月有数',
    ),
  },
  N_ABSENT: { message: text('{indicator}: no figures for this period', '{indicator}：该时期没有数据') },
  N_COLUMN_IGNORED: { message: text('column "{value}" is not used', '未使用列“{value}”') },
  N_ROW_NOTE: { message: text('a remark, not used: {value}', '注释行，未使用：{value}') },
  N_SHEET: {
    message: text('sheet "{value}" holds no table and is not used', '表“{value}”中没有数据表，未使用'),
  },
  N_ROW_SKIP: { message: text('left out by the recipe: {value}', '按读取方案跳过：{value}') },
  N_ROW_TEXT: { message: text('a row of text, not used: {value}', '文字行，未使用：{value}') },
} satisfies Record<string, IssueText>;
