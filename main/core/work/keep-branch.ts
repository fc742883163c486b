// 保留本支: every file of a branch of the archive, or of one record, kept on this desk whatever the budget drops: how much
// that is, said before it starts; wanted and pinned together; and let go again.
import type { BranchFiles } from '../../../shared/contract/desk-files.ts';
import type { ExamineScope } from '../../../shared/contract/desk-checks.ts';
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { throwAway } from '../files/pieces.ts';
import { droppable, limitOf, makeRoom } from '../files/room.ts';
import { isNotLent } from '../loans/loans.ts';
import { archiveKeys } from '../store/archives.ts';
import { arrived } from '../store/file-bytes.ts';
import { forgetHeld, type HeldFile, readHeld, roomTaken, setPinned, wantFile } from '../store/file-held.ts';
import { type FileOfSource, filesOfRecords } from '../store/files.ts';
import { parseRecordId, type RecordKey } from '../store/ids.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { inSlices } from './slices.ts';

/** More are not held apart from each other in one go; a smaller branch is. */
const mostKept = 5_000;
const recordsTogether = 500;

type Found = { readonly records: number; readonly files: readonly FileOfSource[] };

/** Each file once, whoever names it; without those that are given out on loan only and are not lent. */
async function filesIn(desk: Desk, scope: ExamineScope): Promise<Found | undefined> {
  const records = recordsOf(desk, scope);
  if (records === undefined) return undefined;
  const turn = inSlices();
  const byHash = new Map<string, FileOfSource>();
  for (let at = 0; at < records.keys.length; at += recordsTogether) {
    const keys = records.keys.slice(at, at + recordsTogether);
    for (const file of filesOfRecords(desk.store, records.kind, keys)) byHash.set(file.hash, file);
    await turn();
  }
  const files = [...byHash.values()].filter(({ hash }) => !isNotLent(desk.loans, hash));
  return { records: records.keys.length, files };
}

type Records = { readonly kind: RecordKey['kind']; readonly keys: readonly number[] };

function recordsOf({ store }: Desk, scope: ExamineScope): Records | undefined {
  if (scope.kind === 'branch') return { kind: 'archive', keys: archiveKeys(store, scope.path) };
  const of = parseRecordId(scope.id);
  return of === undefined ? undefined : { kind: of.kind, keys: [of.key] };
}

export async function branchFiles(desk: Desk, scope: ExamineScope): Promise<Result<BranchFiles>> {
  const found = await filesIn(desk, scope);
  return found === undefined ? notFound : ok(figureOf(desk, found));
}

function figureOf({ store }: Desk, { records, files }: Found): BranchFiles {
  const own = new Set(files.map(({ hash }) => hash));
  const figure = { bytes: 0, here: 0, hereBytes: 0, coming: 0, kept: 0 };
  let promised = 0;
  for (const { hash, size } of files) {
    const held = readHeld(store, hash);
    figure.bytes += size;
    figure.here += held?.state === 'here' ? 1 : 0;
    figure.hereBytes += held?.got ?? 0;
    figure.coming += isComing(held) ? 1 : 0;
    figure.kept += held?.pinned === true ? 1 : 0;
    promised += isComing(held) ? size : (held?.got ?? 0);
  }
  const loose = droppable(store).reduce((sum, { hash, got }) => sum + (own.has(hash) ? 0 : got), 0);
  const free = limitOf(store) - roomTaken(store).promised + loose;
  const missingBytes = figure.bytes - promised;
  return { records, files: files.length, ...figure, missingBytes, freeBytes: free, mostFiles: mostKept };
}

const isComing = (held: HeldFile | undefined): boolean =>
  held?.state === 'wanted' || held?.state === 'coming';

/** All of them or, when they do not fit, none. They come when nothing else is to be done, over restarts too. */
export async function keepBranch(desk: Desk, scope: ExamineScope): Promise<Result<BranchFiles>> {
  const { store } = desk;
  const found = await filesIn(desk, scope);
  if (found === undefined) return notFound;
  if (found.files.length > mostKept) return badRequest('files', 'too-many');
  const figure = figureOf(desk, found);
  if (figure.missingBytes > figure.freeBytes) return failed({ kind: 'no-space' });
  store.transaction(() => {
    // Those that are here first, so that they do not make room for the others.
    const absent = found.files.filter(({ hash }) => !setPinned(store, hash, 'pinned') || isLost(desk, hash));
    const room = makeRoom(
      store,
      absent.reduce((sum, { size }) => sum + size, 0),
    );
    if (!room.ok) throw new Error('believed: what fits has room');
    for (const file of absent) want(desk, file);
  });
  desk.changes.publish(['files']);
  for (const sourceId of new Set(found.files.map((file) => file.sourceId)))
    desk.sync.wake(sourceId, 'by-hand');
  return ok(figureOf(desk, found));
}

const isLost = ({ store }: Desk, hash: string): boolean => readHeld(store, hash)?.state === 'failed';

function want({ store, now }: Desk, { hash, size, sourceId }: FileOfSource): void {
  wantFile(store, { hash, size, got: Math.min(arrived(store.beside(), hash), size), sourceId, now: now() });
  setPinned(store, hash, 'pinned');
}

/** What has come stays until its room is needed; what is still on its way is not asked for any more. */
export async function letBranchGo(desk: Desk, scope: ExamineScope): Promise<Result<BranchFiles>> {
  const { store } = desk;
  const found = await filesIn(desk, scope);
  if (found === undefined) return notFound;
  const stopped: Id[] = [];
  store.transaction(() => {
    for (const { hash } of found.files) {
      const held = readHeld(store, hash);
      if (held?.pinned !== true) continue;
      setPinned(store, hash, 'loose');
      if (isComing(held) && forgetHeld(store, hash)) stopped.push(hash);
    }
  });
  for (const hash of stopped) throwAway(store, hash);
  desk.changes.publish(['files']);
  return ok(figureOf(desk, found));
}
