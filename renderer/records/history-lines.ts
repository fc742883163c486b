// What happened on this desk to one record, a line for each thing decided: its states in order, each with when it was
// entered. Pure. Short steps that a person need not know of are left out once a later one was reached.

import type { HistoryLine } from '../../shared/contract/desk-outbox.ts';

export type Course = {
  readonly actionId: string;
  readonly type: HistoryLine['type'];
  readonly act?: HistoryLine['act'];
  readonly steps: readonly { readonly to: HistoryLine['to']; readonly at: string }[];
};

/** On the way: only of interest while the thing stands there. */
const passing: readonly HistoryLine['to'][] = ['sending', 'unsure'];

/** The newest first; the states of each from first to last. */
export function coursesOf(lines: readonly HistoryLine[]): readonly Course[] {
  const courses = new Map<string, HistoryLine[]>();
  for (const line of lines) courses.set(line.actionId, [...(courses.get(line.actionId) ?? []), line]);
  return [...courses.values()]
    .flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      const { actionId, type, act } = first;
      return [{ actionId, type, ...(act !== undefined && { act }), steps: stepsOf(own) }];
    })
    .reverse();
}

function stepsOf(own: readonly HistoryLine[]): Course['steps'] {
  const steps: { readonly to: HistoryLine['to']; readonly at: string }[] = [];
  own.forEach(({ to, at }, index) => {
    const isLast = index === own.length - 1;
    const again = steps.at(-1)?.to === to;
    if (again || (passing.includes(to) && !isLast)) return;
    // Back to waiting after a try that did not get through: it has waited all the time.
    if (to === 'waiting' && steps.some((step) => step.to === 'waiting')) return;
    steps.push({ to, at });
  });
  return steps;
}
