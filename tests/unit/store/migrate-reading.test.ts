// A file of version 2 with files in every state and an imported text, from raw rows as that version wrote them.
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
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
      VALUES (5, NULL, NULL, 'h', 'h', 0, 1, '参考资料', '题', '', '', '{}');
    INSERT INTO original (article, hash, file_name, encoding, imported_at, report, bytes)
      VALUES (5, 'h', 'a.txt', 'utf-8', 1, '{"name":"a.txt"}', x'e694bf');
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
