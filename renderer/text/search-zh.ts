// The search in Chinese: the box and its filters, what was found, what was searched and what was not.

const spaced = (n: number): string => n.toLocaleString('zh-CN');

export const searchZh = {
  box: '搜索待办、档案、知识、条款、附件、通讯录',
  clear: '清除搜索',
  results: '搜索结果',

  filters: '筛选',
  filter: { 类型: '类型', 来源: '来源', 年度: '年度', 密级: '密级', 有效: '有效性' },
  filterOn: (name: string, values: string, not: boolean) => `${name}：${not ? '不要 ' : ''}${values}`,
  removeFilter: (what: string) => `去掉筛选 ${what}`,
  year: (year: number) => `${year} 年`,
  unknownFilter: (name: string) =>
    `没有叫“${name}”的筛选，冒号后面的字按普通的词查找。可用：类型、来源、年度、密级、有效。`,
  unknownValue: (name: string, value: string) => `“${name}”没有“${value}”这一项，这个筛选没有起作用。`,
  grammar: '"整句" 按原样找 · -词 不要 · 类型:档案 来源:教育局 年度:2020-2024 密级:内部 有效:是',

  group: (kind: string, n: number, capped: boolean) => `${kind} ${capped ? `多于 ${spaced(n)}` : spaced(n)}`,
  fresh: (when: string) => `更新于 ${when}`,
  more: (n: number) => `再看 ${spaced(n)} 条`,
  moreCapped: '再看更多',
  none: (text: string) => `本机未找到“${text}”。`,
  noneFiltered: '去掉一个筛选，可能就有了。',
  onlyFilters: '请再输入要找的词。',
  inRecord: (record: string) => `所属：${record}`,
  searched: (kinds: string) => `已检索：${kinds}`,
  held: (kind: string, n: number) => `${kind} ${spaced(n)}`,
  searchedNot: (sources: string) => `未检索最新内容：${sources}。`,
  reason: (source: string, why: string) => `${source}（${why}）`,
  why: {
    offline: '离线',
    signIn: '需重新登录',
    paused: '已暂停同步',
    notYet: '还没有同步过',
    incomplete: '未取全',
    brake: '等您核对',
    unreachable: '没有连上',
  },
  whenConnected: '联网后再查。',
  behind: (n: number) => `还有 ${spaced(n)} 条正在编入搜索，结果可能不全。`,
  keys: '↑↓ 选择 · Enter 打开 · Tab 筛选 · Esc 关闭',
  found: (n: number, capped: boolean) => (capped ? `找到多于 ${spaced(n)} 条` : `找到 ${spaced(n)} 条`),
  failed: '搜索没有完成，本机数据不受影响。',

  saved: '已保存的搜索',
  recent: '最近的搜索',
  fresher: (n: number) => `有 ${spaced(n)} 条新的`,
  keep: '保存这个搜索',
  keepNot: '取消保存',
  kept: '已保存。有新的结果时，打开搜索就能看到。',
  keptNot: '已取消保存。',
  keepFailed: '没有保存上。',
  forget: '移除',
  forgetAll: '清除最近的搜索',
  keysKept: '↑↓ 选择 · Enter 搜索 · Delete 移除 · Esc 关闭',
  nothingKept: '还没有搜索过。可以输入词、拼音、首字母、文号、档号。',

  inDocument: {
    bar: '文中找到的地方',
    place: (at: number, of: number) => `第 ${spaced(at)} 处，共 ${spaced(of)} 处`,
    count: (of: number) => `共 ${spaced(of)} 处`,
    notFound: '正文里没有要找的字。',
    next: '下一处',
    former: '上一处',
    leave: '不再标出',
  },
};
