// 导出给主管: what was not sent goes into a file at the place the person chose, its unsent files beside it in one archive. Nothing
// is sent by that and nothing goes: letting a kept text go is an act of its own, and can be taken back.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { cleanFileName } from '../../../shared/domain/file-name.ts';
import { type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import { placesOf } from '../../../shared/domain/handed-over.ts';
import { wrongBytes } from '../files/download.ts';
import { writePlaced } from '../files/person-files.ts';
import { piecesOf } from '../files/pieces.ts';
import { Sm3 } from '../files/sm3.ts';
import { zipOf, type ZipEntry } from '../files/zip.ts';
import { appendAudit } from '../store/audit.ts';
import { allDrafts, type HeldDraft, writeDraft } from '../store/drafts.ts';
import { forgetLeft, keepLeft, markHandedOver } from '../store/handed-over.ts';
import { dropSettled } from '../store/outbox-steps.ts';
import { draftItem } from '../store/own-words.ts';
import type { Store } from '../store/store.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { createGather } from './in-parts.ts';
import { listKept } from './list-kept.ts';

type HandOver = {
  readonly grant: string;
  readonly part: number;
  readonly isLast: boolean;
  readonly page: string;
  readonly pageName: string;
  readonly kept: readonly string[];
};

type Digests = { readonly sha256: string; readonly sm3: string };

/** An archive of more is opened by few. */
const mostBytes = 2 * 1024 ** 3;
const gather = createGather<string>();

/** Those being written, by their grant. */
const writing = new WeakMap<Store, Map<string, AbortController>>();

export function stopHandOver({ store }: Desk, { grant }: { readonly grant: string }): Record<never, never> {
  writing.get(store)?.get(grant)?.abort();
  return {};
}

export async function saveHandOver(desk: Desk, pressed: HandOver): Promise<Result<Partial<Digests>>> {
  const { grant, part, isLast, page } = pressed;
  const { store } = desk;
  const whole = gather(store, `hand-over ${grant}`, { part, isLast, more: [page] });
  if (!whole.ok) return whole;
  if (whole.value === undefined) return ok({});
  const chosen = chosenOf(desk, pressed.kept);
  if (chosen === undefined) return badRequest('kept', 'changed');
  const files = filesOf(chosen);
  if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes) return badRequest('kept', 'too-large');
  const path = await desk.shell.file(grant, 'write');
  if (path === undefined) return badRequest('grant', 'unknown');
  const bytes = Buffer.from(whole.value.join(''));
  const all = writing.get(store) ?? new Map<string, AbortController>();
  const stop = new AbortController();
  writing.set(store, all.set(grant, stop));
  try {
    const page = { name: pressed.pageName, bytes };
    const digests = await write(desk, path, { page, files, signal: stop.signal });
    if (!digests.ok) return digests;
    told(desk, chosen, { ...digests.value, name: basename(path) });
    return digests;
  } finally {
    all.delete(grant);
  }
}

type Written = {
  readonly page: { readonly name: string; readonly bytes: Uint8Array };
  readonly files: readonly FileOut[];
  readonly signal: AbortSignal;
};

async function write(desk: Desk, path: string, { page, files, signal }: Written): Promise<Result<Digests>> {
  const packing = new Packing(desk.store.beside(), signal);
  const pieces = files.length === 0 ? [page.bytes] : packing.all(page, files);
  const out = new Digesting();
  const to = { path, unique: desk.uuid(), over: 'nothing' } as const;
  const written = await writePlaced(out.through(pieces), to, () => packing.problem);
  return written.ok ? ok(out.digests()) : written;
}

function told(
  { store, now, changes }: Desk,
  chosen: readonly KeptWork[],
  file: Digests & { readonly name: string },
): void {
  const ids = chosen.map(({ id }) => id);
  const contents = chosen.map(({ digests }) => digests?.sha256 ?? '');
  store.transaction(() => {
    markHandedOver(store, ids, file.name, now());
    appendAudit(store, 'work-handed-over', { ...file, items: ids, contents }, now());
  });
  changes.publish(['outbox']);
}

