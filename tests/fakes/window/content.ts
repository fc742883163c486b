// To-dos for looking at the window without the rest of the app: a small county's day, and as many more as asked
// for. Only for development and tests of the window.

import type { TodoRow } from '../../../shared/contract/desk-todos.ts';
import type { TodoData } from '../../../shared/domain/todo.ts';
import { ago, ahead, day, hour } from './moments.ts';

const row = (some: Partial<TodoRow> & Pick<TodoRow, 'id' | 'title'>): TodoRow => ({
  sourceId: 'oa',
  todoKind: '待办',
  state: '待办',
  step: '',
  urgency: '一般',
  fromOrg: '',
  arrivedAt: ago(3 * hour),
  due: undefined,
  presence: 'listed',
  unread: true,
  hasDraft: false,
  ...some,
});

export const firstRows: readonly TodoRow[] = [
  row({
    id: 't1',
    title: '关于做好强降雨期间值班值守工作的通知',
    urgency: '特急',
    fromOrg: '县应急管理局',
    docNo: '临应急〔2026〕47号',
    arrivedAt: ago(28 * hour),
    due: { at: ago(26 * hour), unit: 'WD', length: 1 },
  }),
  row({
    id: 't2',
    title: '关于申请临溪中学食堂改扩建项目用地预审的请示',
    urgency: '加急',
    fromOrg: '县教育局',
    docNo: '临教〔2026〕112号',
    step: '拟办',
    due: { at: ahead(28 * hour), unit: 'WD', length: 5 },
    unread: false,
    hasDraft: true,
  }),
  row({
    id: 't3',
    sourceId: 'yc',
    title: '个体工商户变更登记（经营场所）',
    fromOrg: '城关镇便民服务中心',
    step: '审查',
    due: { at: ahead(5 * day), unit: 'WD', length: 5 },
    pending: {
      id: 'a1',
      state: 'waiting',
      body: { action: 'approve', opinion: '拟同意，经营场所证明材料齐全。' },
      decidedAt: ago(40 * 60_000),
    },
  }),
  row({
    id: 't4',
    sourceId: 'zt',
    title: '城东片区雨污分流改造工程　评标结果公示',
    presence: 'gone',
    unread: true,
    hasDraft: true,
    arrivedAt: ago(2 * day),
    due: { at: '2027-01-13T09:30:00.000Z', unit: 'WD', estimated: true },
  }),
  row({
    id: 't5',
    sourceId: 'yc',
    title: '省道 318 线占道施工许可　专家评审',
    fromOrg: '县交通运输局',
    step: '特别程序',
    arrivedAt: ago(3 * day),
    due: { at: ahead(9 * day), unit: 'WD', pausedFor: '专家评审' },
  }),
  row({
    id: 't6',
    sourceId: 'yc',
    title: '食品经营许可延续（临溪县城关镇惠民粮油店）',
    fromOrg: '县市场监管局',
    step: '决定',
    due: { at: ahead(8 * day), unit: 'WD', length: 20 },
    pending: {
      id: 'a2',
      state: 'refused',
      body: { action: 'approve', opinion: '同意延续。' },
      decidedAt: ago(26 * hour),
      reason: { kind: 'refused', reason: '材料缺“租赁合同”', field: '材料' },
    },
  }),
  row({
    id: 't7',
    title: '关于 2025 年度文书档案归档工作的函',
    fromOrg: '县档案馆',
    docNo: '临档函〔2026〕9号',
    step: '承办',
    arrivedAt: ago(3 * day),
    due: { at: ahead(10 * day), unit: 'WD', length: 10 },
  }),
  row({
    id: 't8',
    title: '县政府第 38 次常务会议纪要（传阅）',
    todoKind: '待阅',
    fromOrg: '县政府办公室',
    docNo: '〔2026〕38 期',
    unread: false,
    arrivedAt: ago(4 * day),
  }),
  row({
    id: 't9',
    sourceId: 'yc',
    title: '反映滨河路夜间施工噪声扰民',
    fromOrg: '12345 热线',
    step: '转办',
    arrivedAt: ago(5 * day),
    due: { at: ahead(3 * day), unit: 'WD', length: 5 },
    pending: {
      id: 'a3',
      state: 'conflict',
      body: { action: 'forward', opinion: '请核查处理。', forwardTo: { id: 'jt', name: '县交通运输局' } },
      decidedAt: ago(16 * hour),
      reason: { kind: 'conflict', revision: '9' },
    },
  }),
];

