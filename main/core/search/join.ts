// Parts of the index joined, in slices of their own. One call a transaction, of as many pages as lately took its time and never
// more than the most: what a transaction writes hangs on neither how large the index is nor how fast the machine.
import { joinText, joinWhen } from '../store/full-text.ts';
import type { Store } from '../store/store.ts';
import { everyTable, type TextTable } from '../store/text-tables.ts';

type Joining = {
  /** Each of these tables has one part more. */
  grew(tables: readonly TextTable[]): void;
  /** One slice; false when there is nothing to join. */
  step(when: keyof typeof partsAtOnce): boolean;
};

/**
 * Parts of one size before they are joined: joined seldom they are written seldom, joined early questions meet few. Sixteen is the
 * most that can be said; fewer bigger calls also cut less of what they have not come to (full-text.ts).
 */
const partsAtOnce = { following: 16, followed: 2 } as const;

/** Pages of one call. A transaction writes half as many again, for what the parts lose. */
const leastPages = 16;
export const mostPages = 192;
const atFirst = 64;
/** What a slice is to take, with its end. Once the index has followed nobody waits for it, and its parts are the largest. */
const sliceMs = { following: 9, followed: 7 } as const;

export function createJoining(store: Store, ticks: () => number): Joining {
  /** Parts since there was last nothing to join; and tables that were not brought to few since, or since the start. */
  const grown = new Map<TextTable, number>();
  // Not read here: the file may have been closed while this was loaded.
  let unsettled: Set<TextTable> | undefined;
  let pages = atFirst;

  const unsettledTables = (): Set<TextTable> => (unsettled ??= new Set(everyTable(store)));
  const waiting = (when: keyof typeof partsAtOnce): readonly TextTable[] =>
    when === 'followed'
      ? [...unsettledTables()]
      : [...grown].filter(([, parts]) => parts >= partsAtOnce.following).map(([table]) => table);
  const isJoined = (table: TextTable, when: keyof typeof partsAtOnce): boolean => {
    joinWhen(store, table, partsAtOnce[when]);
    if (joinText(store, table, pages)) return true;
    grown.delete(table);
    if (when === 'followed') unsettledTables().delete(table);
    return false;
  };
  return {
    grew(tables) {
      for (const table of tables) {
        grown.set(table, (grown.get(table) ?? 0) + 1);
        unsettledTables().add(table);
      }
    },
    step(when) {
      const tables = waiting(when);
      if (tables.length === 0) return false;
      const start = ticks();
      const more = store.repeatable(() => tables.some((table) => isJoined(table, when)));
      if (more) pages = nextPages(pages, sliceMs[when], ticks() - start);
      return more;
    },
  };
}

/** Fewer at once after a slice that took too long, more again by and by. */
function nextPages(pages: number, wishedMs: number, tookMs: number): number {
  const fitting = pages * (wishedMs / Math.max(1, tookMs));
  return Math.round(Math.max(leastPages, Math.min(mostPages, fitting, pages * 1.2)));
}