/** Undefined when one of them was settled meanwhile, or may not leave. */
function chosenOf(desk: Desk, ids: readonly string[]): readonly KeptWork[] | undefined {
  const all = new Map(listKept(desk).kept.map((one) => [one.id, one]));
  const chosen = ids.flatMap((id) => all.get(id) ?? []).filter(({ barred }) => barred === undefined);
  return ids.length > 0 && chosen.length === ids.length ? chosen : undefined;
}

type FileOut = { readonly hash: string; readonly size: number; readonly place: string };

function filesOf(chosen: readonly KeptWork[]): readonly FileOut[] {
  const files = chosen.flatMap(({ id, work }) =>
    work.type === 'upload' && work.here ? { id, ...work.file } : [],
  );
  const places = placesOf(files);
  return files.map(({ id, hash, size }) => ({ hash, size, place: places.get(id) ?? hash }));
}

/** Bytes on their way into the archive; of a wrong or missing file, or once the person gave up, nothing stays. */
class Packing {
  readonly #bytes: Store;
  readonly #signal: AbortSignal;
  #wrong: Fault | undefined;

  constructor(bytes: Store, signal: AbortSignal) {
    this.#bytes = bytes;
    this.#signal = signal;
  }

  get problem(): Fault | undefined {
    if (this.#signal.aborted) return { kind: 'bad-request', field: 'target', reason: 'cancelled' };
    return this.#wrong;
  }

  all(page: { readonly name: string; readonly bytes: Uint8Array }, files: readonly FileOut[]) {
    const entries = files.map(({ place, hash }): ZipEntry => ({ name: place, pieces: this.#proved(hash) }));
    return zipOf([{ name: cleanFileName(page.name), pieces: [page.bytes] }, ...entries]);
  }

  /** Whoever asks to stop is heard between two pieces. */
  async *#proved(hash: string): AsyncGenerator<Uint8Array, void> {
    const found = createHash('sha256');
    for await (const piece of piecesOf(this.#bytes, hash)) {
      if (this.problem !== undefined) return;
      found.update(piece);
      yield piece;
    }
    if (found.digest('hex') !== hash) this.#wrong ??= wrongBytes('changed on this desk');
  }
}

class Digesting {
  readonly #sha256 = createHash('sha256');
  readonly #sm3 = new Sm3();

  async *through(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    for await (const piece of pieces) {
      this.#sha256.update(piece);
      this.#sm3.update(piece);
      yield piece;
    }
  }

  digests(): Digests {
    return { sha256: this.#sha256.digest('hex'), sm3: this.#sm3.digest() };
  }
}

type LetGo = { readonly draft: HeldDraft } | { readonly left: KeptWork };

/** Since this start: to be put back. */
const letGoOf = new WeakMap<Store, Map<string, LetGo>>();

export function letKeptGo(desk: Desk, { id }: { readonly id: string }): Result<Record<never, never>> {
  const { store, now } = desk;
  const shown = listKept(desk).kept.find((one) => one.id === id);
  const gone = shown && letGo(desk, shown);
  if (gone === undefined) return notFound;
  store.transaction(() => appendAudit(store, 'kept-let-go', { item: id }, now()));
  letGoOf.set(store, (letGoOf.get(store) ?? new Map<string, LetGo>()).set(id, gone));
  desk.changes.publish(['outbox']);
  return ok({});
}

function letGo({ store, now }: Desk, kept: KeptWork): LetGo | undefined {
  if (kept.why.kind === 'removed') return forgetLeft(store, kept.id) ? { left: kept } : undefined;
  const draft = allDrafts(store).find((one) => draftItem(one) === kept.id);
  if (draft === undefined) return undefined;
  store.transaction(() => {
    writeDraft(store, draft, '', now());
    dropSettled(store, draft);
  });
  return { draft };
}

export function putKeptBack(desk: Desk, { id }: { readonly id: string }): Result<Record<never, never>> {
  const { store, now } = desk;
  const gone = letGoOf.get(store)?.get(id);
  if (gone === undefined) return notFound;
  store.transaction(() => {
    if ('left' in gone) keepLeft(store, gone.left);
    else writeDraft(store, gone.draft, gone.draft.text, gone.draft.savedAt);
    appendAudit(store, 'kept-put-back', { item: id }, now());
  });
  letGoOf.get(store)?.delete(id);
  desk.changes.publish(['outbox']);
  return ok({});
}
