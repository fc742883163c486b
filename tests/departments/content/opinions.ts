// 办理意见 before and after this person's step, in the words of the office.
import { type Day, isoOf } from '../../../shared/domain/calendar.ts';
import type { ClosedState, PlannedTodo } from './oa.ts';
import { colleagues, deputyFor } from './people.ts';
import type { Random } from './random.ts';

type Said = {
  readonly by: string;
  readonly org: string;
  readonly step: string;
  readonly text: string;
  readonly at: string;
};
const org = '临溪县人民政府办公室';

const said = (by: string, step: string, text: string, day: Day, minute: number): Said => ({
  by,
  org,
  step,
  text,
  at: isoOf(day, minute),
});

export function earlierOpinions(
  { matter, arrivedOn, arrivedMinute, rareName }: PlannedTodo,
  random: Random,
): readonly Said[] {
  const clerk = colleagues[5];
  const drafter = random.pick(colleagues.slice(0, 4));
  const deputy = deputyFor(matter.from, random);
  const registered = said(clerk.name, '登记', '收文登记，请有关科室拟办。', arrivedOn, arrivedMinute + 6);
  const draft = random.pick(
    matter.genre === '请示'
      ? [
          `拟请县财政局等有关部门提出意见后，报${deputy.name}${deputy.post}审定。`,
          `经与来文单位核实，材料齐全。拟请分管领导审示后提请县政府常务会议研究。`,
          `拟同意，建议由县发展和改革局先行办理前期手续。请周清和同志核。`,
        ]
      : matter.todoKind === '待阅'
        ? [`请办公室负责同志阅。`, `拟送${deputy.name}${deputy.post}阅，并转有关科室知悉。`]
        : [
            `请周清和同志牵头，${drafter.unit}具体承办，按期反馈。`,
            `拟转有关部门研提意见，由${drafter.unit}汇总后报${deputy.name}${deputy.post}审阅。`,
          ],
  );
  return [
    registered,
    said(rareName ?? drafter.name, '拟办', draft, arrivedOn, arrivedMinute + random.int(25, 110)),
  ];
}

type Sort = 'asked' | 'read' | 'told';

const closings: { readonly [K in ClosedState]: { readonly [S in Sort]: readonly string[] } } = {
  已办: {
    asked: ['同意拟办意见。', '同意，请按程序办理。', '同意，请注意资金使用和工程质量。'],
    read: ['已阅。', '已阅，请有关科室抓好落实。'],
    told: ['同意，请按程序办理。', '请按来文要求抓好落实，按时报送。', '同意，请注意时间节点。'],
  },
  办结: {
    asked: ['已提请县政府研究同意，材料归档。'],
    read: ['已传阅完毕，材料归档。'],
    told: ['已按要求办结并反馈来文单位。', '已按时报送，材料归档。'],
  },
  退回: {
    asked: [
      '资金来源不明确，请商县财政局后重新报送。',
      '附件不齐全，请补充后再报。',
      '请先征求有关部门意见，会签后再报。',
    ],
    read: ['请核对发送范围后重新送阅。'],
    told: ['事项不属本单位职责，请退来文单位。', '请补充有关材料后再报。'],
  },
  转出: {
    asked: ['请秘书二科研究提出意见。', '请综合科商有关部门提出意见。'],
    read: ['请政务公开科阅。', '请督查科阅处。'],
    told: ['请督查科牵头办理。', '请秘书一科阅处。'],
  },
};

export function closingOpinion(
  { matter, arrivedOn }: PlannedTodo,
  closed: ClosedState,
  random: Random,
): Said {
  const sort: Sort = matter.genre === '请示' ? 'asked' : matter.todoKind === '待阅' ? 'read' : 'told';
  return said(
    '周清和',
    matter.step,
    random.pick(closings[closed][sort]),
    arrivedOn + 1,
    random.int(540, 1040),
  );
}
