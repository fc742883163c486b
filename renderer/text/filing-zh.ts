// 归档 of a finished matter, in Chinese.

export const filingZh = {
  open: '归档',
  title: '归档',
  about: (archive: string) =>
    `核对后一次归档到${archive}，不必重新录入。保存在本机后随下次同步送出；离线也可以归档。`,
  save: '归档',
  cancel: '暂不归档',
  changed: (n: number) => (n === 0 ? '已按公文填好，可直接归档' : `改了 ${n} 项`),
  done: '已归档（待上传）。档号由档案系统给出。',
  proposedCode: (code: string) => `按初拟的各项，拟编档号 ${code}，以档案系统给出的为准。`,
  reason: {
    genre: (genre: string, period: string) =>
      `保管期限按文种“${genre}”初拟为${period}（国家档案局令第8号），请按内容核定。`,
    'to-read': (period: string) => `只需阅知的来文由发文机关长期保存，本单位初拟为${period}，请核定。`,
    unknown: (period: string) => `没有识别出文种，保管期限暂拟为${period}，请按内容核定。`,
  },
  files: '随同归档的附件',
  filesHint: '盖章版、最终版在前。附件连同 SHA-256、SM3 校验值一并送档案系统。',
  noFiles: '这件没有附件，只归档著录项。',
  notHere: '不在本机，或档案系统不接收，不随同归档。可先取到本机再归档。',
  waiting: '已归档（待上传）',
  cameBack: '归档未被接受，需您决定',
  filed: (code: string) => `已归档 ${code}`,
  elsewhere: '已归档，这条档案记录已不在本机。',
  readFailed: '归档表没有准备好。这件事项没有变化。',
};
