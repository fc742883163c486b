// 查借阅: applying for originals, how a loan stands, and what becomes of the copy on this desk.

import type { LoanStanding } from '../../shared/contract/desk-loans.ts';
import type { LoanState } from '../../shared/domain/loan.ts';

const states: { readonly [S in LoanState]: string } = {
  申请: '已申请，等对方审批',
  批准: '已批准，等对方借出',
  退回: '未同意',
  在借: '在借',
  归还: '已归还',
  到期清除: '已到期',
};

const sealed: { readonly [W in Extract<LoanStanding, { kind: 'sealed' }>['why']]: string } = {
  ended: '借阅已到期，本机副本已封存。',
  returned: '已归还，本机副本已封存。',
  clock: '本机时钟被拨回，无法确认借阅是否到期，本机副本已封存。',
};

export const loansZh = {
  title: '查借阅',
  state: '借阅状态',
  about: '这份档案的原件只在借阅期间给出。申请不联网也能提交，联网后自动送达。',
  states,
  sealed,
  sealedAt: (when: string) => `封存于 ${when}`,
  sealedNext: {
    ended: '仍需使用的，可以再次申请；对方批准后重新取到本机。',
    returned: '仍需使用的，可以再次申请；对方批准后重新取到本机。',
    clock: '借阅还在期限内的，联网核对时间后可以重新取到本机；请同时校正本机时钟。',
  },
  until: (when: string) => `借阅到 ${when}，到期后本机副本自动封存，不联网也一样。`,
  outside: '只能在本机阅读，打印和另存 PDF 都带姓名、单位和时间；不能另存原文件。',
  told: '每次查看、打印都会登记，自动报对方。',
  uses: '利用登记',
  usesOf: (n: number) => `${n} 条`,
  purpose: '用途',
  days: '天数',
  daysOf: (n: number) => `${n} 天`,
  askedAt: '申请时间',
  approvedBy: '审批人',
  from: '起',
  to: '止',
  reason: '退回理由',
  borrow: '查借阅申请',
  again: '再次申请',
  giveBack: '归还',
  giveBackSealing: '归还，封存本机副本',
  endedHere: '已到期，联网后对方登记',
  endedNext: '联网后对方登记到期，即可再次申请。',
  returned: '已归还，本机副本已封存。归还会在联网后告诉对方。',
  takeBack: '撤回',
  takenBack: '已撤回，没有送出。',
  asked: '申请已保存在本机，联网后自动送达。',
  failed: '没有办成：',
  refusedNext: '可以修改用途或天数后再次申请，也可以放弃。',
  giveUp: '放弃',
  gaveUp: '已放弃。',
  settle: '去处理',
  readFailed: '借阅情况没有读出来。',
  form: {
    title: '查借阅申请',
    of: (title: string) => `申请借阅：${title}`,
    purposeHint: '写明做什么用，对方据此审批。',
    purposeNone: '请写明用途。',
    daysHint: (most: number) => `1 至 ${most} 天`,
    daysWrong: (most: number) => `请填 1 至 ${most} 之间的整数。`,
    note: '批准后，原件可取到本机，在期限内不联网也能阅读。到期后本机副本自动封存，改时钟、重启都不能延长。',
    go: '提交申请',
    not: '先不申请',
  },
  file: {
    notLent: '须借阅',
    sealed: '已封存',
    lent: '在借',
    notLentHint: '这份原件只在借阅期间给出。请在“查借阅”里申请，批准后再取。',
  },
  watermark: (by: string, org: string, when: string) => `${by}　${org}　${when}`,
  printing: '借阅件：纸上会印姓名、单位和时间，并记入本机日志。',
  noSave: '借阅的原件不能另存。需要纸质或电子副本的，请用打印或另存为 PDF，带姓名、单位和时间。',
};
export type LoansText = typeof loansZh;
