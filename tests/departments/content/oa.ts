// The to-dos of the OA 公文 system: open ones in every light a desk must show, closed ones with their opinions.
import { type Day, isoOf, nationalCalendar as calendar, ymdOfDay } from '../../../shared/domain/calendar.ts';
import { computeDue } from '../due.ts';
import type { ActionKind, TodoKind, Urgency } from '../../../shared/domain/terms.ts';
import type { NewRecord } from '../system/items.ts';
import { attachmentOf, type FileRecord } from './attachments.ts';
import type { Matter } from './matter.ts';
import { letters } from './matters-letters.ts';
import { reports } from './matters-reports.ts';
import { requests } from './matters-requests.ts';
import { closingOpinion, earlierOpinions } from './opinions.ts';
import { issuerFor, pickMatter, type PlannedPaper, type WrittenPaper, writePapers } from './papers.ts';
import { colleagues, personName, rareNames } from './people.ts';
import { type Random, seeded } from './random.ts';

export const matters: readonly Matter[] = [...requests, ...reports, ...letters];
export const demoMark = '（演示数据）';

export type ClosedState = '已办' | '办结' | '退回' | '转出';
export type PlannedTodo = PlannedPaper & {
  readonly id: string;
  readonly arrivedOn: Day;
  readonly arrivedMinute: number;
  readonly closed?: ClosedState;
  readonly paused?: boolean;
  readonly rareName?: string;
};
type OaContent = { readonly todos: Iterable<NewRecord>; readonly files: readonly FileRecord[] };
type Where = { readonly address: string; readonly brief: boolean };

const allowed: { readonly [K in TodoKind]: readonly ActionKind[] } = {
  待办: ['approve', 'return', 'forward'],
  待阅: ['acknowledge', 'forward'],
  待签: ['approve', 'return'],
  协办: ['approve', 'return', 'forward'],
  督办: ['approve', 'forward'],
  催办: ['approve', 'forward'],
  提醒: ['acknowledge'],
};

/** The to-do of a written paper, as the profile states it. */
function todoOf(
  { planned, docNo, draft }: WrittenPaper<PlannedTodo>,
  { address, brief }: Where,
): Record<string, unknown> {
  const { matter, issuer, closed } = planned;
  const random = seeded(`${planned.seed}/todo`);
  const arrivedAt = isoOf(planned.arrivedOn, planned.arrivedMinute);
  const due = dueOf(planned, arrivedAt);
  const handler = planned.rareName ?? personName(random);
  return {
    title: draft.title,
    todoKind: matter.todoKind,
    state: closed ?? '待办',
    step: matter.step,
    urgency: urgencyOf(matter, random),
    secretLevel: matter.level ?? '内部',
    fromOrg: issuer.name,
    fromPerson: handler,
    arrivedAt,
    ...(due === undefined ? {} : { due }),
    actions: closed === undefined ? allowed[matter.todoKind] : [],
    forwardTo:
      closed === undefined && allowed[matter.todoKind].includes('forward')
        ? forwardTargets.slice(0, brief ? 1 : forwardTargets.length)
        : [],
    detailUrl: `${address}/todos/${planned.id}`,
    paper: paperOf({ planned, docNo, draft }, brief, random),
  };
}

function paperOf(
  { planned, docNo, draft }: WrittenPaper<PlannedTodo>,
  brief: boolean,
  random: Random,
): object {
  const { matter, closed, writtenOn } = planned;
  const base = {
    genre: matter.genre,
    docNo,
    writtenOn: ymdOfDay(writtenOn),
    ...(draft.signer === undefined ? {} : { signer: draft.signer }),
    ...(draft.matterNo === undefined ? {} : { matterNo: draft.matterNo }),
  };
  if (brief) return { ...base, body: `${draft.body[0]?.split('。')[0]}。` };
  return {
    ...base,
    mainTo: draft.mainTo ?? [],
    cc: draft.cc ?? [],
    body: [...draft.body, demoMark].join('\n'),
    attachmentsNote: draft.attachments ?? [],
    opinions: [
      ...earlierOpinions(planned, random),
      ...(closed === undefined ? [] : [closingOpinion(planned, closed, random)]),
    ],
  };
}

const forwardTargets = colleagues.map(({ id, name, unit }) => ({ id, name: `${name}（${unit}）` }));

function urgencyOf(matter: Matter, random: Random): Urgency {
  if (matter.rule?.unit === 'H') return '特急';
  if (matter.todoKind === '督办') return '加急';
  return matter.todoKind === '待阅' ? '一般' : random.pick(['一般', '一般', '一般', '一般', '一般', '加急']);
}

