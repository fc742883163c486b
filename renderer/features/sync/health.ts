// How a source fares, in words: a sentence, a state with its sign, and what would help. Pure.

import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { momentWords, whenWords } from '../../text/dates.ts';
import { faultText } from '../../text/fault-words.ts';
import type { Text } from '../../text/zh.ts';
import type { TagTone } from '../../ui/Tag.tsx';
import { amountWords, phaseIsLong } from './phase.ts';

export type Remedy = 'sign-in' | 'sync-now' | 'resume' | 'answer';

type HealthWords = {
  readonly sentence: string;
  readonly sign: '●' | '▲' | 'Ⅱ' | '';
  readonly state: string;
  readonly tone: TagTone;
  readonly remedy: Remedy | undefined;
};

export function healthWords(t: Text, source: SourceStatus, now: number, lineIsDown = false): HealthWords {
  const { health } = source;
  const state = t.sync.state;
  if (source.syncing && phaseIsLong(source) && health.kind !== 'brake') {
    return {
      sentence: amountWords(t, source),
      sign: '',
      state: state.syncing,
      tone: 'brand',
      remedy: undefined,
    };
  }
  switch (health.kind) {
    case 'new':
      return { sentence: t.sync.fresh, sign: '●', state: state.new, tone: 'grey', remedy: 'sync-now' };
    case 'ok':
      return {
        sentence: fine(t, source, now),
        sign: '●',
        state: state.ok,
        tone: 'green',
        remedy: 'sync-now',
      };
    case 'incomplete': {
      const sentence = t.sync.incomplete(health.fetched, health.stated);
      return { sentence, sign: '▲', state: state.incomplete, tone: 'amber', remedy: 'sync-now' };
    }
    case 'paused':
      return { sentence: t.sync.paused, sign: 'Ⅱ', state: state.paused, tone: 'violet', remedy: 'resume' };
    case 'brake': {
      const sentence = t.sync.brake.what(health.removals.toLocaleString(), health.of.toLocaleString());
      return { sentence, sign: '▲', state: state.brake, tone: 'amber', remedy: 'answer' };
    }
    case 'read-only':
      return {
        sentence: t.sync.readOnly,
        sign: 'Ⅱ',
        state: state.readOnly,
        tone: 'violet',
        remedy: 'sync-now',
      };
    case 'trouble':
      return troubled(t, source, health.fault, { now, lineIsDown });
  }
}

type Fault = Extract<SourceStatus['health'], { readonly kind: 'trouble' }>['fault'];
type Around = { readonly now: number; readonly lineIsDown: boolean };

function troubled(t: Text, source: SourceStatus, fault: Fault, { now, lineIsDown }: Around): HealthWords {
  const state = t.sync.state;
  const local = source.lastOkAt ? t.sync.localUsable(momentWords(t, source.lastOkAt, now)) : t.sync.localNone;
  if (fault.kind === 'offline' && fault.reason === 'switched-off') {
    const sentence = `${faultText(t, fault)}${local}`;
    return { sentence, sign: '●', state: state.offline, tone: 'grey', remedy: undefined };
  }
  // The one line above all sources says it; here only what is different from one to the other.
  if (lineIsDown)
    return { sentence: local, sign: '▲', state: state.trouble, tone: 'amber', remedy: 'sync-now' };
  const sentence = `${faultText(t, fault)}${t.sync.othersFine}${local}`;
  if (fault.kind === 'sign-in-needed') {
    return { sentence, sign: '●', state: state.signIn, tone: 'amber', remedy: 'sign-in' };
  }
  const line = fault.kind === 'offline' || fault.kind === 'busy';
  return {
    sentence,
    sign: '▲',
    state: line ? state.trouble : state.failed,
    tone: 'amber',
    remedy: 'sync-now',
  };
}

const countOf = ({ counts }: SourceStatus): number =>
  counts.todo + counts.archive + counts.article + counts.contact;

function fine(t: Text, source: SourceStatus, now: number): string {
  const when = source.lastOkAt ? whenWords(t, source.lastOkAt, now) : t.time.never;
  return t.sync.healthy(when, countOf(source).toLocaleString());
}
