import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { parseCsv } from '../../src/ingest/csv.ts';
import { readGrid } from '../../src/ingest/grid.ts';

function cellsOf(text: string): (readonly string[])[] {
  return readGrid(text).rows.map((row) => row.cells);
}

const HEAD = '地区,时期,数值,说明\n';
const ROWS = '越城区,2023-05,1.5,"甲,乙"\n柯桥区,2023-05,2.5,"丙 ""丁"""\n';
const TABLE = cellsOf(HEAD + ROWS);

describe('repairs', () => {
  it.each([
    ['a quote too many before a cell', '"上虞区,2023-05,3.5,戊', ['"上虞区', '2023-05', '3.5', '戊']],
    ['a quote too many before figures', '上虞区,2023-05,"3.5,"戊"', ['上虞区', '2023-05', '"3.5', '戊']],
    [
      'a quote too many before a quoted cell',
      '上虞区,2023-05,3.5,""戊,己"',
      ['上虞区', '2023-05', '3.5', '"戊,己'],
    ],
    ['a quote too many in a blank cell', '上虞区,2023-05,3.5,"', ['上虞区', '2023-05', '3.5', '"']],
    ['a delimiter lost before a quoted cell', '上虞区,2023-05,3.5"戊,己"', ['上虞区', '2023-05', '3.5戊,己']],
    ['a quoted cell over two lines', '上虞区,2023-05,"3.5,"戊\n己"', ['上虞区', '2023-05', '"3.5', '戊\n己']],
    [
      'quotes inside a bare cell',
      '上虞区,2023-05,3.5,戊 "己" 庚',
      ['上虞区', '2023-05', '3.5', '戊 "己" 庚'],
    ],
    [
      'quotes that are not escaped',
      '上虞区,2023-05,3.5,"戊, "己" 庚"',
      ['上虞区', '2023-05', '3.5', '戊, "己" 庚'],
    ],
    ['a row parted by blanks', '上虞区 2023-05 3.5 戊', ['上虞区', '2023-05', '3.5', '戊']],
    ['a row parted by semicolons', '上虞区;2023-05;3.5;"戊,己"', ['上虞区', '2023-05', '3.5', '戊,己']],
  ])('%s', (_, line, cells) => {
    const grid = readGrid(`${HEAD}${ROWS}${line}\n${ROWS}`);
    const [head, first, second] = TABLE;
    expect(grid.rows.map((row) => row.cells)).toEqual([head, first, second, cells, first, second]);
    expect(grid.repaired).toEqual([4]);
  });

  it('takes heads parted by something else for heads', () => {
    expect(cellsOf(`${HEAD.replaceAll(',', ' ')}${ROWS}`)).toEqual(TABLE);
  });

  it('neither moves nor fills in cells', () => {
    const short = '上虞区,2023-053.5,戊';
    const long = '诸暨市,,2023-05,4.5,己';
    const grid = readGrid(`${HEAD}${ROWS}${short}\n${long}\n`);
    expect(grid.rows.slice(3).map((row) => row.cells)).toEqual([short.split(','), long.split(',')]);
    expect(grid.leftOut).toEqual([]);
    expect(grid.repaired).toEqual([]);
  });

  it('gives the lines of the file', () => {
    const grid = readGrid(`sep=,\n标题\n\n${HEAD}${ROWS}"上虞区,2023-05,3.5,戊\n`);
    expect(grid.rows.map((row) => row.line)).toEqual([4, 5, 6, 7]);
    expect(grid.repaired).toEqual([7]);
    expect(grid.leftOut).toEqual([{ what: 'preamble', from: 2, to: 2 }]);
  });
});

