// Gathers what the judge looks at once a run is over: the dead desk's file, and the department asked directly, not
// through the line that breaks.
import { knownRecords } from '../../main/core/store/records.ts';
import type { ActionBody, ActionState } from '../../shared/domain/action.ts';
import type { Department } from '../departments/harness.ts';
import { type DeskFile, readDeskFile } from './desk.ts';
import type { Decision, Evidence } from './oracle.ts';

export async function evidenceOf(
  file: DeskFile,
  department: Department,
  saved: readonly string[],
): Promise<Evidence> {
  const here = readDeskFile(file, (store) => ({
    mirror: knownRecords(store, file.sourceId, 'todos').map(
      ({ remoteId, revision }) => `${remoteId}@${revision}`,
    ),
    decisions: store
      .sql('SELECT id, remote_id, body, state FROM outbox ORDER BY seq')
      .all()
      .map((row) => decisionOf(row as OutboxRow)),
  }));
  const effects = await department.control.truth.effects({});
  return {
    ...here,
    saved,
    effects: effects.map(({ key, id, opinion }) => ({ key, remoteId: id, words: opinion })),
    truth: await listedThere(department, 'todos'),
  };
}

type OutboxRow = {
  readonly id: string;
  readonly remote_id: string;
  readonly body: string;
  readonly state: ActionState;
};

function decisionOf({ id, remote_id: remoteId, body, state }: OutboxRow): Decision {
  const { opinion }: ActionBody = JSON.parse(body);
  return { key: id, remoteId, words: opinion, state };
}

/** All it lists, without the records it planted to be set aside. */
export async function listedThere(
  { address, signIn, account, secret, control }: Department,
  feed: string,
): Promise<readonly string[]> {
  const { aboveCeiling, badField } = await control.truth.planted();
  const aside = new Set([...aboveCeiling, ...badField]);
  const listed: string[] = [];
  for (let cursor = ''; ; ) {
    const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const reply = await fetch(`${address}/feeds/${feed}/changes?limit=1000${from}`, {
      headers: {
        Authorization:
          signIn === 'basic'
            ? `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`
            : `Bearer ${secret}`,
      },
    });
    const page = (await reply.json()) as Page;
    for (const { change, id, revision } of page.changes)
      if (change === 'upsert' && !aside.has(id)) listed.push(`${id}@${revision}`);
    if (!page.more) return listed;
    cursor = page.cursor;
  }
}

/** Read as it stands: the planted records are ones no schema of ours would let pass. */
type Page = {
  readonly changes: readonly { readonly change: string; readonly id: string; readonly revision: string }[];
  readonly cursor: string;
  readonly more: boolean;
};
