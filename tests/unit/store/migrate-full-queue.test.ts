// A file of version 1 with everything an outbox can hold, from raw rows as that version wrote them.
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../../main/core/store/migrate.ts';
import { first } from '../../../main/core/store/migrations/0001-first.ts';
import { recoverSending, takeBack } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { nextToSend } from '../../../main/core/store/outbox-next.ts';
import { countOutbox, listUnfinished, readAction } from '../../../main/core/store/outbox-rows.ts';
import { aStore } from '../../../main/core/store/store.ts';
import { statesLogged } from '../../fakes/file-facts.ts';

const states = [
  'waiting',
  'sending',
  'unsure',
  'accepted',
  'confirmed',
  'conflict',
  'refused',
  'taken-back',
  'discarded',
] as const;
/** Each state three times, none beside its like. */
const queue = [0, 1, 2].flatMap((round) => states.map((state) => ({ id: `${state}-${round}`, state })));

function aFileOfVersionOne() {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, [first]);
  db.exec(
    `INSERT INTO source (key, id, name, organ, address, connector, sign_in, account, health, added_at)
     VALUES (7, 's1', '来源', '临溪县', 'https://s1.test', 'profile', 'none', '', '{"kind":"ok"}', 1)`,
  );
  const put = db.prepare(
    `INSERT INTO outbox (id, source, kind, remote_id, record, based_on, decided_at, body, state, attempts,
       may_have_arrived, next_at, answer_revision, reason, changed_at)
     VALUES (:id, 7, 'todo', :remoteId, :record, '3', :at, :body, :state, 2, :arrived, NULL, :revision, :reason, :at)`,
  );
  const log = db.prepare('INSERT INTO outbox_log (action, at, from_state, to_state) VALUES (?, ?, NULL, ?)');
  queue.forEach(({ id, state }, index) => {
    put.run({
      id,
      remoteId: `t${index}`,
      record: 100 + index,
      at: 1_000 + index,
      body: JSON.stringify({ action: 'return', opinion: `意见${id}` }),
      state,
      arrived: state === 'unsure' ? 1 : 0,
      revision: state === 'accepted' ? '4' : null,
      reason: state === 'refused' ? JSON.stringify({ kind: 'refused', reason: '材料不全' }) : null,
    });
    log.run(id, 1_000 + index, 'waiting');
  });
  return db;
}

it('brings a full queue of version 1 through, whole and in the order pressed', () => {
  const db = aFileOfVersionOne();
  const before = db.prepare('SELECT * FROM outbox ORDER BY seq').all();
  migrate(db);
  const after = db.prepare('SELECT * FROM outbox ORDER BY seq').all();
  expect(after).toMatchObject(before as object[]);
  expect(after).toHaveLength(queue.length);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);

  const store = aStore(db);
  const unfinished = queue.filter(({ state }) => !['confirmed', 'taken-back', 'discarded'].includes(state));
  expect(listUnfinished(store).map(({ id, state, type }) => [id, state, type])).toEqual(
    unfinished.map(({ id, state }) => [id, state, 'action']),
  );
  expect(countOutbox(store)).toEqual({ waiting: 12, unsettled: 6 });
  for (const { id, state } of queue) {
    expect(readAction(store, id)).toMatchObject({ state, body: { opinion: `意见${id}` }, basedOn: '3' });
    expect(statesLogged(store, id)).toEqual(['waiting']);
  }
  store.close();
});

it('goes on where version 1 stood: keys, order, what may have arrived', () => {
  const db = aFileOfVersionOne();
  migrate(db);
  const store = aStore(db);
  expect(recoverSending(store, 9_000)).toBe(3);
  expect(nextToSend(store, 's1', 9_000)?.id).toBe('waiting-0');
  expect(takeBack(store, 'sending-0', 9_000)).toBe(false);
  expect(takeBack(store, 'waiting-0', 9_000)).toBe(true);
  expect(nextToSend(store, 's1', 9_000)?.id).toBe('sending-0');
  db.prepare("UPDATE outbox SET state = 'sending' WHERE id = 'unsure-1'").run();
  expect(settleAction(store, 'unsure-1', { state: 'conflict', revision: '9' }, 9_000)).toBe('conflict');
  // A number is never used twice, so what is pressed now comes after all of these.
  db.exec(
    `INSERT INTO outbox (id, source, kind, remote_id, record, based_on, decided_at, body, state, changed_at)
     VALUES ('new', 7, 'todo', 't', 1, '1', 1, '{}', 'waiting', 1)`,
  );
  expect(db.prepare("SELECT seq FROM outbox WHERE id = 'new'").get()).toEqual({ seq: queue.length + 1 });
  store.close();
});
