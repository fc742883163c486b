// The ways the list can be narrowed, one at a time, and what each asks of the core.

import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { TodoFilter } from '../../../shared/contract/desk-todos.ts';
import type { Urgency } from '../../../shared/domain/terms.ts';
import type { Text } from '../../text/zh.ts';

export type ListFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'today' }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'source'; readonly sourceId: string }
  | { readonly kind: 'urgency'; readonly urgency: Urgency }
  | { readonly kind: 'closed' };

export function askedFor(filter: ListFilter): TodoFilter {
  switch (filter.kind) {
    case 'all':
      return { scope: 'open' };
    case 'today':
      return { scope: 'open', due: 'today' };
    case 'overdue':
      return { scope: 'open', due: 'overdue' };
    case 'pending':
      return { scope: 'open', pending: true };
    case 'source':
      return { scope: 'open', sourceId: filter.sourceId };
    case 'urgency':
      return { scope: 'open', urgency: filter.urgency };
    case 'closed':
      return { scope: 'closed' };
  }
}

type Counts = {
  readonly open: number;
  readonly overdue: number;
  readonly today: number;
  readonly pending: number;
  readonly bySource: Readonly<Record<string, number>>;
  readonly byUrgency: Readonly<Record<string, number>>;
};

type FilterChip = { readonly filter: ListFilter; readonly key: string; readonly label: string };

const urgent: readonly Urgency[] = ['特提', '特急', '加急', '平急'];

/** The chips worth showing: nothing that would be empty, except all and closed. */
export function chipsOf(
  t: Text,
  counts: Counts | undefined,
  sources: readonly SourceStatus[],
): readonly FilterChip[] {
  const chips: (FilterChip | false)[] = [
    { key: 'all', filter: { kind: 'all' }, label: t.todos.all(counts?.open) },
    chip('today', { kind: 'today' }, counts?.today, t.todos.today),
    chip('overdue', { kind: 'overdue' }, counts?.overdue, t.todos.overdue),
    chip('pending', { kind: 'pending' }, counts?.pending, t.todos.pending),
    ...sources.map((source) => sourceChip(t, source, counts?.bySource[source.id])),
    ...urgent.map((urgency) =>
      chip(urgency, { kind: 'urgency', urgency }, counts?.byUrgency[urgency], (n) =>
        t.todos.byUrgency(t.terms.urgency[urgency], n),
      ),
    ),
    counts !== undefined && { key: 'closed', filter: { kind: 'closed' }, label: t.todos.closed },
  ];
  return chips.filter((each) => each !== false);
}

function chip(
  key: string,
  filter: ListFilter,
  n: number | undefined,
  label: (n: number) => string,
): FilterChip | false {
  return n !== undefined && n > 0 && { key, filter, label: label(n) };
}

/** A thin list that could not be got in full says so where it is counted (T10). */
function sourceChip(t: Text, source: SourceStatus, n: number | undefined): FilterChip | false {
  const filter: ListFilter = { kind: 'source', sourceId: source.id };
  const { health } = source;
  if (health.kind === 'incomplete') {
    return {
      key: source.id,
      filter,
      label: t.todos.bySourcePartly(source.name, health.fetched, health.stated),
    };
  }
  return chip(source.id, filter, n, (count) => t.todos.bySource(source.name, count));
}

export const keyOf = (filter: ListFilter): string => {
  if (filter.kind === 'source') return filter.sourceId;
  return filter.kind === 'urgency' ? filter.urgency : filter.kind;
};