function dueOf(
  planned: Pick<PlannedTodo, 'matter' | 'arrivedOn' | 'paused'>,
  arrivedAt: string,
): object | undefined {
  const { rule, pausedFor } = planned.matter;
  if (rule === undefined) return undefined;
  const due = computeDue({ start: arrivedAt, unit: rule.unit, length: rule.length });
  if (due === 'paused') return undefined;
  return {
    at: due.at,
    unit: rule.unit,
    length: rule.length,
    basis: rule.basis,
    ...(due.estimated ? { estimated: true } : {}),
    ...(planned.paused === true && pausedFor !== undefined ? { pausedFor } : {}),
  };
}

/** Open and closed to-dos in natural proportions: some late, some soon, most with time. */
export function planTodos(
  amounts: { readonly from: number; readonly open: number; readonly closed: number },
  today: Day,
  seed: string,
): readonly PlannedTodo[] {
  const random = seeded(`${seed}/plan`);
  const open = Array.from({ length: amounts.open }, (_, at) => {
    const index = amounts.from + at;
    const matter = pickMatter(matters, random);
    const { unit, length } = matter.rule ?? { unit: 'CD', length: 12 };
    const workdays = unit === 'WD' ? length : unit === 'CD' ? Math.floor((length * 5) / 7) : 1;
    return planOne(matter, random, {
      index,
      arrivedOn: workdayBefore(today - 1, random.int(0, Math.ceil(workdays * 1.08))),
      paused: random.chance(0.1),
      seed,
    });
  });
  const closed = Array.from({ length: amounts.closed }, (_, at) => {
    const index = amounts.from + amounts.open + at;
    const matter = pickMatter(matters, random);
    const state = closedState(matter, random);
    return {
      ...planOne(matter, random, { index, arrivedOn: workdayBefore(today, random.int(8, 190)), seed }),
      closed: state,
      granted: (state === '已办' || state === '办结') && isGrantable(matter),
    };
  });
  return [...open, ...closed];
}

function closedState({ todoKind }: Matter, random: Random): ClosedState {
  const wished = random.pick(['已办', '已办', '已办', '已办', '办结', '办结', '退回', '转出'] as const);
  if (wished === '退回') return allowed[todoKind].includes('return') ? wished : '已办';
  return wished === '转出' && !allowed[todoKind].includes('forward') ? '已办' : wished;
}

type PlanWish = {
  readonly index: number;
  readonly arrivedOn: Day;
  readonly seed: string;
  readonly paused?: boolean;
};

export function planOne(
  matter: Matter,
  random: Random,
  { index, arrivedOn, seed, paused }: PlanWish,
): PlannedTodo {
  const issuer = issuerFor(matter, random);
  const id = `GW${ymdOfDay(arrivedOn).replaceAll('-', '')}${String(index + 1).padStart(6, '0')}`;
  return {
    id,
    matter,
    issuer,
    arrivedOn,
    arrivedMinute: random.int(8 * 60 + 31, 9 * 60 + 20) + (arrivedOn % 2 === 0 ? 0 : 330),
    writtenOn: matter.rule?.unit === 'H' ? arrivedOn : workdayBefore(arrivedOn, random.int(0, 2)),
    seed: `${seed}/${index}`,
    ...(paused === true && matter.pausedFor !== undefined ? { paused } : {}),
    ...(random.chance(0.02) ? { rareName: random.pick(rareNames) } : {}),
  };
}

/** Whether the county government answers such a 请示 with a 批复 of its own (land goes to higher levels). */
export const isGrantable = (matter: Matter): boolean =>
  matter.genre === '请示' && matter.key !== 'land-batch';

/** So many working days before, on a working day. */
export function workdayBefore(day: Day, count: number): Day {
  let at = day;
  while (!calendar.isWorkday(at)) at--;
  for (let left = count; left > 0; left--) {
    at--;
    while (!calendar.isWorkday(at)) at--;
  }
  return at;
}

export function oaContent(planned: readonly PlannedTodo[], where: Where): OaContent {
  const files: FileRecord[] = [];
  function* todos(): Generator<NewRecord> {
    for (const written of writePapers(planned)) {
      const data = todoOf(written, where);
      const file = where.brief ? undefined : attachmentOf(written);
      if (file !== undefined) {
        files.push(file.record);
        Object.assign(data.paper as object, { files: [file.ref] });
      }
      yield { feed: 'todos', kind: 'todo', id: written.planned.id, data };
    }
  }
  return { todos: todos(), files };
}
