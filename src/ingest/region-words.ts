import { nameKey } from '../model/names.ts';

/** Classes of regions, which head groups of them and are no regions. */
export const REGION_CLASSES: ReadonlySet<string> = new Set(
  '市辖区|市区|城区|县域|县级市|县市|各县|各区|各县市|各县市区|开发区|功能区|经济功能区|新区|县|区|市'
    .split('|')
    .map(nameKey),
);

/** Names that several cities have a district of. */
export const HOMONYMS: ReadonlySet<string> = new Set(
  (
    '市中区|高新区|高新技术产业开发区|经济开发区|经济技术开发区|经开区|开发区|新区|城区|郊区|矿区|市区|综合保税区|保税区|' +
    '旅游度假区|示范区|化工园区|工业园区|鼓楼区|新华区|桥西区|桥东区|长安区|和平区|河东区|河西区|朝阳区|西湖区|东湖区|' +
    '城关区|城中区|城东区|城西区|城北区|铁东区|铁西区|向阳区|白云区|宝山区|普陀区|江北区|南山区|永定区|通州区|青山区|' +
    '海州区|新城区|龙华区|西安区|南湖区|东城区|西城区|中山区|南关区|北关区|清河区|平桥区|山城区'
  )
    .split('|')
    .map(nameKey),
);
