// Looks whether the chain of the trail holds: each line is what its hash says, hangs on the one before, and none is
// missing, at the end neither. In slices, for the trail grows for years; what it found stands here while the file is open.
import type { ChainBreak, ChainOutcome } from '../../../shared/domain/audit.ts';
import { beginning, hashOf, lastGiven } from './audit.ts';
import { asRow, int, type Row, text } from './columns.ts';
import { clearMeta, readMeta, writeMeta } from './meta.ts';
import type { Store } from './store.ts';

/** One slice; `more` while there is more to read. Once it is known how it ended it stays so. */
export type ChainWalk = {
  readonly step: () => 'more' | ChainOutcome;
  /** How many lines were looked at. */
  readonly done: () => number;
};

/** A read of so many takes about 2 ms. */
const linesAtOnce = 250;

type Before = { readonly seq: number; readonly at: number; readonly hash: string };
type Reached = { readonly before?: Before; readonly first?: number; readonly clockBack: number };

export function walkChain(store: Store): ChainWalk {
  let reached: Reached = { clockBack: 0 };
  let outcome: 'more' | ChainOutcome = 'more';
  return {
    step() {
      if (outcome !== 'more') return outcome;
      const rows = linesAfter(store, reached.before?.seq ?? 0);
      for (const value of rows) {
        const met = meet(reached, asRow(value));
        if (typeof met === 'string') {
          outcome = { kind: 'broken', line: (reached.before?.seq ?? 0) + 1, how: met };
          return outcome;
        }
        reached = met;
      }
      if (rows.length < linesAtOnce) outcome = endOf(store, reached);
      return outcome;
    },
    done: () => reached.before?.seq ?? 0,
  };
}

/** How far it holds with this line, or how it does not. */
function meet({ before, first, clockBack }: Reached, row: Row): Reached | ChainBreak {
  const line = {
    seq: int(row, 'seq'),
    at: int(row, 'at'),
    event: text(row, 'event'),
    detail: text(row, 'detail'),
    previous: text(row, 'previous'),
  };
  const hash = hashOf(line);
  if (line.seq !== (before?.seq ?? 0) + 1) return 'missing';
  if (line.previous !== (before?.hash ?? beginning)) return 'apart';
  if (hash !== text(row, 'hash')) return 'changed';
  const isBack = before !== undefined && line.at < before.at;
  return {
    before: { seq: line.seq, at: line.at, hash },
    first: first ?? line.at,
    clockBack: isBack ? clockBack + 1 : clockBack,
  };
}

function linesAfter(store: Store, seq: number): readonly unknown[] {
  return store
    .sql(
      `SELECT seq, at, event, detail, previous, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ${linesAtOnce}`,
    )
    .all(seq);
}

function endOf(store: Store, { before, first, clockBack }: Reached): ChainOutcome {
  const lines = before?.seq ?? 0;
  if (lastGiven(store) > lines) return { kind: 'broken', line: lines + 1, how: 'cut-off' };
  return {
    kind: 'whole',
    lines,
    clockBack,
    ...(first === undefined || before === undefined ? {} : { first, last: before.at }),
  };
}

/** How it stands with the chain of an open file. */
type ChainStanding = { readonly outcome: ChainOutcome; readonly at: number };

const standings = new WeakMap<Store, ChainStanding>();

export const chainStanding = (store: Store): ChainStanding | undefined => standings.get(store);

/** `tell` hears of a break that was not found before, at no earlier start either. */
export function settleChain(
  store: Store,
  { outcome, at }: ChainStanding,
  tell: (broken: Extract<ChainOutcome, { kind: 'broken' }>) => void,
): void {
  standings.set(store, { outcome, at });
  if (outcome.kind === 'whole') {
    if (readMeta(store, 'audit-broken') !== undefined) clearMeta(store, 'audit-broken');
    if (readMeta(store, 'audit-seen') !== undefined) clearMeta(store, 'audit-seen');
    return;
  }
  const found = `${outcome.line} ${outcome.how}`;
  if (readMeta(store, 'audit-broken') === found) return;
  writeMeta(store, 'audit-broken', found);
  tell(outcome);
}

/** Found broken, and the person has not looked at it yet. */
export function isChainToTell(store: Store): boolean {
  const found = readMeta(store, 'audit-broken');
  return found !== undefined && readMeta(store, 'audit-seen') !== found;
}

export function markChainSeen(store: Store): void {
  const found = readMeta(store, 'audit-broken');
  if (found !== undefined) writeMeta(store, 'audit-seen', found);
}
