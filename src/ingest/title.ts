import { nameKey } from '../model/names.ts';
import type { Measure } from '../model/panel.ts';
import type { Basis } from '../model/period.ts';
import { findPeriod } from '../model/period-find.ts';
import { findUnit } from '../model/units.ts';
import { actingCharacter } from './damage.ts';
import { type HeaderContext, readHeader, tidy } from './header.ts';
import { COLLECTION, NUMBERING } from './member-words.ts';
import { fullYears } from './two-digit-years.ts';
import { BASIS_WORDS, UNIT_LINE } from './words.ts';

/** What a title says besides its period. */
export interface TitleFacts {
  /** Id of an indicator of the catalogue. */
  readonly indicator?: string | undefined;
  /** What it speaks of, when that is no indicator of the catalogue: 精制茶产量. */
  readonly heading?: string | undefined;
  /** The place it speaks of, as spelled: 中山市, 潍坊市坊子区. */
  readonly region?: string | undefined;
  readonly measure?: Measure | undefined;
  readonly basis?: Basis | undefined;
  readonly unit?: string | undefined;
}

/** Numbers of tables and chapters: 17-22, 表3-1, 附件2：, Table 1.--; not the 1-5 of 1-5月. */
const TABLE_NUMBER =
  /^(?:(?:附?表|附件)\s*[\d一二三四五六七八九十]{0,3}(?:[-–—.．]\d{1,3})*\s*[:：、.]?|续表\s*[:：]?|\d{1,3}[-–—]\d{1,3}(?![\d月年季\-–—])\s*|table\s+\d{1,3}[a-z]?\s*[.:–—-]*\s*)/iu;
const EVERY_PLACE =
  /^(?:关于|我[省市区县])?(?:全[国省市区县州])?(?:[各分按](?:省|市|县|区|州|盟|旗|镇|街道|街|乡|地区|[(（][省市县区、]{1,5}[)）]){1,6})的?/u;
const WHOLE_PLACE = /^全[国省市区县州]/u;
const PLACE = /^(?!各|分|按)(?:\p{Script=Han}{2,8}?(?:省|市|自治州|自治区|县|区|盟|旗)){1,3}/u;
/** Words that end like the name of a place. */
const NO_PLACE = /(?:县级市|地级市|直辖市|市辖区|功能区|行政区|城区|市区|县市区|地区|区县|城市|社区)$/u;
const SERIES = /^(?:历年|历月|分月|分季度?|逐月|各月)的?/u;
/** 工业用电量（累计） */
const BASIS_BEHIND = /^(.+)\(([^()]+)\)$/u;
/** What is said about a list or a table rather than about what stands in it. */
const ENDINGS: readonly RegExp[] = [
  /[\s:：,，、。.]+$/u,
  /(?:[由从][高低]到[高低])?(?:依次|分别)?(?:为|是|如下)$/u,
  /[由从][高低]到[高低](?:排[列序名])?(?:依次)?$/u,
  /(?:排名|排行|排序|位次|名次)(?:情况|榜|表)?$/u,
  /(?:完成)?情况(?:统计表|一览表|表)?$/u,
  /(?:统计|一览|对比|进度|月报)表$/u,
  /(?:历年|分年|分月|逐月)(?:数据)?$/u,
  /\s*\(p\)$/iu,
  /\s(?:for|by|of)\s(?:the\s)?(?:states?|count(?:y|ies)|regions?|areas?|state and region|states and regions)\b.*$/iu,
];
/** Lines such as 指标：商品房施工面积, 地区：山东省. */
const KEYED = /^(指标|指标名称|地区|区域|数据库|时间|单位|频度)\s*[:：]\s*(.*)$/u;

/** A line of remarks on the figures: [Millions of dollars, seasonally adjusted]. */
const BRACKETED = /^[[(](.+)[\])]$/u;

/**
 * What titles say; the first that says a thing decides.
 * @param own titles of the table itself: what it speaks of
 * @param shared titles of the first table of the file, for the place and unit of those below it
 */
export function readTitles(
  own: readonly string[],
  shared: readonly string[],
  context: HeaderContext,
): TitleFacts {
  const titles = own.map((line) => readTitle(line, context));
  const others = shared.map((line) => readTitle(line, context));
  // A table without a title of its own is one with the first.
  const things = titles.some((t) => t.isTitle) ? titles : [...titles, ...others];
  const said = things.find((t) => t.indicator !== undefined) ?? things.find((t) => t.heading !== undefined);
  const all = [...titles, ...others];
  return {
    indicator: said?.indicator,
    heading: said?.heading,
    measure: said?.measure,
    basis: things.find((t) => t.basis !== undefined)?.basis,
    region: all.find((t) => t.region !== undefined)?.region,
    unit: things.find((t) => t.unit !== undefined)?.unit,
  };
}

interface Title extends TitleFacts {
  /** Not a line of units, or of what the file is. */
  readonly isTitle: boolean;
}

/** Takes number, period and place off a title, and what is said about the table; what is left is what it speaks of. */
function readTitle(line: string, context: HeaderContext): Title {
  const text = fullYears(tidy(line));
  // What acts on a terminal is in no name.
  if (actingCharacter(text) !== undefined) return { isTitle: false };
  const [, key, said = ''] = KEYED.exec(text) ?? [];
  if (key === '地区' || key === '区域') return { isTitle: false, region: said || undefined };
  if (UNIT_LINE.test(text) || (key !== undefined && !key.startsWith('指标'))) return { isTitle: false };
  const [, remark] = BRACKETED.exec(text) ?? [];
  if (remark !== undefined) {
    const unit = remark.split(/[,;，；]/u).flatMap((part) => findUnit(part.trim()) ?? [])[0];
    if (unit !== undefined) return { isTitle: false, unit };
  }
  // Whether a text holds a period does not depend on the year it is of.
  const year = context.year ?? 2000;
  const numbered = (key === undefined ? text : said).replace(TABLE_NUMBER, '').replace(NUMBERING, '');
  const found = findPeriod(numbered, { year });
  const dated = (found?.rest ?? numbered).replace(/^\d{4}年(?:度)?/u, '');
  const { rest, region } = takePlace(dated);
  const named = endless(rest.replace(SERIES, ''));
  if (named === '') return { isTitle: false, region };
  const [, before = '', word = ''] = BASIS_BEHIND.exec(named) ?? [];
  const behind = BASIS_WORDS.get(nameKey(word));
  const read = readHeader(behind ? endless(before) : named, context);
  const { indicator, name, measure, unit } = read;
  const basis = behind ?? read.basis;
  if (indicator !== undefined) return { isTitle: true, indicator, measure, basis, unit, region };
  const isThing =
    name !== undefined && name.length <= 40 && !COLLECTION.test(name) && !/[:：。，;]/u.test(name);
  return { isTitle: true, ...(isThing ? { heading: name, measure } : {}), basis, unit, region };
}

function takePlace(text: string): { rest: string; region?: string | undefined } {
  const whole = WHOLE_PLACE.exec(text)?.[0];
  const place = whole ?? PLACE.exec(text.replace(/^关于/u, ''))?.[0];
  const region = place !== undefined && !NO_PLACE.test(place) ? place : undefined;
  const rest = region === undefined ? text : text.replace(/^关于/u, '').slice(region.length);
  return { rest: rest.replace(EVERY_PLACE, ''), region };
}

function endless(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = ENDINGS.reduce((left, ending) => left.replace(ending, ''), rest);
  }
  return rest;
}
