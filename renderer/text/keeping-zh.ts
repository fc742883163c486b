// 保留本支, in Chinese: the files of a branch kept on this machine.

const spaced = (n: number): string => n.toLocaleString('zh-CN');

export const keepingZh = {
  openBranch: '保留本支',
  openRecord: '全部保留',
  title: '保留本支的附件',
  titleOfRecord: '保留这件的附件',
  counting: '正在统计附件',
  all: (records: number, files: number, size: string) =>
    `共 ${spaced(records)} 件，附件 ${spaced(files)} 个，${size}。`,
  here: (files: number, size: string) => `本机已有 ${spaced(files)} 个，${size}。`,
  toCome: (missing: string, free: string) =>
    `还要取 ${missing}，可用 ${free}。保留后不因空间不足自动清除，离线可读。`,
  coming: (files: number) => `已保留，还有 ${spaced(files)} 个等着取。关闭这里不影响。`,
  allHere: '已保留，全部在本机。',
  none: '这里没有附件。',
  keep: '保留在本机',
  letGo: '不再保留',
  stop: '停止，不再保留',
  keptSaid: (files: number) => `已保留 ${spaced(files)} 个附件，不在本机的随后取来`,
  letGoSaid: '已不再保留。已取到的仍在本机，空间不足时才清除。',
  failed: '没有办成：',
  progress: '已在本机的附件',
  tooMany: (most: number) => `附件超过 ${spaced(most)} 个，请选更小的分类。`,
  noRoom: (size: string) => `空间不够，还差 ${size}。可在设置中调高附件空间，或选更小的分类。`,
};
