// Which fonts of the machine stand in for a font a document names and does not bring (GB/T 9704 asks for 仿宋, 楷, 黑, 宋
// and 小标宋): by what the name says of its kind, with a last resort that has every letter.

const kinds = {
  title: [
    'FZXiaoBiaoSong-B05',
    'FZXiaoBiaoSong-B05S',
    '方正小标宋简体',
    '方正小标宋_GBK',
    '小标宋',
    'STZhongsong',
    '华文中宋',
  ],
  fangsong: [
    'FangSong_GB2312',
    '仿宋_GB2312',
    'FangSong',
    '仿宋',
    'STFangsong',
    'FZFangSong-Z02',
    'FZFSK--GBK1-0',
  ],
  kai: [
    'KaiTi_GB2312',
    '楷体_GB2312',
    'KaiTi',
    '楷体',
    'STKaiti',
    'FZKai-Z03',
    'FZKTK--GBK1-0',
    'AR PL UKai CN',
  ],
  hei: ['SimHei', '黑体', 'STHeiti', 'FZHei-B01', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'],
  song: ['SimSun', '宋体', 'NSimSun', 'STSong', 'FZShuSong-Z01'],
  mono: ['Courier New', 'Liberation Mono', 'Noto Sans Mono CJK SC', 'DejaVu Sans Mono'],
  sans: ['Arial', 'Liberation Sans', 'Noto Sans CJK SC', 'Noto Sans SC'],
  roman: ['Times New Roman', 'Liberation Serif', 'Nimbus Roman'],
} as const;
type FontKind = keyof typeof kinds;

/** Behind every stack: serifs of ours, then the fonts that have the rare characters of GB 18030-2022 level 3. */
const lastSerif = ['Noto Serif CJK SC', 'Noto Serif SC', 'serif'];
const lastSans = ['Noto Sans CJK SC', 'Noto Sans SC', 'sans-serif'];
const rare = ['HanaMinA', 'HanaMinB', 'BabelStone Han'];

const signs: readonly (readonly [RegExp, FontKind])[] = [
  [/小标宋|xiaobiaosong|中宋|zhongsong|大标宋/i, 'title'],
  [/仿宋|fang\s*song|fzfs|stfs/i, 'fangsong'],
  [/楷|kai/i, 'kai'],
  [/黑|hei|gothic|yahei|等线|dengxian|圆|youyuan/i, 'hei'],
  [/courier|mono|consol|typewriter/i, 'mono'],
  [/arial|helvetica|calibri|verdana|tahoma|sans/i, 'sans'],
  [/times|roman|georgia|garamond/i, 'roman'],
  [/宋|song|simsun|ming|明/i, 'song'],
];

/** A name that says nothing is read as 宋: the standard names no other default. */
export const kindOfFont = (...names: readonly string[]): FontKind =>
  signs.find(([sign]) => names.some((name) => sign.test(name)))?.[1] ?? 'song';

/** Family names, best first, ready to be quoted. The document's own names come first: the machine may have that font. */
export function stackFor(name: string, family: string): readonly string[] {
  const kind = kindOfFont(name, family);
  const own = [name, family].map((one) => one.replace(/^[A-Z]{6}\+/, '').trim()).filter((one) => one !== '');
  const last = kind === 'hei' || kind === 'sans' || kind === 'mono' ? lastSans : lastSerif;
  return [...new Set([...own, ...kinds[kind], ...rare, ...last])];
}
