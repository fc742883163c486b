// 通讯录 in Chinese: people and units, who owns a matter, who is on duty, what may not be seen.

const spaced = (n: number): string => n.toLocaleString('zh-CN');

export const contactsZh = {
  title: '通讯录',
  tree: '单位',
  everyone: '全部联系人',
  treeFailed: '单位没有读出来。',
  stale: (source: string, when: string) => `${source}上次核对于 ${when}，人员和电话可能已变动。`,
  list: '通讯录列表',
  reading: '联系人',
  find: '按姓名、单位、事项或拼音筛选',
  none: (text: string) => `通讯录里没有“${text}”。`,
  noneYet: '本机还没有通讯录。接入提供通讯录的来源后会出现在这里。',
  clear: '清除筛选',
  listFailed: '通讯录没有读出来。',
  readFailed: '这张卡没有读出来：',
  count: (n: number) => `${spaced(n)} 人`,
  pickOne: '选一位联系人，在这里看职责和电话。',
  fetched: (source: string, when: string) => `${source} · 取回于 ${when}`,
  isUnit: '单位',

  withheld: '按规定不显示',
  withheldThrough: (who: string) => `按规定不显示，可经${who}转接`,
  masked: (mask: string) => `${mask}（按规定只显示部分）`,

  away: (name: string, status: string) => `${name}${status}。`,
  isAway: (status: string) => `（${status}）`,
  left: (name: string) => `${name}已调离。`,
  standIn: (whom: string) => `B 岗：${whom}。`,
  successor: (whom: string) => `接手人：${whom}。`,
  askUnit: (whom: string) => `可找${whom}。`,
  nobodyStated: '没有写明由谁接替。',
  openCard: (name: string) => `看${name}`,

  owners: '谁主管',
  ownedBy: (where: string, whom: string) => `${where}　${whom}`,
  asOf: (when: string) => `数据截至 ${when}`,

  duty: '今天值班',
  dutyNow: '在班',
  dutySpan: (from: string, to: string) => `${from}—${to}`,
  nextDay: (clock: string) => `次日 ${clock}`,
  dutyTurn: (day: string, span: string, post: string) => `${day} ${span} ${post}`,
  dutyOver: (until: string) => `本机的值班表只到 ${until}，今天谁值班请打电话核实。`,
  dutyFailed: '值班表没有读出来。',
  dutyAll: (n: number) => `全部 ${n} 班`,
};
