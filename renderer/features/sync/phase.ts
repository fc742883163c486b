// What a source is doing now and how far it is, in words. Pure.

import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { momentWords, spanWords } from '../../text/dates.ts';
import { sizeWords } from '../../text/size-words.ts';
import type { Text } from '../../text/zh.ts';

/**
 * Whether it is worth a sentence of its own: the first sync and a new beginning take minutes, everything else is
 * over before it can be read.
 */
export function phaseIsLong(source: SourceStatus): boolean {
  if (source.phase === 'again') return true;
  const { done, total } = progressOf(source);
  if (source.phase === 'first' || source.lastOkAt === undefined) return true;
  return total !== undefined && done > 0;
}

export function amountWords(t: Text, source: SourceStatus): string {
  const { done, total } = progressOf(source);
  const so = done.toLocaleString();
  if (source.phase === 'again')
    return total === undefined ? t.sync.againOpen(so) : t.sync.againProgress(so, total.toLocaleString());
  return total === undefined ? t.sync.progressOpen(so) : t.sync.progress(so, total.toLocaleString());
}

/** The quiet second line: what is being done, received, how long still, the oldest unsent, the next try. */
export function detailWords(t: Text, source: SourceStatus, now: number): string {
  const { phase, syncing, bytes, remainingMs, oldestUnsentAt, nextTryAt, lastOkAt, health } = source;
  const parts = [
    syncing && !phaseIsLong(source) && phase !== 'idle' ? t.sync.phase[phase] : '',
    syncing && bytes > 0 ? t.sync.received(sizeWords(t, bytes)) : '',
    syncing && remainingMs !== undefined ? t.sync.remaining(spanWords(t, remainingMs)) : '',
    !syncing && lastOkAt !== undefined && saysNoTime(health.kind)
      ? t.sync.lastOk(momentWords(t, lastOkAt, now))
      : '',
    oldestUnsentAt === undefined ? '' : t.sync.oldest(momentWords(t, oldestUnsentAt, now)),
    !syncing && nextTryAt !== undefined && mayTryAgain(health.kind)
      ? t.sync.retryAt(momentWords(t, nextTryAt, now))
      : '',
  ];
  return parts.filter((part) => part !== '').join(t.dot);
}

/** Health in whose sentence no time of the last success stands. */
const saysNoTime = (kind: SourceStatus['health']['kind']): boolean =>
  ['incomplete', 'paused', 'brake', 'read-only'].includes(kind);

const mayTryAgain = (kind: SourceStatus['health']['kind']): boolean =>
  kind === 'trouble' || kind === 'incomplete';

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
