// One line for one cause of trouble, however many sources it holds up. Pure.

import type { Id } from '../../shared/domain/terms.ts';
import type { TroubleGroup } from '../../shared/domain/source-trouble.ts';
import type { Text } from './zh.ts';

/** More names than this are not read but counted. */
const mostNames = 2;

export function causeWords(t: Text, { cause, sources }: TroubleGroup, nameOf: (id: Id) => string): string {
  const names = sources.slice(0, mostNames).map(nameOf).join(t.sync.namesJoin);
  const all = sources.length > mostNames ? t.sync.namesAnd(names, sources.length) : names;
  return t.sync.cause[cause](all, sources.length);
}
