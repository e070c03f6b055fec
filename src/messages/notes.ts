import { type IssueText, text } from './text.ts';

/** Remarks of the reader that refuse nothing. */
export const NOTE_TEXTS = {
  N_SAME: {
    message: text(
      '{count} figures stand twice with the same value and are kept once',
      '{count} 个数据重复且相同，只保留一份',
    ),
  },
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
  N_COLUMN_IGNORED: { message: text('column "{value}" is not used', '未使用列“{value}”') },
  N_ROW_NOTE: { message: text('a remark, not used: {value}', '注释行，未使用：{value}') },
  N_ROW_SKIP: { message: text('left out by the recipe: {value}', '按读取方案跳过：{value}') },
  N_ROW_TEXT: { message: text('a row of text, not used: {value}', '文字行，未使用：{value}') },
} satisfies Record<string, IssueText>;
