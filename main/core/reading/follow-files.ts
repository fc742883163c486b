// Reads what arrived: each file that is here and not read yet, one after another, when no to-do is on its way; then looks
// whether bytes of long ago are still what they were. What is due stands in the database, so a restart goes on from there.
import { setTimeout as sleep } from 'node:timers/promises';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { factsOfError } from '../../../shared/domain/error-facts.ts';
import type { ReadProblem } from '../../../shared/domain/file-format.ts';
import { throwAway, wholeFile } from '../files/pieces.ts';
import { verifyHeld } from '../files/verify.ts';
import { appendAudit } from '../store/audit.ts';
import type { Log } from '../log.ts';
import { nextToVerify, settleFailed } from '../store/file-held.ts';
import { countAttempt, type DueFile, keepFileText, nextDueFile, refuseFileText } from '../store/file-text.ts';
import { ceilingOf } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import { levelMarked, type Read } from './answer.ts';
import { partsOf } from './parts.ts';
import { type FileReader, readingLimits } from './reader.ts';

type FollowParts = {
  readonly store: Store;
  readonly reader: FileReader;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  /** To-dos and texts go first. */
  readonly isSyncing: () => boolean;
  readonly now: () => number;
  readonly log: Log;
};

export type FollowFiles = {
  /** A file may have come. */
  nudge(): void;
  /** Settles when the file that is being read is let go. */
  stop(): Promise<void>;
};

const mostAttempts = 2;
const whileSyncingMs = 1_000;
const verifyEveryMs = 30 * 86_400_000;
const betweenVerifiesMs = 500;

export function followFiles(parts: FollowParts): FollowFiles {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const run = async () => {
    try {
      await readDue(parts, stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) parts.log('files-not-followed', factsOfError(error));
    }
    running = undefined;
  };
  return {
    nudge() {
      if (!stopping.signal.aborted) running ??= run();
    },
    async stop() {
      stopping.abort();
      await parts.reader.close();
      await running;
    },
  };
}

async function readDue(parts: FollowParts, signal: AbortSignal): Promise<void> {
  for (;;) {
    while (parts.isSyncing()) await sleep(whileSyncingMs, undefined, { signal, ref: false });
    if (signal.aborted) return;
    const due = nextDueFile(parts.store);
    if (due === undefined) {
      if (!(await verifyOne(parts, signal))) return;
    } else if (await readOne(parts, due)) parts.publish(['index']);
    else return;
  }
}

/** Bytes lie still for years: now and then somebody must look whether they are what they were. False: none is due. */
async function verifyOne({ store, now, publish }: FollowParts, signal: AbortSignal): Promise<boolean> {
  const next = nextToVerify(store, now() - verifyEveryMs);
  if (next === undefined) return false;
  if ((await verifyHeld(store, next.hash, now, signal)) === 'changed') publish(['files']);
  await sleep(betweenVerifiesMs, undefined, { signal, ref: false });
  return true;
}

/** False when the desk closes: the file keeps its turn. */
async function readOne(parts: FollowParts, due: DueFile): Promise<boolean> {
  const { store, reader } = parts;
  const refuse = (problem: ReadProblem): true => {
    refuseFileText(store, due.key, problem);
    parts.publish(['files']);
    return true;
  };
  if (due.size > readingLimits.bytes) return refuse('too-large');
  // Twice it was begun and the process did not live to tell.
  if (due.attempts >= mostAttempts) return refuse('too-slow');
  const bytes = await wholeFile(store.beside(), due);
  if (bytes === undefined) return refuse('damaged');
  countAttempt(store, due.key, 1);
  const read = await reader.read(bytes);
  if (read === 'closed') {
    countAttempt(store, due.key, -1);
    return false;
  }
  if (read.kind === 'refused') return refuse(read.problem);
  keepOrDrop(parts, due, read);
  return true;
}

/** 涉密不上网: a file marked above the ceiling stays neither in words nor in bytes; a line of the audit says so. */
function keepOrDrop(
  { store, publish, now }: FollowParts,
  due: DueFile,
  read: Extract<Read, { readonly kind: 'text' }>,
): void {
  const { format, pages, cut } = read;
  if (mayStore(levelMarked(read), ceilingOf(store))) {
    const parts = partsOf(pages.join('\n'));
    keepFileText(store, due, { format, pages: pages.length, parts, cut });
    return;
  }
  store.transaction(() => {
    settleFailed(store, due.hash, { kind: 'bad-request', field: 'file', reason: 'above-ceiling' }, 0);
    appendAudit(store, 'record-blocked', { kind: 'file', hash: due.hash }, now());
  });
  throwAway(store, due.hash);
  publish(['files']);
}
