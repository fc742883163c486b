// How something that was reported stands, in words and a tone, with its clock. Pure.

import type { Feedback } from '../../../shared/domain/feedback.ts';
import { dayWords } from '../../text/dates.ts';
import { type DeadlineWords, deadlineWords } from '../../text/deadline-words.ts';
import type { Text } from '../../text/zh.ts';
import type { TagTone } from '../../ui/Tag.tsx';

const tones: { readonly [S in Feedback['state']]: TagTone } = {
  发现: 'amber',
  反馈: 'amber',
  受理: 'blue',
  更正: 'green',
  不予更正: 'ended',
  关闭: 'ended',
};

export function stateMark(
  t: Text,
  { state }: Pick<Feedback, 'state'>,
): { readonly words: string; readonly tone: TagTone } {
  return { words: t.articles.report.state[state], tone: tones[state] };
}

const settled: readonly Feedback['state'][] = ['更正', '不予更正', '关闭'];

/** Days left or past; nothing once it was answered. */
export function clockOf(
  t: Text,
  { state, due, workdays }: Feedback,
  now: number,
): (DeadlineWords & { readonly until: string }) | undefined {
  if (due === undefined || settled.includes(state)) return undefined;
  const length = workdays === undefined || workdays === 0 ? {} : { length: workdays };
  const words = deadlineWords(t, { at: due, unit: 'WD', ...length }, now);
  return { ...words, until: dayWords(t, due, now) };
}
