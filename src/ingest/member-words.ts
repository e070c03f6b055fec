import { nameKey } from '../model/names.ts';
import { wordTable } from './words.ts';

function words(text: string): ReadonlySet<string> {
  return new Set(text.split('|').map(nameKey));
}

/** Names of parts, which say something only together with the whole they stand below: 国有, 轻工业, 第二产业. */
export const PART_NAMES: ReadonlySet<string> = words(
  '国有|国有企业|国有控股|国有控股企业|国有及国有控股|集体|集体企业|股份制|股份制企业|股份合作|股份合作企业|' +
    '私营|私营企业|民营|民营企业|民营工业|民间|外资|外资企业|外商及港澳台|外商及港澳台企业|外商及港澳台商投资企业|' +
    '其他|其它|其他企业|公有|非公有|非公有制|轻工业|重工业|大型|中型|小型|微型|大型企业|中型企业|小型企业|微型企业|' +
    '大中型企业|小微企业|第一产业|第二产业|第三产业|一产|二产|三产|农业|林业|牧业|渔业|工业|建筑业|服务业|' +
    '城镇|乡村|农村|城市|市区|县域|县及县以下|限上|限额以上|限下|限额以下|规上|规模以上|规下|规模以下|' +
    '内销|外销|企业|个人|住户|政府|中央|地方|省级|市级|县级|' +
    'primary industry|secondary industry|tertiary industry|urban|rural|public|private',
);

/** Names of quantities, which say nothing without the name of the thing: 产量, rate. */
export const QUANTITY_NAMES: ReadonlySet<string> = words(
  '产量|产值|总产值|增加值|销量|销售量|销售额|零售额|投资额|数量|金额|总额|总值|实绩|完成数|绝对额|' +
    'rate|rates|amount|quantity|output|production|number|percent',
);

/** Names that are those of the catalogue only below these indicators: 第一产业 below 固定资产投资 is investment. */
export const AT_HOME: ReadonlyMap<string, string> = wordTable(
  {
    gdp: '第一产业|第二产业|第三产业|一产|二产|三产|primary industry|secondary industry|tertiary industry',
    trade: '出口|进口|exports|imports',
    budget_rev: '税收',
  },
  (key) => key,
);

/** What stands before the name of a part: `其中：出口`, `#出口`. */
export const PART_MARK = /^(?:[#＃]|其中\s*[:：]?|of which\s*[:,]?)\s*/iu;

/** Numbering before a name: 一、 （一） 1、 (1) 1.; not the 1. of 1.5. */
export const NUMBERING =
  /^(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]\s*[、.．]?|\d{1,2}\s*(?:[、．)）]|\.(?!\d)))\s*/u;

/** Titles of tables and heads above columns that name no indicator, but a collection of them. */
export const COLLECTION =
  /(?:指标|数据|月报|公报|快报|简表|摘要|indicators?|statistics|summary|rankings?)$/iu;

/** Heads above names of parts of what the title names. */
export const PART_HEADS: ReadonlySet<string> = words(
  '行业|行业名称|行业类别|产业|类别|分类|分组|产品|产品名称|登记注册类型|企业类型|industry|sector|product|category',
);
