// Version 3: the provisions of norms, the text of files, what is searched again and again, loans of archive records.

// A norm is an article of 政策法规, or one whose text has numbered provisions (条). Everything here is derived from the
// article's text, made anew when that changes, and nothing of it travels: triggers put the article down as due, slices
// (core/norms) work it off, and a norm is `ready` with its last provision. `norm_name`: what citations call it, folded:
// its name, the code it is a part of, its 文号. `norm_repeal`: names its text repeals. `anchor`: 32, 120-1; `heading`:
// 第三十二条; `under`: its 编, 章, 节, one a line.
const norms = `
CREATE TABLE norm_due (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL UNIQUE REFERENCES article(key) ON DELETE CASCADE
) STRICT;
INSERT INTO norm_due (article) SELECT key FROM article;
CREATE TRIGGER article_came_is_due AFTER INSERT ON article BEGIN
  INSERT INTO norm_due (article) VALUES (NEW.key);
END;
CREATE TRIGGER article_changed_is_due AFTER UPDATE OF data ON article WHEN NEW.data <> OLD.data BEGIN
  DELETE FROM norm_due WHERE article = NEW.key;
  INSERT INTO norm_due (article) VALUES (NEW.key);
END;
CREATE TABLE norm (
  article INTEGER PRIMARY KEY REFERENCES article(key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  ready INTEGER NOT NULL,
  effective_on TEXT,
  facts TEXT NOT NULL
) STRICT;
CREATE TABLE norm_name (
  name TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES norm(article) ON DELETE CASCADE,
  PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX norm_name_article ON norm_name (article);
CREATE TABLE norm_repeal (
  name TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES norm(article) ON DELETE CASCADE,
  PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX norm_repeal_article ON norm_repeal (article);
CREATE TABLE provision (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES norm(article) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  heading TEXT NOT NULL,
  under TEXT NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (article, position)
) STRICT;
CREATE INDEX provision_anchor ON provision (article, anchor);
CREATE TRIGGER provision_enters_index AFTER INSERT ON provision BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) VALUES (4, NEW.key);
END;
`;

// Text taken out of the bytes of a file that is here (PDF, DOCX, OFD …), for the search. By triggers, so that no path
// can forget it: a file that is here is due to be read, its text goes with its bytes, and the index follows both. Names
// of a file are words of its title, so they are followed too. In parts, so that no slice of the index is a whole book.
const fileTexts = `
CREATE TABLE file_text (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('due', 'read', 'refused')),
  problem TEXT,
  format TEXT,
  pages INTEGER,
  cut INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX file_text_due ON file_text (key) WHERE state = 'due';
CREATE TABLE file_part (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX file_part_hash ON file_part (hash);
ALTER TABLE original ADD COLUMN text TEXT;
ALTER TABLE file_held ADD COLUMN verified_at INTEGER;
INSERT INTO file_text (hash, state) SELECT hash, 'due' FROM file_held WHERE state = 'here';
CREATE TRIGGER file_here_is_due AFTER INSERT ON file_held WHEN NEW.state = 'here' BEGIN
  INSERT OR IGNORE INTO file_text (hash, state) VALUES (NEW.hash, 'due');
END;
CREATE TRIGGER file_came_is_due AFTER UPDATE OF state ON file_held WHEN NEW.state = 'here' BEGIN
  INSERT OR IGNORE INTO file_text (hash, state) VALUES (NEW.hash, 'due');
END;
CREATE TRIGGER file_lost_leaves_text AFTER UPDATE OF state ON file_held WHEN NEW.state <> 'here' BEGIN
  DELETE FROM file_text WHERE hash = OLD.hash;
END;
CREATE TRIGGER file_held_leaves_text AFTER DELETE ON file_held BEGIN
  DELETE FROM file_text WHERE hash = OLD.hash;
END;
CREATE TRIGGER file_text_leaves_parts AFTER DELETE ON file_text WHEN OLD.state = 'read' BEGIN
  DELETE FROM file_part WHERE hash = OLD.hash;
  INSERT INTO meta (key, value) VALUES ('index-purge', 'due') ON CONFLICT DO UPDATE SET value = excluded.value;
END;
CREATE TRIGGER file_part_is_indexed AFTER INSERT ON file_part BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) VALUES (5, NEW.key);
END;
CREATE TRIGGER file_named_is_indexed AFTER INSERT ON file
    WHEN EXISTS (SELECT 1 FROM file_part WHERE hash = NEW.hash) BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) SELECT 5, key FROM file_part WHERE hash = NEW.hash;
END;
`;

