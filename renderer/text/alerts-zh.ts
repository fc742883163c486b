// 桌面通知, in Chinese: whether and when to be told outside the window.

export const alertsZh = {
  title: '桌面通知',
  about:
    '窗口不在眼前时，用系统通知提醒：同一原因只提醒一次，只写件数和来源名称，不写标题和内容。锁定后不提醒，已弹出的收起。',
  unable:
    '这台电脑没有运行桌面通知服务，窗口外的提醒显示不出来。窗口里的照常显示，不会漏事。需要时请让维护人员启动系统的通知服务。',
  readFailed: '通知设置没有读出来：',
  saveFailed: '通知设置没有存下：',
  alerts: '提醒',
  on: '开',
  off: '关',
  todos: '新到待办',
  todosOf: { urgent: '特提、特急和快到期的', all: '全部' },
  needs: '要您决定的修改、未被接受的办理、需要重新登录的来源等，不论这里怎样选都提醒。',
  quiet: '免打扰',
  from: '从',
  to: '到',
  clock: (hour: number, minute: number) =>
    `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
  nextDay: (clock: string) => `次日 ${clock}`,
  daysOff: '周末和法定节假日（调休上班日除外）全天免打扰',
  urgentThrough: '免打扰时，特提、特急照常提醒',
  quietAbout: '免打扰期间的事不会丢，结束时合成一条通知；那时锁定着或没有打开的，打开后在窗口里看。',
  quietNow: (until: string) => `现在是免打扰时段，到 ${until} 结束。`,
};
