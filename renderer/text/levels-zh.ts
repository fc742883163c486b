// 案卷 and 随上级, in Chinese: the branches of what is numbered by volume, and where a grade comes from.

export const levelsZh = {
  volume: (no: string, title: string | undefined) => `案卷 ${no}${title === undefined ? '' : ` ${title}`}`,
  classNo: (no: string) => `类别 ${no}`,
  level: { 全宗级: '全宗', 类别级: '类别', 案卷级: '案卷', 文件级: '件' },
  /** Behind a value that is not the record's own. */
  from: {
    全宗级: (value: string) => `${value}（随全宗）`,
    类别级: (value: string) => `${value}（随类别）`,
    案卷级: (value: string) => `${value}（随案卷）`,
    文件级: (value: string) => value,
  },
  access: {
    社会公众: '社会公众',
    本级机关: '本级机关',
    本单位: '本单位',
    本内设机构: '本内设机构',
    指定人员: '指定人员',
  },
  openWhole: {
    全宗级: '全宗著录',
    类别级: '类别著录',
    案卷级: '案卷著录',
    文件级: '著录',
  },
  /** Of the bytes of a file. */
  digests: {
    title: '附件校验值',
    open: (when: string) => `校验值（${when} 核对一致）`,
    sha256: 'SHA-256',
    sm3: 'SM3',
    stated: 'SM3 与档案系统登记的一致',
    notStated: '档案系统没有登记 SM3，本机取得时计算',
    notHere: '不在本机，没有计算',
  },
  passed: (field: string, value: string) => `${field}：${value}`,
  /** A record that was stopped because of what stands above it. */
  stopped: (source: string, level: string, refCode: string, word: string) =>
    `${source}：一条记录因所在${word}（${refCode}）标注为“${level}”，本机不得存储，已拦截且未保存内容。请按保密规定处理。`,
};