// Numbers after those of the four kinds of records: shared/domain/terms.ts, indexedKinds.
const fullText = [
  ['provision', 4],
  ['file_part', 5],
]
  .map(
    ([table, kind]) => `
CREATE VIRTUAL TABLE text_${table === 'file_part' ? 'file' : table} USING fts5(
  title, body, sound, content='', contentless_delete=1, tokenize='ascii'
);
INSERT INTO text_${table === 'file_part' ? 'file' : table} (text_${table === 'file_part' ? 'file' : table}, rank)
  VALUES ('automerge', 0);
CREATE TRIGGER ${table}_leaves_index AFTER DELETE ON ${table} BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) VALUES (${kind}, OLD.key);
END;
`,
  )
  .join('');

// `seen`: the newest key of each kind when the question was last looked at. Words are cut in another way since this
// version (numbers too are found at any place), so the index is made anew; the slices do it.
// usermerge: eight small parts are joined at a time and not four, which writes them half as often.
const searches = `
CREATE TABLE search_kept (
  question TEXT PRIMARY KEY,
  saved INTEGER NOT NULL DEFAULT 0,
  used_at INTEGER NOT NULL,
  seen TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;
${['todo', 'archive', 'article', 'contact']
  .map(
    (table, kind) => `
INSERT INTO text_${table} (text_${table}) VALUES ('delete-all');
INSERT OR IGNORE INTO index_queue (kind, record) SELECT ${kind}, key FROM ${table};`,
  )
  .join('')}
${['todo', 'archive', 'article', 'contact', 'provision', 'file']
  .map((name) => `INSERT INTO text_${name} (text_${name}, rank) VALUES ('usermerge', 8);`)
  .join('\n')}
-- Its text is found by its provisions from then on, or by itself again.
CREATE TRIGGER norm_ready_is_indexed AFTER UPDATE OF ready ON norm BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) VALUES (2, NEW.article);
END;
CREATE TRIGGER norm_leaves_article AFTER DELETE ON norm BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) SELECT 2, key FROM article WHERE key = OLD.article;
END;
`;

// A record to be made is one more type of what waits. SQLite cannot widen a CHECK, so the table is made anew, as in
// version 2; everything in it and the last number given go along, for a key below zero is never given twice either.
const outbox = `
CREATE TABLE outbox_wide (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL DEFAULT 'action' CHECK (type IN ('action', 'edit', 'upload', 'create')),
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
INSERT INTO outbox_wide (seq, id, type, source, kind, remote_id, record, based_on, decided_at, body, base, depends_on,
    follows, state, attempts, may_have_arrived, next_at, answer_revision, reason, changed_at)
  SELECT seq, id, type, source, kind, remote_id, record, based_on, decided_at, body, base, depends_on,
    follows, state, attempts, may_have_arrived, next_at, answer_revision, reason, changed_at FROM outbox;
DELETE FROM sqlite_sequence WHERE name = 'outbox_wide';
INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox_wide', seq FROM sqlite_sequence WHERE name = 'outbox';
DROP TABLE outbox;
ALTER TABLE outbox_wide RENAME TO outbox;
CREATE INDEX outbox_record ON outbox (kind, record, seq);
CREATE INDEX outbox_unended ON outbox (source, kind, remote_id, seq) WHERE ended = 0;
`;

export const third = {
  version: 3,
  sql: [norms, fileTexts, fullText, searches, outbox].join('\n'),
} as const;
