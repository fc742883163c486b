// The 24 organs of the county as data: names, 代字, offices, what they answer for. Codes are valid in form and
// belong to nobody (region 99).
import { usccCheckCharacter } from '../../../shared/domain/codes.ts';

export type Organ = {
  readonly key: string;
  readonly name: string;
  readonly short: string;
  /** 发文机关代字. */
  readonly code: string;
  /** 分管领域, for cover notes and contacts. */
  readonly duties: string;
  readonly units: readonly string[];
  readonly place: string;
};

const organ = (
  key: string,
  short: string,
  code: string,
  duties: string,
  units: string,
  place: string,
): Organ => ({
  key,
  name: `临溪县${short}`,
  short,
  code,
  duties,
  units: units.split('、'),
  place,
});

export const organs: readonly Organ[] = [
  organ(
    'office',
    '人民政府办公室',
    '临政办',
    '县政府文电、会务、督查、政务公开',
    '综合科、秘书一科、秘书二科、督查科、政务公开科、机要文书科',
    '人民路1号县行政中心主楼',
  ),
  organ(
    'ndrc',
    '发展和改革局',
    '临发改',
    '国民经济综合、投资项目审批、物价',
    '办公室、综合规划股、投资股、价格管理股、粮食和物资储备股',
    '人民路1号县行政中心西楼',
  ),
  organ(
    'edu',
    '教育局',
    '临教',
    '基础教育、职业教育、校园安全',
    '办公室、基础教育股、计财股、学生资助中心、校园安全股',
    '学府路16号',
  ),
  organ(
    'sci',
    '科学技术局',
    '临科',
    '科技计划、高新技术企业培育',
    '办公室、科技发展股、成果转化股',
    '人民路1号县行政中心西楼',
  ),
  organ(
    'miit',
    '工业和信息化局',
    '临工信',
    '工业运行、中小企业、信息化',
    '办公室、运行监测股、企业服务股、信息化股',
    '人民路1号县行政中心西楼',
  ),
  organ(
    'police',
    '公安局',
    '临公',
    '治安、户籍、出入境、道路交通安全',
    '指挥中心、治安管理大队、出入境管理大队、交通警察大队',
    '建设路88号',
  ),
  organ(
    'civil',
    '民政局',
    '临民',
    '社会救助、养老服务、婚姻登记、区划地名',
    '办公室、社会救助股、养老服务股、社会事务股、区划地名股',
    '文昌街32号',
  ),
  organ(
    'justice',
    '司法局',
    '临司',
    '法治政府建设、合法性审查、法律援助',
    '办公室、合法性审查股、行政复议股、法律援助中心',
    '建设路60号',
  ),
  organ(
    'finance',
    '财政局',
    '临财',
    '预算管理、国有资产、政府采购监管',
    '办公室、预算股、国库股、行政政法股、农业农村股、政府采购监管股',
    '人民路8号',
  ),
  organ(
    'hr',
    '人力资源和社会保障局',
    '临人社',
    '就业创业、社会保险、人事人才、劳动关系',
    '办公室、就业促进股、事业单位人事管理股、劳动关系股、社会保险事业服务中心',
    '溪滨大道102号',
  ),
  organ(
    'land',
    '自然资源局',
    '临自然资',
    '国土空间规划、耕地保护、不动产登记、林业',
    '办公室、用途管制股、空间规划股、耕地保护股、不动产登记中心',
    '溪滨大道66号',
  ),
  organ(
    'build',
    '住房和城乡建设局',
    '临建',
    '城乡建设、住房保障、燃气供水、物业管理',
    '办公室、工程建设股、住房保障股、城市建设股、质量安全监督站',
    '青年路21号',
  ),
  organ(
    'road',
    '交通运输局',
    '临交',
    '公路建设养护、道路运输、农村公路',
    '办公室、规划建设股、农村公路管理中心、运输管理股',
    '青年路45号',
  ),
  organ(
    'water',
    '水利局',
    '临水',
    '水资源、防汛抗旱、水库安全、农村供水',
    '办公室、工程建设管理股、水资源股、水旱灾害防御股、农村供水股',
    '临江路12号',
  ),
  organ(
    'farm',
    '农业农村局',
    '临农',
    '粮食生产、高标准农田、乡村建设、动物防疫',
    '办公室、种植业股、农田建设股、乡村建设股、动物防疫站',
    '溪滨大道58号',
  ),
  organ(
    'culture',
    '文化和旅游局',
    '临文旅',
    '文物保护、公共文化、旅游发展',
    '办公室、公共文化股、文物保护股、旅游发展股',
    '文昌街5号',
  ),
  organ(
    'health',
    '卫生健康局',
    '临卫',
    '医疗服务、疾病预防、基层卫生、老龄健康',
    '办公室、医政医管股、基层卫生股、疾病预防控制股',
    '学府路40号',
  ),
  organ(
    'veteran',
    '退役军人事务局',
    '临退役军人',
    '退役安置、优抚褒扬、服务保障',
    '办公室、安置就业股、优抚褒扬股',
    '解放路77号',
  ),
  organ(
    'emergency',
    '应急管理局',
    '临应急',
    '安全生产、应急救援、防灾减灾、森林防灭火',
    '办公室、危险化学品监管股、应急指挥中心、防灾减灾股',
    '建设路102号',
  ),
  organ(
    'audit',
    '审计局',
    '临审',
    '财政审计、投资审计、经济责任审计',
    '办公室、财政审计股、固定资产投资审计股、经济责任审计股',
    '人民路8号',
  ),
  organ(
    'market',
    '市场监督管理局',
    '临市监',
    '市场主体登记、食品药品、特种设备、质量标准',
    '办公室、登记注册股、食品安全监管股、特种设备监察股、价格监督检查股',
    '解放路120号',
  ),
  organ(
    'service',
    '行政审批服务局',
    '临审批',
    '政务服务、审批制度改革、12345热线、数据共享',
    '办公室、审批服务股、政务数据股、12345热线办公室、窗口管理股',
    '溪滨大道88号县政务服务中心',
  ),
  organ(
    'archive',
    '档案馆',
    '临档',
    '档案接收、保管、利用和开放审核',
    '办公室、接收征集股、保管利用股、信息技术股',
    '文昌街18号',
  ),
  organ(
    'trade',
    '公共资源交易中心',
    '临公资',
    '工程建设招标投标、政府采购、土地出让交易',
    '办公室、工程交易股、政府采购股、信息技术股',
    '溪滨大道90号',
  ),
];

