// How a source fares, in words: a sentence, a state with its sign, and what would help. Pure.

import type { SourceStatus } from '../../../shared/contract/desk-views.ts';
import { momentWords, whenWords } from '../../text/dates.ts';
import { faultText } from '../../text/fault-words.ts';
import type { Text } from '../../text/zh.ts';
import type { TagTone } from '../../ui/Tag.tsx';

export type Remedy = 'sign-in' | 'sync-now' | 'resume';

export type HealthWords = {
  readonly sentence: string;
  readonly sign: '●' | '▲' | 'Ⅱ' | '';
  readonly state: string;
  readonly tone: TagTone;
  readonly remedy: Remedy | undefined;
};

export function healthWords(t: Text, source: SourceStatus, now: number): HealthWords {
  const { health } = source;
  const syncing = source.syncing ? firstSync(t, source) : undefined;
  if (syncing !== undefined)
    return { sentence: syncing, sign: '', state: t.sync.state.syncing, tone: 'brand', remedy: undefined };
  switch (health.kind) {
    case 'new':
      return { sentence: t.sync.fresh, sign: '●', state: t.sync.state.new, tone: 'grey', remedy: 'sync-now' };
    case 'ok':
      return {
        sentence: fine(t, source, now),
        sign: '●',
        state: t.sync.state.ok,
        tone: 'green',
        remedy: 'sync-now',
      };
    case 'incomplete':
      return {
        sentence: t.sync.incomplete(health.fetched, health.stated),
        sign: '▲',
        state: t.sync.state.incomplete,
        tone: 'amber',
        remedy: 'sync-now',
      };
    case 'paused':
      return {
        sentence: t.sync.paused,
        sign: 'Ⅱ',
        state: t.sync.state.paused,
        tone: 'violet',
        remedy: 'resume',
      };
    case 'trouble':
      return troubled(t, source, health.fault, now);
  }
}

type Fault = Extract<SourceStatus['health'], { readonly kind: 'trouble' }>['fault'];

function troubled(t: Text, source: SourceStatus, fault: Fault, now: number): HealthWords {
  const local = source.lastOkAt ? t.sync.localUsable(momentWords(t, source.lastOkAt, now)) : t.sync.localNone;
  const sentence = `${faultText(t, fault)}${t.sync.othersFine}${local}`;
  if (fault.kind === 'sign-in-needed') {
    return { sentence, sign: '●', state: t.sync.state.signIn, tone: 'amber', remedy: 'sign-in' };
  }
  if (fault.kind === 'offline' && fault.reason === 'switched-off') {
    return {
      sentence: `${faultText(t, fault)}${local}`,
      sign: '●',
      state: t.sync.state.offline,
      tone: 'grey',
      remedy: undefined,
    };
  }
  const line = fault.kind === 'offline' || fault.kind === 'busy';
  const state = line ? t.sync.state.trouble : t.sync.state.failed;
  return { sentence, sign: '▲', state, tone: 'amber', remedy: 'sync-now' };
}

export const countOf = ({ counts }: SourceStatus): number =>
  counts.todo + counts.archive + counts.article + counts.contact;

function fine(t: Text, source: SourceStatus, now: number): string {
  const when = source.lastOkAt ? whenWords(t, source.lastOkAt, now) : t.time.never;
  return t.sync.healthy(when, countOf(source).toLocaleString());
}

/** While the first sync runs: how far it is. Later rounds are too short to speak of. */
function firstSync(t: Text, source: SourceStatus): string | undefined {
  const { done, total } = progressOf(source);
  if (source.lastOkAt !== undefined && total === undefined) return undefined;
  if (done === 0 && total === undefined)
    return source.lastOkAt === undefined ? t.sync.progressOpen('0') : undefined;
  const so = done.toLocaleString();
  return total === undefined ? t.sync.progressOpen(so) : t.sync.progress(so, total.toLocaleString());
}

/** All feeds together; a total only when every feed has told one. */
export function progressOf(source: SourceStatus): {
  readonly done: number;
  readonly total: number | undefined;
} {
  const done = source.progress.reduce((sum, feed) => sum + feed.done, 0);
  const totals = source.progress.map((feed) => feed.total);
  const total = totals.reduce<number | undefined>(
    (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
    totals.length > 0 ? 0 : undefined,
  );
  return { done, total };
}
