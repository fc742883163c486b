// Version 2: changes of fields and files beside decisions in the outbox, both versions of what clashed, what a
// department offers, the brake and the digest of a feed, the log of a source, the bytes of files.

// SQLite cannot widen a CHECK, so the table is made anew; what waits in it goes along, in the order pressed.
const outbox = `
CREATE TABLE outbox_wide (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL DEFAULT 'action' CHECK (type IN ('action', 'edit', 'upload')),
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  record INTEGER NOT NULL,
  based_on TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  base TEXT,
  depends_on TEXT,
  follows TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unsure', 'accepted', 'confirmed', 'conflict',
    'refused', 'taken-back', 'superseded', 'discarded')),
  ended INTEGER GENERATED ALWAYS AS
    (state IN ('confirmed', 'taken-back', 'superseded', 'discarded')) VIRTUAL,
  attempts INTEGER NOT NULL DEFAULT 0,
  may_have_arrived INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  answer_revision TEXT,
  reason TEXT,
  changed_at INTEGER NOT NULL
) STRICT;
INSERT INTO outbox_wide (seq, id, source, kind, remote_id, record, based_on, decided_at, body, state, attempts,
    may_have_arrived, next_at, answer_revision, reason, changed_at)
  SELECT seq, id, source, kind, remote_id, record, based_on, decided_at, body, state, attempts,
    may_have_arrived, next_at, answer_revision, reason, changed_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_wide RENAME TO outbox;
CREATE INDEX outbox_record ON outbox (kind, record, seq);
CREATE INDEX outbox_unended ON outbox (source, kind, remote_id, seq) WHERE ended = 0;
`;

// Hangs on the department's id of the record, as the outbox does. `fields`: base, mine and theirs of each.
const conflict = `
CREATE TABLE conflict (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  fields TEXT NOT NULL,
  theirs TEXT,
  settled_at INTEGER,
  how TEXT
) STRICT;
CREATE INDEX conflict_record ON conflict (source, kind, remote_id) WHERE settled_at IS NULL;
CREATE INDEX conflict_action ON conflict (action);
`;

const feeds = `
ALTER TABLE source ADD COLUMN offers TEXT NOT NULL DEFAULT '{}';
ALTER TABLE source ADD COLUMN held_from INTEGER;
ALTER TABLE source ADD COLUMN held_until INTEGER;
ALTER TABLE feed ADD COLUMN brake TEXT;
ALTER TABLE feed ADD COLUMN checked_at INTEGER;
ALTER TABLE set_aside ADD COLUMN revision TEXT;
CREATE TABLE source_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX source_log_source ON source_log (source, seq);
CREATE TABLE record_count (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (source, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_extra (
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  extra TEXT NOT NULL,
  PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;
${['todo', 'archive', 'article', 'contact']
  .map(
    (table, kind) => `
CREATE TRIGGER ${table}_leaves_no_extra AFTER DELETE ON ${table} BEGIN
  DELETE FROM record_extra WHERE kind = ${kind} AND record = OLD.key;
END;
INSERT INTO record_count (source, kind, n)
  SELECT source, ${kind}, count(*) FROM ${table} WHERE source IS NOT NULL GROUP BY source;
CREATE TRIGGER ${table}_leaves_count AFTER DELETE ON ${table} WHEN OLD.source IS NOT NULL BEGIN
  UPDATE record_count SET n = n - 1 WHERE source = OLD.source AND kind = ${kind};
END;`,
  )
  .join('')}
`;

// What is known of the bytes of a file; the bytes stand in a file of their own (files/README.md). A file that a record
// no longer names, in whichever way that came about, makes the bytes be looked through.
const files = `
CREATE TABLE file_held (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  source INTEGER REFERENCES source(key) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('wanted', 'coming', 'here', 'failed')),
  got INTEGER NOT NULL,
  etag TEXT,
  pinned INTEGER NOT NULL DEFAULT 0,
  used_at INTEGER NOT NULL,
  fault TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX file_held_wanted ON file_held (source, used_at) WHERE state IN ('wanted', 'coming');
${[
  ['file', 'WHEN EXISTS (SELECT 1 FROM file_held WHERE hash = OLD.hash)'],
  ['file_held', ''],
]
  .map(
    ([table, when]) => `
CREATE TRIGGER ${table}_leaves_bytes AFTER DELETE ON ${table} ${when} BEGIN
  INSERT INTO meta (key, value) VALUES ('files-sweep', 'due') ON CONFLICT DO UPDATE SET value = excluded.value;
END;`,
  )
  .join('')}
CREATE TABLE upload (
  action TEXT PRIMARY KEY,
  url TEXT,
  sent INTEGER NOT NULL DEFAULT 0,
  expires_at INTEGER
) STRICT, WITHOUT ROWID;
`;

export const second = {
  version: 2,
  sql: [outbox, conflict, feeds, files].join('\n'),
} as const;