describe('the table of a file', () => {
  it('is without titles, unit lines, blank rows and remarks', () => {
    const text = `某市主要经济指标,,,\n单位：亿元,,,\n,,,\n${HEAD}\n${ROWS},,,\n注：快报数,,,\n资料来源：统计局\n`;
    const { rows, leftOut } = readGrid(text);
    expect(rows.map((row) => row.cells)).toEqual(TABLE);
    expect(leftOut).toEqual([
      { what: 'preamble', from: 1, to: 2 },
      { what: 'remark', from: 9, to: 10 },
    ]);
  });

  it('ends where another begins, with heads behind a gap or with words in the columns of figures', () => {
    const other = '甲,乙,丙,丁\n戊,己,庚,辛\n';
    expect(cellsOf(`${HEAD}${ROWS}${other}`)).toEqual(TABLE);
    const { rows, leftOut } = readGrid(`${HEAD}${ROWS}\n表2\n${HEAD}${ROWS}`);
    expect(rows.map((row) => row.cells)).toEqual(TABLE);
    expect(leftOut).toEqual([{ what: 'table', from: 5, to: 8 }]);
  });

  it('has one row of heads, joined; a spanning head stays where it stands', () => {
    const text = ',2023年5月,\n地区,总量,同比\n越城区,1,2\n柯桥区,3,4\n';
    expect(cellsOf(text)[0]).toEqual(['地区', '2023年5月 总量', '同比']);
    expect(cellsOf(HEAD + HEAD + ROWS)[0]).toEqual(['地区 地区', '时期 时期', '数值 数值', '说明 说明']);
  });

  it.each([
    ['rows without figures at its beginning', '地区,数值,同比\n越城区,—,—\n柯桥区,1,2\n'],
    ['rows without figures at its end', '地区,数值,同比\n柯桥区,1,2\n新昌县,,\n'],
    ['headings within it', '地区,数值,同比\n市辖区,,\n越城区,1,2\n县域,,\n新昌县,3,4\n'],
    ['heads with colons', 'Area,GDP: total,GDP: growth\nA,1,2\nB,3,4\n'],
    ['heads that are years', 'Area,2020,2021\nA,1,2\nB,3,4\n'],
    ['a blank first head', ',value\na,1\nb,2\n'],
    ['no heads', 'A,1\nB,2\n'],
    ['no figures', 'name,kind\nfoo,bar\nbaz,qux\n'],
  ])('keeps %s', (_, text) => {
    const lines = text.trimEnd().split('\n');
    expect(cellsOf(text)).toEqual(lines.map((line) => line.split(',')));
  });

  it('keeps blank lines of a single column, which are blank cells', () => {
    expect(cellsOf('foo\n\nbar\n')).toEqual([['foo'], [''], ['bar']]);
  });

  it('is empty where the file is', () => {
    expect(cellsOf('')).toEqual([]);
  });
});

describe('hostile texts', () => {
  const SIZE = 500_000;
  const flood = (piece: string, head = 'a,b,c\n1,2,3\n4,5,6\n') =>
    head + piece.repeat(Math.ceil(SIZE / piece.length));

  it.each([
    ['quotes', flood('"', '')],
    ['commas', flood(',', '')],
    ['line ends', flood('\n', '')],
    ['blanks', flood(' ', '')],
    ['backslashes and quotes', flood('"a\\"b\n')],
    ['quotes that are never closed', flood('"a\n')],
    ['quotes inside cells', flood('a"b\n')],
    ['both', flood('"a,"b"c\n')],
    ['quotes before figures', flood('1,"2,3\n')],
    ['apostrophes', flood("'a\n")],
    ['titles', flood('title of the table\n')],
    ['heads and rows', flood('a,b,c\n1,2,3\n')],
    ['tables', flood('\n\ntitle\na,b,c\n1,2,3\n')],
    ['rows of all lengths with quotes', flood('"",1\n""\n"",,\n')],
    ['one long line', flood('"x",', 'a,b\n1,2\n')],
  ])('take little time: %s', (_, text) => {
    for (const read of [readGrid, parseCsv]) {
      try {
        read(text, 'in.csv');
      } catch (error) {
        // Refused as well as taken: only the time is at stake, which the test's limit measures.
        expect(error).toBeInstanceOf(InputError);
      }
    }
  });
});