export const places = ['城关镇', '白河乡', '青石镇', '柳林乡', '大桥镇'];
const matters = [
  '道路占用许可',
  '户外广告设置许可',
  '农村宅基地批准',
  '食品经营许可',
  '取水许可',
  '林木采伐许可',
];

/** Row `index` of a list of any length. */
export function rowAt(index: number): TodoRow {
  const first = firstRows[index];
  if (first !== undefined) return first;
  const place = places[index % places.length] ?? '';
  const matter = matters[index % matters.length] ?? '';
  return row({
    id: `t${index + 1}`,
    sourceId: index % 3 === 0 ? 'oa' : 'yc',
    title: `${place}　${matter}（第 ${index + 1} 件）`,
    fromOrg: `${place}便民服务中心`,
    step: '审查',
    unread: index % 2 === 0,
    arrivedAt: ago((6 + index / 40) * day),
    due: { at: ahead((2 + (index % 20)) * day), unit: 'WD', length: 20 },
  });
}

const body = `县人民政府：
临溪中学食堂建成于 1996 年，现有就餐座位 420 个，已不能满足在校学生 2,300 人就餐需求。为改善办学条件，拟对该校食堂实施改扩建，新增建筑面积 1,860 平方米，总投资 742 万元，资金来源为上级专项补助和县级财政配套。
项目拟选址于校园东北侧，不涉及新增建设用地和永久基本农田。根据《中华人民共和国土地管理法》第五十二条规定，现申请办理建设项目用地预审，妥否，请批示。`;

export function todoDataOf(of: TodoRow): TodoData {
  const thin = of.sourceId === 'zt';
  return {
    title: of.title,
    todoKind: of.todoKind,
    state: of.state,
    step: of.step,
    urgency: of.urgency,
    secretLevel: '内部',
    fromOrg: of.fromOrg,
    arrivedAt: of.arrivedAt,
    due: of.due,
    actions: thin ? [] : of.todoKind === '待阅' ? ['acknowledge'] : ['approve', 'return', 'forward'],
    forwardTo: [
      { id: 'zrzy', name: '县自然资源局 用地预审股' },
      { id: 'jt', name: '县交通运输局' },
    ],
    ...(thin
      ? { detailUrl: 'https://ztb.linxi.example/detail/91' }
      : {
          detailUrl: 'https://oa.linxi.example/doc/112',
          paper: {
            docNo: of.docNo,
            mainTo: ['县人民政府'],
            cc: [],
            body,
            attachmentsNote: ['项目建议书批复', '选址意见书', '校园总平面图'],
            writtenOn: '2026-11-19',
            signer: '周明远',
            opinions: [
              {
                by: '李秀兰',
                org: '县政府办公室',
                step: '拟办',
                text: '请审批一科研提意见。',
                at: ago(5 * hour),
              },
              {
                by: '王建国',
                org: '县政府',
                step: '批示',
                text: '请按程序抓紧办理，注意不占永久基本农田。',
                at: ago(4 * hour),
              },
            ],
            files: [
              {
                hash: '0'.repeat(64),
                name: '项目建议书批复.pdf',
                mime: 'application/pdf',
                size: 348_211,
                role: '附件',
              },
              {
                hash: '1'.repeat(64),
                name: '校园总平面图.ofd',
                mime: 'application/ofd',
                size: 2_411_008,
                role: '附件',
              },
            ],
            matterNo: '2026-999921-82-01-000217',
          },
        }),
  };
}
