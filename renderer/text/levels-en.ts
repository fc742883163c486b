// 案卷 and 随上级, in English.

import type { levelsZh } from './levels-zh.ts';

export const levelsEn: typeof levelsZh = {
  volume: (no, title) => `Volume ${no}${title === undefined ? '' : ` ${title}`}`,
  classNo: (no) => `Class ${no}`,
  level: { 全宗级: 'fonds', 类别级: 'class', 案卷级: 'volume', 文件级: 'record' },
  from: {
    全宗级: (value) => `${value} (from its fonds)`,
    类别级: (value) => `${value} (from its class)`,
    案卷级: (value) => `${value} (from its volume)`,
    文件级: (value) => value,
  },
  access: {
    社会公众: 'The public',
    本级机关: 'Organs of this level',
    本单位: 'This organ',
    本内设机构: 'This office',
    指定人员: 'Named persons',
  },
  openWhole: {
    全宗级: 'About the fonds',
    类别级: 'About the class',
    案卷级: 'About the volume',
    文件级: 'Description',
  },
  digests: {
    title: 'Hashes of the files',
    open: (when) => `Hashes (found right ${when})`,
    sha256: 'SHA-256',
    sm3: 'SM3',
    stated: 'SM3 as the archive states it',
    notStated: 'the archive states no SM3; computed here when the file came',
    notHere: 'not on this computer, not computed',
  },
  passed: (field, value) => `${field}: ${value}`,
  stopped: (source, level, refCode, word) =>
    `${source}: a record is in a ${word} (${refCode}) graded “${level}”, which this computer must not hold. It was stopped and nothing of it kept. Handle it by the rules on secrecy.`,
};
