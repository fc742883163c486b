// Something longer than one message may be, put together from its parts. What is incomplete is kept in memory alone: whoever
// sends it begins anew when a part was lost.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Store } from '../store/store.ts';
import { badRequest } from './desk.ts';

type Part<T> = { readonly part: number; readonly isLast: boolean; readonly more: readonly T[] };

/** The whole with the last part, undefined before. `of`: what it is a part of. */
type Gather<T> = (store: Store, of: string, part: Part<T>) => Result<readonly T[] | undefined>;

export function createGather<T>(): Gather<T> {
  const gathering = new WeakMap<Store, Map<string, { next: number; readonly held: T[] }>>();
  return (store, of, { part, isLast, more }) => {
    const all = gathering.get(store) ?? new Map<string, { next: number; readonly held: T[] }>();
    gathering.set(store, all);
    const known = part === 0 ? { next: 0, held: [] } : all.get(of);
    all.delete(of);
    if (known?.next !== part) return badRequest('part', 'unknown');
    known.next += 1;
    known.held.push(...more);
    if (isLast) return ok(known.held);
    all.set(of, known);
    return ok(undefined);
  };
}
