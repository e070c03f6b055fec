import { type IssueText, text } from './text.ts';

/** Messages about how bytes become text and text is cut into cells. */
export const GRID_TEXTS = {
  E_ENCODING_MIXED: {
    message: text('{before} up to here, {after} from here on', '此前为 {before}，自此为 {after}'),
    hint: text(
      'saving it again does not help: join the parts anew, all in UTF-8',
      '另存无效：请统一为 UTF-8 后重新合并',
    ),
  },
  E_ENCODING_DAMAGED: {
    message: text('bytes that are not {encoding} in a file that is', '{encoding} 文件中有不合规的字节'),
    hint: text(
      'saving it again does not help: it was cut off or damaged, ask for it again',
      '另存无效：文件被截断或损坏，请重新索取',
    ),
  },
  E_ENCODING_BIG5: {
    message: text('this reads like Big5, which is not guessed', '像是 Big5，不予猜测'),
    hint: text(
      'name it with --encoding big5, or save the file as UTF-8',
      '请用 --encoding big5 指定，或另存为 UTF-8',
    ),
  },
  E_DELIMITER: {
    message: text('cells are parted by "{delimiter}"', '单元格以“{delimiter}”分隔'),
    hint: text(
      'save it with commas; regstat read --grid prints it so',
      '请改用半角逗号分隔；regstat read --grid 可转换',
    ),
  },
  E_ROW_WIDE: {
    message: text('more than {most} cells in one row', '一行超过 {most} 个单元格'),
    hint: text('export the file again', '请重新导出文件'),
  },
  E_GRID_FILES: {
    message: text('--grid prints one file, {count} were named', '--grid 一次输出一个文件，现有 {count} 个'),
  },
  E_GRID_SHEETS: {
    message: text('--grid prints one sheet, the workbook has several', '--grid 一次输出一张表，工作簿有多张'),
    hint: text('name one with --sheet: {allowed}', '请用 --sheet 指定：{allowed}'),
  },
  N_GRID_SHEET: {
    message: text('sheet "{value}"; {count} rows', '表“{value}”；{count} 行'),
  },
  N_GRID_READ: {
    message: text(
      '{encoding}, {lineEnd}, cells parted by "{delimiter}", in quotes {quote}, quotes inside as {inner}; {count} rows',
      '{encoding}，{lineEnd}，分隔符“{delimiter}”，引号 {quote}，单元格内引号写作 {inner}；{count} 行',
    ),
  },
  N_GRID_HEADS: {
    message: text('{count} rows of heads joined to one', '{count} 行表头合并为一行'),
  },
  N_GRID_REPAIRED: {
    message: text(
      'lost or stray quotes or other delimiters, read as they were meant: {count} (line {lines})',
      '{count} 条记录的引号或分隔符有误，已按原意读取：第 {lines} 行',
    ),
  },
  N_GRID_PREAMBLE: {
    message: text('line {lines} above the table left out', '表格上方第 {lines} 行未输出'),
  },
  N_GRID_REMARK: {
    message: text('line {lines} below the table left out', '表格下方第 {lines} 行未输出'),
  },
  N_GRID_TABLE: {
    message: text('another table: line {lines} left out', '另一张表：第 {lines} 行未输出'),
    hint: text('put it in a file of its own', '请另存为单独文件'),
  },
} satisfies Record<string, IssueText>;
