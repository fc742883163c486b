// 档案 other than papers: project files by volume (按卷), what describes a volume or a 全宗 itself, and photographs.
import { type Day, dayOfYmd, ymdOfDay } from '../../../shared/domain/calendar.ts';
import { writeRefCode } from '../../../shared/domain/ref-code.ts';
import { type Fonds, fonds, type Numbers } from './fonds.ts';
import { demoMark, workdayBefore } from './oa.ts';
import { personName } from './people.ts';
import { towns } from './place.ts';
import { type Random, seeded } from './random.ts';

const yearOf = (day: Day): number => Number(ymdOfDay(day).slice(0, 4));

const parts = [
  '可行性研究报告',
  '初步设计批复',
  '施工图设计文件',
  '招标文件和中标通知书',
  '施工合同',
  '开工报告',
  '隐蔽工程验收记录',
  '监理月报',
  '竣工图',
  '竣工验收鉴定书',
  '质量监督报告',
  '工程决算审核报告',
];

const buildings = ['县行政中心', '县政务服务中心', '县应急指挥中心', '县档案馆库房', '县综合会议中心'];
const builders = ['安泰', '宏基', '江源', '中岭'];

type Project = {
  readonly name: string;
  readonly owner: string;
  readonly home: Fonds;
  readonly begun: number;
  readonly builder: string;
};

function projectOf(volume: number, today: Day): Project {
  const random = seeded(`volume/${volume}`);
  const begun = Math.min(random.int(2004, 2022), yearOf(today) - 3);
  const builder = `云岭${random.pick(builders)}`;
  const [office, civil] = fonds;
  return volume % 2 === 0
    ? {
        name: `${random.pick(buildings)}维修改造工程`,
        owner: '临溪县人民政府办公室',
        home: office,
        begun,
        builder,
      }
    : {
        name: `${random.pick(towns)}中心敬老院改扩建工程`,
        owner: '临溪县民政局',
        home: civil,
        begun,
        builder,
      };
}

/** How many volumes so many pieces make. */
export const volumesOf = (pieces: number): number => Math.ceil(pieces / parts.length);

const classOf = (begun: number): string => `KJ·JJ·${begun}·Y`;

/** 案卷级: what holds for the volume holds for every piece in it. */
export function volumeRecord(today: Day, volume: number): object {
  const { name, owner, home, begun, builder } = projectOf(volume, today);
  const volumeNo = String(volume + 1).padStart(3, '0');
  return {
    refCode: writeRefCode({ kind: 'file', fonds: home.code, classNo: classOf(begun), volumeNo }),
    level: '案卷级',
    passesDown: { secretLevel: '内部', retention: 'Y', openMark: '控制' },
    fonds: home.code,
    fondsName: home.name,
    category: 'KJ',
    year: begun,
    retention: 'Y',
    orgOrTopic: '基本建设',
    itemNo: '',
    title: `${name}档案`,
    date: `${begun}-03-01`,
    responsible: [owner, `${builder}建设工程有限公司`],
    openMark: '控制',
    carrier: '纸质',
    abstract: `${name}项目档案，第${volumeNo}卷，${begun}年立项。${demoMark}`,
  };
}

/** 全宗级: who may look into it at all. */
export function fondsRecord({ code, name }: Fonds): object {
  return {
    refCode: code,
    level: '全宗级',
    passesDown: { access: '本单位' },
    fonds: code,
    fondsName: name,
    category: 'WS',
    year: 1996,
    retention: 'Y',
    itemNo: '',
    title: name,
    date: '1996-01-01',
    responsible: [name.replace(/全宗$/u, '')],
    openMark: '开放',
    abstract: `${name}，1996年起。${demoMark}`,
  };
}

/** 按卷: one volume a project, its pieces in the order of the work. */
export function projectVolume(today: Day, random: Random, index: number): object {
  const [volume, at] = [Math.floor(index / parts.length), index % parts.length];
  const { name, owner, home, begun, builder } = projectOf(volume, today);
  const part = parts[at] ?? '';
  const year = begun + Math.floor(at / 5);
  const [volumeNo, itemNo] = [String(volume + 1).padStart(3, '0'), String(at + 1).padStart(3, '0')];
  return {
    refCode: writeRefCode({
      kind: 'volume',
      fonds: home.code,
      classNo: classOf(begun),
      volumeNo,
      itemNo,
    }),
    fonds: home.code,
    fondsName: home.name,
    category: 'KJ',
    year,
    retention: 'Y',
    orgOrTopic: '基本建设',
    itemNo,
    title: `${name}${part}`,
    date: ymdOfDay(workdayBefore(dayOfYmd(`${year}-03-01`) + random.int(0, 240), 0)),
    responsible: [owner, `${builder}${random.pick(['建设工程', '工程监理', '勘察设计'])}有限公司`],
    pages: random.int(6, 120),
    carrier: '纸质',
    location: `四号库${random.int(1, 9)}列${random.int(1, 12)}节`,
    abstract: `${name}档案第${volumeNo}卷，${part}，项目于${begun}年立项。`,
    body: `${name}${part}。本件为项目档案，原件存于临溪县档案馆四号库，利用须经馆领导批准。\n${demoMark}`,
  };
}

export function photoOf(today: Day, random: Random, numbers: Numbers): object {
  const day = workdayBefore(dayOfYmd('2006-01-01') + random.int(0, today - 200 - dayOfYmd('2006-01-01')), 0);
  const year = yearOf(day);
  const itemNo = String(numbers.next(`ZP${year}`)).padStart(4, '0');
  const what = random.pick([
    '重点项目集中开工',
    '防汛抢险演练',
    '县政务服务中心启用',
    '人大代表视察',
    '农民丰收节',
    '敬老院走访慰问',
    '植树造林现场',
    '校园消防演练',
  ]);
  const place = random.pick(towns);
  return {
    refCode: writeRefCode({ kind: 'piece', fonds: 'Z109', category: 'ZP', year, retention: 'D30', itemNo }),
    fonds: 'Z109',
    fondsName: '临溪县人民政府办公室全宗',
    category: 'ZP',
    year,
    retention: 'D30',
    itemNo,
    title: `${year}年${place}${what}照片`,
    date: ymdOfDay(day),
    responsible: [personName(random)],
    pages: random.int(1, 8),
    carrier: '数码照片',
    abstract: `${ymdOfDay(day)}摄于${place}，记录${what}情况，人物和背景见照片说明。`,
    body: `照片题名：${year}年${place}${what}\n拍摄时间：${ymdOfDay(day)}\n地点：临溪县${place}\n${demoMark}`,
  };
}
