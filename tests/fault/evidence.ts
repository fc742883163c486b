// Gathers what the judge looks at once a run is over: the dead desk's file, and the department asked directly, not
// through the line that breaks.
import { createHash } from 'node:crypto';
import { knownRecords } from '../../main/core/store/records.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { ActionState, OutboxType } from '../../shared/domain/action.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';
import type { Department } from '../departments/harness.ts';
import { type DeskFile, readDeskFile } from './desk.ts';
import type { Decision, Evidence, RecordThere } from './oracle.ts';

const feeds = ['todos', 'archives'] as const;

export async function evidenceOf(
  file: DeskFile,
  department: Department,
  saved: readonly string[],
): Promise<Evidence> {
  const here = readDeskFile(file, (store) => ({
    mirror: feeds.flatMap((feed) => mirrorOf(store, file.sourceId, feed)),
    decisions: store
      .sql('SELECT id, type, remote_id, body, state FROM outbox ORDER BY seq')
      .all()
      .map((row) => decisionOf(row as OutboxRow)),
  }));
  const effects = await department.control.truth.effects({});
  return {
    ...here,
    saved,
    effects: effects.map(({ key, id, opinion, fields }) => ({
      key,
      remoteId: id,
      words: fields === undefined ? opinion : sorted(fields),
    })),
    truth: (await Promise.all(feeds.map((feed) => listedThere(department, feed)))).flat(),
    records: (await changesThere(department, 'archives')).flatMap(recordOf),
    arrived: await arrivedThere(department, here.decisions),
  };
}

const mirrorOf = (store: Store, sourceId: string, feed: string): readonly string[] =>
  knownRecords(store, sourceId, feed).map(({ remoteId, revision }) => `${remoteId}@${revision}`);

type OutboxRow = {
  readonly id: string;
  readonly type: OutboxType;
  readonly remote_id: string;
  readonly body: string;
  readonly state: ActionState;
};

function decisionOf({ id: key, type, remote_id: remoteId, body, state }: OutboxRow): Decision {
  const said: Readonly<Record<string, unknown>> = JSON.parse(body);
  const decision = { key, type, remoteId, state };
  switch (type) {
    case 'action':
      return { ...decision, words: String(said.opinion), hashes: [] };
    case 'upload':
      return { ...decision, words: String(said.name), hashes: [String(said.hash)] };
    case 'create':
    case 'edit':
      return { ...decision, words: sorted(said), hashes: hashesIn(said.files) };
  }
}

/** The same whatever the order of the fields, on both sides. */
const sorted = (fields: object): string => JSON.stringify(fields, namesOf(fields).sort());

/** Of all fields, also of those within fields. */
const namesOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [name, ...namesOf(inner)])
    : [];

function hashesIn(files: unknown): readonly string[] {
  return Array.isArray(files) ? (files as readonly FileRef[]).map(({ hash }) => hash) : [];
}

function recordOf({ id, record }: Change): readonly RecordThere[] {
  if (record === undefined) return [];
  return [{ id, title: String(record.data.title), hashes: hashesIn(record.data.files) }];
}

/** How often each file that a desk sent came to its end there; only those whose bytes, asked for, are what they should be. */
async function arrivedThere(
  department: Department,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, number>> {
  const sent = new Set(decisions.flatMap(({ type, hashes }) => (type === 'upload' ? hashes : [])));
  const whole = new Map<string, number>();
  for (const { sha256, finished } of await department.control.truth.uploads()) {
    if (finished === 0 || !sent.has(sha256)) continue;
    const reply = await fetch(`${department.address}/files/${sha256}`, { headers: signedIn(department) });
    const bytes = Buffer.from(await reply.arrayBuffer());
    if (createHash('sha256').update(bytes).digest('hex') === sha256) whole.set(sha256, finished);
  }
  return whole;
}

/** All it lists, without the records it planted to be set aside. */
export async function listedThere(department: Department, feed: string): Promise<readonly string[]> {
  const { aboveCeiling, badField } = await department.control.truth.planted();
  const aside = new Set([...aboveCeiling, ...badField]);
  const changes = await changesThere(department, feed);
  return changes.flatMap(({ change, id, revision }) =>
    change === 'upsert' && !aside.has(id) ? [`${id}@${revision}`] : [],
  );
}

async function changesThere(department: Department, feed: string): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (let cursor = ''; ; ) {
    const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const reply = await fetch(`${department.address}/feeds/${feed}/changes?limit=1000${from}`, {
      headers: signedIn(department),
    });
    const page = (await reply.json()) as Page;
    changes.push(...page.changes);
    if (!page.more) return changes;
    cursor = page.cursor;
  }
}

function signedIn({ signIn, account, secret }: Department): { readonly Authorization: string } {
  if (signIn !== 'basic') return { Authorization: `Bearer ${secret}` };
  return { Authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}` };
}

type Change = {
  readonly change: string;
  readonly id: string;
  readonly revision: string;
  readonly record?: { readonly data: Readonly<Record<string, unknown>> };
};

/** Read as it stands: the planted records are ones no schema of ours would let pass. */
type Page = { readonly changes: readonly Change[]; readonly cursor: string; readonly more: boolean };
