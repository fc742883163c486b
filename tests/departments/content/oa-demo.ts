// The demonstration's to-dos by hand: every light, every kind of action, and the records that need care.
import { type Day, dayOfYmd, isoOf, nationalCalendar as calendar } from '../../../shared/domain/calendar.ts';
import { computeDue } from '../due.ts';
import { plantedMatters } from './matters-planted.ts';
import { matters, type PlannedTodo, planOne, workdayBefore } from './oa.ts';
import { type Random, seeded } from './random.ts';

type Scene = {
  readonly key: string;
  /** Working days from today to the last day; negative when it is past. */
  readonly left?: number;
  readonly paused?: true;
  readonly rareName?: string;
};

/** One line a to-do; the light follows from the statutory rule of the matter. */
const scenes: readonly Scene[] = [
  { key: 'supervise', left: -6 },
  { key: 'comment-draft', left: -2 },
  { key: 'town-market', left: -1 },
  { key: 'school-repair', left: 0 },
  { key: 'legality', left: 0 },
  { key: 'emergency-order' },
  { key: 'city-season', left: 1 },
  { key: 'disclosure', left: 1 },
  { key: 'procurement', left: 1 },
  { key: 'petition', left: 2 },
  { key: 'county-road', left: 2 },
  { key: 'clinic', left: 2 },
  { key: 'neighbour', left: 3, rareName: '司马𫖯' },
  { key: 'relief-standard', left: 4 },
  { key: 'reservoir', left: 4 },
  { key: 'plan-draft', left: 3 },
  { key: 'city-survey', left: 6 },
  { key: 'audit-fix', left: 21 },
  { key: 'land-batch', left: 3, paused: true },
  { key: 'disclosure', left: 9, paused: true },
  { key: 'deputy-motion' },
  { key: 'meeting-minutes' },
  { key: 'approval', rareName: '刘䶮' },
  { key: 'markup-report' },
];

export function demoOpenTodos(today: Day, seed: string): readonly PlannedTodo[] {
  const random = seeded(`${seed}/scenes`);
  return scenes.map(({ key, left, paused, rareName }, index) => {
    const matter = [...matters, ...plantedMatters].find((candidate) => candidate.key === key);
    if (matter === undefined) throw new Error(`believed: there is a matter ${key}`);
    const arrivedOn =
      left === undefined
        ? recentArrival(matter.rule?.unit, today, random)
        : arrivalFor(matter.rule, dueDay(today, left), today);
    const planned = planOne(matter, random, { index, arrivedOn, seed, ...(paused ? { paused } : {}) });
    const { rareName: _byChance, ...plain } = planned;
    // An hour's term counts from the moment: it came last night, working day or not.
    return {
      ...plain,
      ...(matter.rule?.unit === 'H' ? { arrivedMinute: 1270 } : {}),
      ...(rareName === undefined ? {} : { rareName }),
    };
  });
}

function recentArrival(unit: string | undefined, today: Day, random: Random): Day {
  return unit === 'H' ? today - 1 : workdayBefore(today - 1, random.int(0, 2));
}

function dueDay(today: Day, left: number): Day {
  const from = calendar.workdayFrom(today);
  return left >= 0 ? (left === 0 ? from : calendar.workdayAfter(from, left)) : workdayBefore(from, -left);
}

/** The latest working day before today from which the rule leads to that last day, or as near as can be. */
function arrivalFor(
  rule: { readonly unit: 'WD' | 'CD' | 'H' | 'NOW'; readonly length: number } | undefined,
  wanted: Day,
  today: Day,
): Day {
  let day = workdayBefore(today - 1, 0);
  if (rule === undefined) return day;
  for (let tries = 0; tries < 400; tries++, day = workdayBefore(day, 1)) {
    const due = computeDue({ start: isoOf(day, 600), ...rule });
    if (due !== 'paused' && dayOfYmd(due.day) <= wanted) return day;
  }
  return day;
}
