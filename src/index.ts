/** The library of regstat: read deliveries into a panel, compute, lay out, print. See README.md for an example. */
export type { Issue, Lang, Origin, Severity } from './errors.ts';
export { InputError, RegstatError, SystemError, UsageError } from './errors.ts';
export { type DataFrameLike, fromDanfo, toDanfo } from './frame/frame.ts';
export { namesOf, type PanelData, type ReadOptions, readPanel } from './ingest/read-panel.ts';
export { issueHint, issueLine, issueMessage } from './issue-texts.ts';
export { Catalogue } from './model/catalogue.ts';
export { type Decimal, decimalText, parseDecimal } from './model/decimal.ts';
export {
  add,
  type Fraction,
  fraction,
  fromDecimal,
  multiply,
  ratio,
  round,
  subtract,
  toNumber,
} from './model/fraction.ts';
export type { Indicator } from './model/indicator.ts';
export { type Measure, Panel } from './model/panel.ts';
export { addMonths, type Basis, formatPeriod, type Period, periodOf } from './model/period.ts';
export { periodName } from './model/period-name.ts';
export { parsePeriod } from './model/period-parse.ts';
export type { CellName, Provenance } from './model/provenance.ts';
export type { Region, RegionSet } from './model/region.ts';
export type { Mark, ObsStatus } from './model/status.ts';
export { type PrintOptions, render } from './render/render.ts';
export { averageGrowth, averageGrowthOfRates } from './stats/average-growth.ts';
export type { Block, Figures } from './stats/block.ts';
export { change } from './stats/change.ts';
export { compareMatrix } from './stats/compare.ts';
export { growth } from './stats/growth.ts';
export { growthRate } from './stats/growth-rate.ts';
export { chainIndex, indexNumber } from './stats/index-number.ts';
export { monthFromYtd } from './stats/month-from-ytd.ts';
export { type Data, query, type Request } from './stats/query.ts';
export { rank } from './stats/rank.ts';
export { rankFigures } from './stats/ranking.ts';
export { regionShare } from './stats/region-share.ts';
export { share } from './stats/share.ts';
export { shareOf } from './stats/share-of.ts';
export { structure } from './stats/structure.ts';
export { indicatorsAt, topCounts } from './stats/top-count.ts';
export { openStore } from './store/open-store.ts';
export type { VintageRequest } from './store/vintage.ts';
export type { Table } from './table/table.ts';
export { type TableOptions, toTable } from './table/to-table.ts';
