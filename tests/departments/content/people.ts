// Names of people who do not exist, with the characters and forms that break careless systems.
import type { Random } from './random.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const given = (
  '建国 建军 志强 志远 国栋 国平 文博 文斌 文华 海涛 海波 海霞 晓东 晓燕 晓梅 丽华 丽娟 秀兰 秀英 玉梅 玉珍 桂芳 桂英 春生 春燕 ' +
  '明辉 明亮 明珠 俊杰 俊峰 立新 立群 永刚 永红 光明 光荣 德胜 德明 家兴 家宝 学文 学军 世杰 世平 宏伟 宏图 少华 少峰 长青 长江 ' +
  '子涵 子轩 雨桐 雨欣 思远 思敏 雅静 雅琴 佳怡 佳宁 梦瑶 静怡 浩然 浩宇 天宇 嘉诚 欣然 敏 静 磊 勇 涛 伟 芳 娜 霞 超 鹏 斌 军 ' +
  '凤英 凤兰 金花 金山 银河 水生 木林 火根 土生 清泉 清波 云飞 云霞 小平 小红 新民 新华 正义 正中 启明 启航 亚东 亚男 景行 砚秋'
).split(' ');

/** 生僻字 (some beyond the basic plane), a two-character surname, and long names with the 间隔号 U+00B7. */
export const rareNames = [
  '刘䶮',
  '陈㼆',
  '赵𬭎',
  '司马𫖯',
  '欧阳𠅤',
  '王𰻞',
  '古丽孜亚·阿卜杜热合曼',
  '玉素甫·艾合买提',
  '娜仁托娅·其木格',
] as const;

export function personName(random: Random): string {
  return random.pick(surnames) + random.pick(given);
}

/** Colleagues in the county government office, to whom a matter may be forwarded. */
export const colleagues = [
  { id: 'lx-0102', name: '何建军', unit: '综合科' },
  { id: 'lx-0107', name: '孟晓燕', unit: '秘书一科' },
  { id: 'lx-0111', name: '邹立新', unit: '秘书二科' },
  { id: 'lx-0115', name: '崔文斌', unit: '督查科' },
  { id: 'lx-0118', name: '陶雅静', unit: '政务公开科' },
  { id: 'lx-0121', name: '覃德明', unit: '机要文书科' },
] as const;
type Deputy = {
  readonly name: string;
  readonly post: string;
  readonly fields: string;
  readonly organs: readonly string[];
};

export const deputies: readonly Deputy[] = [
  {
    name: '陆志远',
    post: '常务副县长',
    fields: '财政、发改、应急',
    organs: ['finance', 'ndrc', 'emergency', 'audit', 'hr', 'service', 'justice', 'office', 'market'],
  },
  {
    name: '江海霞',
    post: '副县长',
    fields: '教育、卫健、民政、文旅',
    organs: ['edu', 'health', 'civil', 'culture', 'veteran', 'archive'],
  },
  {
    name: '贺永刚',
    post: '副县长',
    fields: '自然资源、住建、交通',
    organs: ['land', 'build', 'road', 'trade', 'police'],
  },
  {
    name: '龚学文',
    post: '副县长',
    fields: '农业农村、水利、乡村振兴',
    organs: ['farm', 'water', 'miit', 'sci'],
  },
];

/** Who in the county government answers for the organ that writes; any of them for papers from elsewhere. */
export function deputyFor(from: unknown, random: Random): Deputy {
  const any = random.pick(deputies);
  return deputies.find(({ organs }) => organs.some((key) => key === from)) ?? any;
}
