// What was searched and what was not, so that a person can tell whether this is all there is. Pure.

import type { SearchAnswer } from '../../../shared/contract/desk-search.ts';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { IndexedKind } from '../../../shared/domain/closed-lists.ts';
import { filtersOf, parseQuestion } from '../../../shared/domain/question.ts';
import type { Text } from '../../text/zh.ts';

type Health = SourceStatus['health'];

/** Empty when a source's latest state is here. */
function whyNot(t: Text, health: Health): string {
  const { why } = t.search;
  switch (health.kind) {
    case 'ok':
    case 'read-only':
      return '';
    case 'new':
      return why.notYet;
    case 'incomplete':
      return why.incomplete;
    case 'paused':
      return why.paused;
    case 'brake':
      return why.brake;
    case 'trouble':
      if (health.fault.kind === 'offline') return why.offline;
      return health.fault.kind === 'sign-in-needed' ? why.signIn : why.unreachable;
  }
}

type Scope = Pick<SearchAnswer, 'notes' | 'searched' | 'staleSources' | 'indexBehind'>;

export function scopeLines(
  t: Text,
  { notes, searched, staleSources, indexBehind }: Scope,
  { question, sources }: { readonly question: string; readonly sources: readonly SourceStatus[] },
): readonly string[] {
  const asked = filtersOf(parseQuestion(question));
  // Only rules are in force or not.
  const isAsked = (kind: IndexedKind) =>
    asked.kinds?.includes(kind) !== false &&
    (asked.validities === undefined || kind === 'article' || kind === 'provision');
  const kinds = searched
    .filter(({ kind, held }) => held > 0 && isAsked(kind))
    .map(({ kind, held }) => t.search.held(t.terms.kind[kind], held));
  const healthOf = (name: string) => sources.find((source) => source.name === name)?.health;
  const reasons = staleSources.map((name) => {
    const health = healthOf(name);
    return t.search.reason(name, health === undefined ? t.search.why.unreachable : whyNot(t, health));
  });
  const isCut = staleSources.some((name) => {
    const health = healthOf(name);
    return health?.kind === 'trouble' && health.fault.kind === 'offline';
  });
  return [
    kinds.length === 0 ? '' : `${t.search.searched(kinds.join(t.comma))}${t.stop}`,
    reasons.length === 0 ? '' : t.search.searchedNot(reasons.join(t.comma)),
    isCut ? t.search.whenConnected : '',
    notes.elsewhere === 0 ? '' : t.search.notesElsewhere(notes.elsewhere),
    indexBehind === 0 ? '' : t.search.behind(indexBehind),
  ].filter((line) => line !== '');
}

/** Why a part of the question does nothing, one sentence each. */
export function flawLines(
  t: Text,
  question: string,
  notUnderstood: SearchAnswer['notUnderstood'],
): readonly string[] {
  const parts = parseQuestion(question).filter((part) => part.part === 'unclear');
  return notUnderstood.flatMap(({ start, problem }) => {
    const part = parts.find((each) => each.start === start);
    if (part === undefined) return [];
    return problem === 'unknown-filter'
      ? t.search.unknownFilter(part.name)
      : t.search.unknownValue(part.name, part.value);
  });
}
