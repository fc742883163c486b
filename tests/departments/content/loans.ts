// 查（借）阅申请: the archive's own to-dos.
import { type Day, isoOf, ymdOfDay } from '../../../shared/domain/calendar.ts';
import { writeRefCode } from '../../../shared/domain/ref-code.ts';
import { computeDue } from '../due.ts';
import type { NewRecord } from '../system/items.ts';
import { fonds } from './fonds.ts';
import { demoMark } from './oa.ts';
import { personName } from './people.ts';
import { type Random, seeded } from './random.ts';

const purposes = ['编史修志', '工作查考', '信访事项核查', '项目审计', '权属纠纷调处', '编制年鉴'];
const applicants = [
  '临溪县审计局',
  '临溪县自然资源局',
  '临溪县民政局',
  '临溪县地方志编纂中心',
  '石桥镇人民政府',
  '临溪县信访局',
  '临溪县司法局',
];

const [home] = fonds;

/** One application for files of the county office, which must agree as the organ that made them. */
export function loanTodo(index: number, arrivedOn: Day, seed: string, address: string): NewRecord {
  const random = seeded(`${seed}/loan/${index}`);
  const [applicant, who, year] = [random.pick(applicants), personName(random), random.int(2004, 2018)];
  const pieces = random.int(2, 9);
  const arrivedAt = isoOf(arrivedOn, random.int(525, 690));
  const due = computeDue({ start: arrivedAt, unit: 'WD', length: 3 });
  const basis = '临溪县档案馆档案利用服务承诺';
  const id = `JY${ymdOfDay(arrivedOn).replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`;
  const data = {
    title: `${applicant}关于借阅县政府办公室${year}年文书档案${pieces}件的申请`,
    todoKind: '待办',
    state: '待办',
    step: '利用审批',
    urgency: '一般',
    secretLevel: '内部',
    fromOrg: applicant,
    fromPerson: who,
    arrivedAt,
    ...(due === 'paused'
      ? {}
      : { due: { at: due.at, unit: 'WD', length: 3, basis, ...(due.estimated ? { estimated: true } : {}) } }),
    actions: ['approve', 'return', 'forward'],
    forwardTo: [
      { id: 'lx-2301', name: '卢桂芳（保管利用股）' },
      { id: 'lx-2304', name: '钟明辉（接收征集股）' },
    ],
    detailUrl: `${address}/todos/${id}`,
    paper: loanPaper(random, { who, year, pieces, arrivedOn }),
  };
  return { feed: 'todos', kind: 'todo', id, data };
}

type Loan = { readonly who: string; readonly year: number; readonly pieces: number; readonly arrivedOn: Day };

function loanPaper(random: Random, { who, year, pieces, arrivedOn }: Loan): object {
  const from = random.int(1, 40);
  const office = home.offices[0] ?? '';
  const ref = (item: number) =>
    writeRefCode({
      kind: 'piece',
      fonds: home.code,
      category: 'WS',
      year,
      retention: 'D30',
      orgOrTopic: office,
      itemNo: String(item).padStart(4, '0'),
    });
  return {
    genre: '函',
    mainTo: ['临溪县档案馆'],
    cc: ['临溪县人民政府办公室'],
    writtenOn: ymdOfDay(arrivedOn),
    body: [
      `因${random.pick(purposes)}需要，我单位申请借阅${home.name}${year}年文书档案${pieces}件，档号为${ref(from)}至${ref(from + pieces - 1)}，借阅期限${random.pick([7, 10, 15])}日。`,
      '上述档案尚未开放。依照《中华人民共和国档案法实施条例》第三十四条，利用国家档案馆保管的未开放的档案，应当经档案馆同意，必要时征得档案形成单位同意，现请一并审核。我单位承诺仅用于上述用途，妥善保管，不复制、不转借，按期归还。',
      `经办人：${who}，身份已由利用窗口核验。`,
      demoMark,
    ].join('\n'),
    attachmentsNote: ['单位介绍信', '查（借）阅档案登记表'],
    opinions: [
      {
        by: '卢桂芳',
        org: '临溪县档案馆',
        step: '初审',
        text: random.pick(firstViews),
        at: isoOf(arrivedOn, 700),
      },
    ],
  };
}

const firstViews = [
  '介绍信和用途相符，拟同意借阅，请档案形成单位审批。',
  '建议改为到馆查阅，不外借原件，请档案形成单位审批。',
];
