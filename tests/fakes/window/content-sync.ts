// What waits, what came back and what was settled, for looking at 同步中心: one record of an archive changed by both
// sides in a scalar, a long text and a set, one in a scalar alone, a decision that came back, files on their way up.

import type { Conflict, OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { SourceLogLine } from '../../../shared/contract/desk-sources.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { createRows } from './content-creates.ts';
import { ago, ahead, day, hour } from './moments.ts';

const minute = 60_000;

export const aFile = (digit: string, name: string, size: number): FileRef => ({
  hash: digit.repeat(64),
  name,
  mime: 'application/pdf',
  size,
  role: '附件',
});

const inventory = aFile('2', '移交清单.pdf', 348_211);
const drawings = aFile('3', '竣工图（扫描件）.pdf', 186_400_000);
const minutes = aFile('4', '验收会议纪要.pdf', 1_204_332);

const abstract = {
  base: '本卷为临溪中学食堂新建工程立项批复及附件，共四页。\n批复明确总投资 428 万元，由县财政列支。\n附选址意见书一份。',
  mine: '本卷为临溪中学食堂新建工程立项批复及附件，共四页。\n批复明确总投资 428 万元，由县财政和上级专项补助各承担一半，见附件第 2 页。\n附选址意见书一份。',
  theirs:
    '本卷为临溪中学食堂新建工程立项批复及附件，共四页。\n批复明确总投资 482 万元，由县财政列支，分两年拨付。\n附选址意见书一份。\n本卷已数字化，扫描件 4 页。',
};

export const openConflicts: readonly Conflict[] = [
  {
    id: 'cf1',
    actionId: 'e1',
    sourceId: 'da',
    recordId: 'd0',
    kind: 'archive',
    title: '临溪中学食堂新建工程立项批复',
    at: ago(2 * hour),
    mine: { type: 'edit', decidedAt: ago(16 * hour) },
    theirs: { revision: '12', by: '周明远', at: ago(3 * hour), gone: false },
    fields: [
      {
        field: 'location',
        base: '一号库 3 排 2 列',
        mine: '一号库 5 排 2 列',
        theirs: '二号库 3 排 2 列',
        clash: true,
      },
      { field: 'abstract', ...abstract, clash: true },
      {
        field: 'responsible',
        base: ['临溪县教育局'],
        mine: ['临溪县教育局', '临溪县发展和改革局'],
        theirs: ['临溪县教育局', '临溪县财政局'],
        clash: false,
      },
      {
        field: 'files',
        base: [inventory],
        mine: [inventory, drawings],
        theirs: [inventory, minutes],
        clash: false,
      },
      { field: 'pages', base: 4, theirs: 5, clash: false },
    ],
  },
  {
    id: 'cf2',
    actionId: 'e2',
    sourceId: 'da',
    recordId: 'd7',
    kind: 'archive',
    title: '关于青石镇宅基地使用权登记的批复',
    at: ago(hour),
    mine: { type: 'edit', decidedAt: ago(20 * hour) },
    theirs: { revision: '4', by: '李秀兰', at: ago(5 * hour), gone: false },
    fields: [{ field: 'date', base: '1998-06-12', mine: '1998-06-21', theirs: '1998-07-12', clash: true }],
  },
  {
    id: 'cf3',
    actionId: 'a3',
    sourceId: 'yc',
    recordId: 't9',
    kind: 'todo',
    title: '反映滨河路夜间施工噪声扰民',
    at: ago(3 * hour),
    mine: {
      type: 'action',
      body: { action: 'forward', opinion: '请核查处理。', forwardTo: { id: 'jt', name: '县交通运输局' } },
      decidedAt: ago(16 * hour),
    },
    theirs: { revision: '9', by: '赵立', at: ago(4 * hour), gone: false },
    fields: [
      { field: 'step', base: '转办', theirs: '核查', clash: false },
      { field: 'due.at', base: ahead(3 * day), theirs: ahead(day), clash: false },
      {
        field: 'paper.body',
        base: '市民反映滨河路 12 号工地夜间 23 时后仍在施工，噪声扰民。',
        theirs: '市民反映滨河路 12 号工地夜间 23 时后仍在施工，噪声扰民。同日另有 4 件相同诉求，请合并答复。',
        clash: false,
      },
    ],
  },
];

export const settledConflicts: readonly Conflict[] = [
  {
    id: 'cf8',
    actionId: 'e8',
    sourceId: 'da',
    recordId: 'd4',
    kind: 'archive',
    title: '临溪中学食堂新建工程立项批复（副本）',
    at: ago(5 * day),
    mine: { type: 'edit', decidedAt: ago(6 * day) },
    theirs: { revision: '8', by: '周明远', at: ago(5.5 * day), gone: false },
    fields: [{ field: 'orgOrTopic', base: '办公室', mine: '基建办公室', theirs: '计划财务科', clash: true }],
    settled: { at: ago(4 * day), how: 'theirs' },
  },
  {
    id: 'cf9',
    actionId: 'a9',
    sourceId: 'oa',
    recordId: 't12',
    kind: 'todo',
    title: '关于报送年度培训计划的通知',
    at: ago(9 * day),
    mine: {
      type: 'action',
      body: { action: 'return', opinion: '培训经费测算与预算批复不一致，请核对后重报。' },
      decidedAt: ago(10 * day),
    },
    theirs: { revision: '3', by: '王建国', at: ago(9 * day), gone: false },
    fields: [{ field: 'step', base: '拟办', theirs: '承办', clash: false }],
    settled: { at: ago(8 * day), how: 'given-up' },
  },
];

/** Changes of fields and files; decisions on to-dos come from the to-dos themselves. */
export const editsAndUploads: readonly OutboxRow[] = [
  {
    type: 'edit',
    id: 'e3',
    state: 'waiting',
    fields: { carrier: '纸质、电子', location: '一号库 4 排 1 列' },
    decidedAt: ago(25 * minute),
    reason: { kind: 'behind-another' },
    sourceId: 'da',
    kind: 'archive',
    recordId: 'd3',
    title: '关于白河乡宅基地使用权登记的批复',
    attempts: 0,
    mayTakeBack: true,
  },
  {
    type: 'upload',
    id: 'u1',
    state: 'sending',
    file: drawings,
    sent: 73_400_320,
    decidedAt: ago(12 * minute),
    sourceId: 'da',
    kind: 'archive',
    recordId: 'd0',
    title: '临溪中学食堂新建工程立项批复',
    attempts: 1,
    mayTakeBack: false,
  },
  {
    type: 'edit',
    id: 'e4',
    state: 'waiting',
    fields: { files: [drawings] },
    decidedAt: ago(12 * minute),
    reason: { kind: 'needs-another' },
    sourceId: 'da',
    kind: 'archive',
    recordId: 'd0',
    title: '临溪中学食堂新建工程立项批复',
    attempts: 0,
    mayTakeBack: true,
  },
  {
    type: 'action',
    id: 'x1',
    state: 'waiting',
    body: {
      action: 'note-use',
      opinion: '',
      loan: ago(3 * 24 * hour),
      uses: [
        { hash: 'ab'.repeat(32), what: 'opened', at: ago(2 * hour) },
        { hash: 'ab'.repeat(32), what: 'printed', at: ago(hour), from: 1, to: 2 },
      ],
    },
    decidedAt: ago(40 * minute),
    sourceId: 'da',
    kind: 'archive',
    recordId: 'd7',
    title: '关于临溪中学建校经过的调查报告',
    attempts: 0,
    mayTakeBack: false,
  },
  {
    type: 'edit',
    id: 'e5',
    state: 'waiting',
    fields: { asks: ['营业执照怎么变更地址'], reviewBy: '2027-03-01' },
    decidedAt: ago(50 * minute),
    reason: { kind: 'newer-schema' },
    sourceId: 'bz',
    kind: 'article',
    recordId: 'k3',
    title: '门面转让后，食品经营许可证还能不能用？',
    attempts: 0,
    mayTakeBack: true,
  },
  {
    type: 'edit',
    id: 'e6',
    state: 'refused',
    fields: { docNo: '临教〔2000〕3l号', carrier: '光盘' },
    decidedAt: ago(3 * hour),
    reason: { kind: 'refused', reason: '文号与收文登记不符', field: 'docNo' },
    sourceId: 'da',
    kind: 'archive',
    recordId: 'd5',
    title: '关于城关镇宅基地使用权登记的批复',
    attempts: 1,
    mayTakeBack: false,
  },
  ...createRows,
  ...openConflicts.slice(0, 2).map(
    (conflict): OutboxRow => ({
      type: 'edit',
      id: conflict.actionId,
      state: 'conflict',
      fields: Object.fromEntries(
        conflict.fields.flatMap(({ field, mine }) => (mine === undefined ? [] : [[field, mine]])),
      ),
      decidedAt: conflict.mine.decidedAt,
      reason: { kind: 'conflict', revision: conflict.theirs?.revision ?? '' },
      sourceId: conflict.sourceId,
      kind: conflict.kind,
      recordId: conflict.recordId,
      title: conflict.title,
      attempts: 1,
      mayTakeBack: false,
    }),
  ),
];

export const logLines: readonly SourceLogLine[] = [
  { at: ago(20 * minute), event: 'round-ended', records: 14, sent: 2, bytes: 18_240, ms: 410 },
  { at: ago(2 * hour), event: 'whole' },
  { at: ago(3 * hour), event: 'round-ended', records: 0, sent: 0, bytes: 310, ms: 38 },
  { at: ago(15 * hour), event: 'trouble', fault: { kind: 'offline', reason: 'cut' } },
  { at: ago(16 * hour), event: 'signed-in' },
  { at: ago(day), event: 'begun-anew', fault: { kind: 'cursor-forgotten' } },
  { at: ago(2 * day), event: 'brake-refused' },
];
