// 纠错反馈 of an article as this department deals with it: it goes to the owner of the article, who has so many working days;
// then it is taken up and answered. The rules are the same for a department on another database (../postgres).
import { z } from 'zod';
import type { RecordAct } from '../../../shared/domain/action.ts';
import { computeDue } from '../due.ts';
import { type Feedback, feedbackSchema, isSettled } from '../../../shared/domain/feedback.ts';
import type { Item } from './items.ts';

type Data = Item['data'];

/** Working days that the owner of an article has for its answer. */
export const answerWithin = 5;

const feedbackOf = (data: Data): readonly Feedback[] =>
  z.array(feedbackSchema).catch([]).parse(data.feedback);

/** The article with one report more; `at`: by the department's clock. */
export function reported(data: Data, act: Extract<RecordAct, { action: 'report' }>, at: string): Data {
  const { what, opinion: words, anchor } = act;
  const due = computeDue({ start: at, unit: 'WD', length: answerWithin });
  const one: Feedback = {
    at,
    what,
    words,
    ...(anchor === undefined ? {} : { anchor }),
    state: '反馈',
    ...(typeof data.ownerOrg === 'string' ? { owner: data.ownerOrg } : {}),
    ...(due === 'paused' ? {} : { due: due.at, workdays: answerWithin }),
  };
  return { ...data, feedback: [...feedbackOf(data), one] };
}

/** What the owner makes of the report that waits longest, or of the last one; undefined where there is none. */
export function answered(data: Data, said: Partial<Feedback>): Data | undefined {
  const all = feedbackOf(data);
  const open = all.findIndex((one) => !isSettled(one));
  const place = open < 0 ? all.length - 1 : open;
  if (place < 0) return undefined;
  return { ...data, feedback: all.map((one, at) => (at === place ? { ...one, ...said } : one)) };
}