const byKey = new Map(organs.map((entry) => [entry.key, entry]));

export function organOf(key: string): Organ {
  const found = byKey.get(key);
  if (found === undefined) throw new Error(`believed: there is an organ ${key}`);
  return found;
}

export const officeName = organOf('office').name;

/** 统一社会信用代码 of an organ: 机构编制 (1), 机关 (1), region 99, then a 主体标识码 with its own check character. */
export function usccOf(entry: Organ): string {
  const body = `MB${String(organs.indexOf(entry) + 1).padStart(6, '0')}`;
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const values = [...body].map((character) =>
    character >= 'A' ? character.charCodeAt(0) - 55 : Number(character),
  );
  const rest = 11 - (weights.reduce((sum, weight, index) => sum + weight * (values[index] ?? 0), 0) % 11);
  const first17 = `11990721${body}${rest === 10 ? 'X' : rest === 11 ? '0' : rest}`;
  return first17 + usccCheckCharacter(first17);
}

/** Organs above and beside the county that write to it. */
export const outside = {
  city: { name: '青河市人民政府', code: '青政' },
  cityOffice: { name: '青河市人民政府办公室', code: '青政办' },
  cityNdrc: { name: '青河市发展和改革委员会', code: '青发改' },
  cityFinance: { name: '青河市财政局', code: '青财' },
  cityEmergency: { name: '青河市应急管理局', code: '青应急' },
  cityService: { name: '青河市行政审批服务局', code: '青审批' },
  countyGovernment: { name: '临溪县人民政府', code: '临政' },
  neighbour: { name: '安陵县人民政府', code: '安政' },
} as const;
