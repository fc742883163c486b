// A file of version 2 with files in every state and an imported text, from raw rows as that version wrote them.
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { allTrail, filteredTrail, trailOfRecord } from '../../../main/core/store/audit-lines.ts';
import { nextDueFile } from '../../../main/core/store/file-text.ts';
import { nextToVerify } from '../../../main/core/store/file-held.ts';
import { migrate, migrations } from '../../../main/core/store/migrate.ts';
import { readOriginal } from '../../../main/core/store/originals.ts';
import { aStore } from '../../../main/core/store/store.ts';

function aFileOfVersionTwo() {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 2));
  db.exec(`
    INSERT INTO file_held (hash, size, state, got, used_at) VALUES
      ('a', 3, 'here', 3, 10), ('b', 3, 'wanted', 0, 11), ('c', 3, 'failed', 0, 12), ('d', 4, 'here', 4, 13);
    INSERT INTO article (key, source, feed, remote_id, revision, generation, fetched_at, article_type, title, topic, sort_on, data)
      VALUES (5, NULL, NULL, 'h', 'h', 0, 1, '参考资料', '题', '', '', '{}'),
        (6, NULL, NULL, 'i', 'i', 0, 1, '标准口径', '题', '', '', '{"reviewer":"周明","audience":"坐席"}');
    INSERT INTO source (key, id, name, organ, address, connector, sign_in, account, health, added_at)
      VALUES (1, 's1', '', '', '', 'profile', 'none', '', '{}', 1);
    INSERT INTO archive (source, feed, remote_id, revision, generation, fetched_at, ref_code, fonds, fonds_name, category,
        year, retention, title, date, responsible, secret_level, data)
      SELECT 1, 'all', value, 'r1', 1, 1, value, 'Z109', '', 'KJ', 2011, 'Y', '', '', '', '内部', '{}'
        FROM json_each('["Z109-KJ·JJ·2011·Y-003-001", "Z109-KJ·2011·Y-0001"]');
    INSERT INTO todo (source, feed, remote_id, revision, generation, fetched_at, presence, title, todo_kind, state, step, urgency,
        from_org, arrived_at, due_at, due_is_firm, open, data)
      SELECT 1, 'all', key, 'r1', 1, 1, 'listed', '', '待办', '待办', '', 0, '', 1, value, key <> 3, key <> 4, '{}'
        FROM json_each('[-28800001, -28800000, 57599999, 57600000, 57600000]');
    INSERT INTO original (article, hash, file_name, encoding, imported_at, report, bytes)
      VALUES (5, 'h', 'a.txt', 'utf-8', 1, '{"name":"a.txt"}', x'e694bf');
    INSERT INTO audit (seq, at, event, detail, previous, hash) VALUES
      (1, 5, 'record-withdrawn', '{"source":1,"kind":"archive","remoteId":"Z109-KJ·2011·Y-0001"}', '', ''),
      (2, 6, 'file-saved', '{"hash":"a"}', '', ''), (3, 7, 'x', 'no JSON', '', '');
  `);
  migrate(db);
  return aStore(db, {
    beside: () => {
      throw new Error('believed: no bytes are asked for');
    },
  });
}

it('a file of version 2 has everything that is here read and looked at, and keeps what was imported', () => {
  const store = aFileOfVersionTwo();
  expect(store.sql('SELECT hash, state FROM file_text ORDER BY key').all()).toEqual([
    { hash: 'a', state: 'due' },
    { hash: 'd', state: 'due' },
  ]);
  expect(nextDueFile(store)).toMatchObject({ hash: 'a', size: 3, attempts: 0 });
  expect(nextToVerify(store, 1)).toEqual({ hash: 'a', size: 3 });
  expect(readOriginal(store, 5)).toMatchObject({ fileName: 'a.txt', encoding: 'utf-8' });
  store.close();
});

it('a file of version 2 has its archive records by volume where their 档号 says so', () => {
  const store = aFileOfVersionTwo();
  expect(store.sql('SELECT class_no, volume_no, level FROM archive ORDER BY key').all()).toEqual([
    { class_no: 'KJ·JJ·2011·Y', volume_no: '003', level: 3 },
    { class_no: '', volume_no: '', level: 3 },
  ]);
  store.close();
});

it('a file of version 2 says of each article who looked it over and whom it is for', () => {
  const store = aFileOfVersionTwo();
  expect(store.sql('SELECT key, reviewer, audience, reported FROM article ORDER BY key').all()).toEqual([
    { key: 5, reviewer: null, audience: '全体', reported: 0 },
    { key: 6, reviewer: '周明', audience: '坐席', reported: 0 },
  ]);
  store.close();
});

it('a file of version 2 has the lines of its trail by what they are about, and what nobody can read too', () => {
  const store = aFileOfVersionTwo();
  const page = { offset: 0, limit: 10 };
  const seqs = (rows: readonly { readonly seq: number }[]) => rows.map(({ seq }) => seq);
  expect(seqs(allTrail(store, undefined, page).rows)).toEqual([3, 2, 1]);
  expect(seqs(filteredTrail(store, { sourceId: 's1' }, page).rows)).toEqual([1]);
  expect(seqs(trailOfRecord(store, { kind: 'archive', key: 2 }, page).rows)).toEqual([1]);
  store.close();
});

it('a file of version 2 has its open to-dos counted by the day of their deadline', () => {
  const store = aFileOfVersionTwo();
  expect(store.sql('SELECT day, open FROM todo_due_count ORDER BY day').raw().all()).toEqual([
    [-1, 1],
    [0, 2],
  ]);
  store.close();
});
