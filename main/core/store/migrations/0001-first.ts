// Version 1: every table of the first release. Never edited once released; what comes later is a new file.
// Times are milliseconds UTC. Rows of departments are written by pulls alone (S2); what the person does has tables
// of its own (draft, read_mark, outbox).

const sources = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  organ TEXT NOT NULL,
  address TEXT NOT NULL,
  connector TEXT NOT NULL,
  sign_in TEXT NOT NULL,
  account TEXT NOT NULL,
  paused INTEGER NOT NULL DEFAULT 0,
  health TEXT NOT NULL,
  system_id TEXT,
  clock_skew_ms INTEGER,
  last_ok_at INTEGER,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE feed (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kinds TEXT NOT NULL,
  epoch TEXT,
  cursor TEXT,
  phase TEXT NOT NULL CHECK (phase IN ('initial', 'delta', 'resync')),
  generation INTEGER NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER,
  last_page_at INTEGER,
  PRIMARY KEY (source, name)
) STRICT, WITHOUT ROWID;
`;

// AUTOINCREMENT: a key is never used twice, so a window that still holds the id of an erased record cannot act on
// another one. The text of a record is the last column: lists read the narrow columns before it, and touch
// its overflow pages only for the rows they show. `presence` by OR: of an IN of three SQLite makes a table for each row it checks, 2.5 us of 15.
const records = `
CREATE TABLE todo (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  feed TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  revision TEXT NOT NULL,
  generation INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  presence TEXT NOT NULL CHECK (presence = 'listed' OR presence = 'vanished' OR presence = 'deleted'),
  open INTEGER NOT NULL,
  title TEXT NOT NULL,
  todo_kind TEXT NOT NULL,
  state TEXT NOT NULL,
  step TEXT NOT NULL,
  urgency INTEGER NOT NULL,
  from_org TEXT NOT NULL,
  doc_no TEXT,
  arrived_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  due_is_firm INTEGER NOT NULL,
  due TEXT,
  data TEXT NOT NULL,
  UNIQUE (source, remote_id)
) STRICT;
CREATE INDEX todo_due ON todo (due_at, arrived_at DESC, source, urgency, due_is_firm) WHERE open = 1;
CREATE INDEX todo_group ON todo (source, urgency, key, due_at, arrived_at, due_is_firm) WHERE open = 1;
CREATE INDEX todo_absent ON todo (source) WHERE presence <> 'listed';
CREATE INDEX todo_closed ON todo (arrived_at DESC, source, urgency) WHERE open = 0;

CREATE TABLE archive (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  feed TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  revision TEXT NOT NULL,
  generation INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  ref_code TEXT NOT NULL,
  fonds TEXT NOT NULL,
  fonds_name TEXT NOT NULL,
  category TEXT NOT NULL,
  year INTEGER NOT NULL,
  retention TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  responsible TEXT NOT NULL,
  doc_no TEXT,
  pages INTEGER,
  secret_level TEXT NOT NULL,
  data TEXT NOT NULL,
  UNIQUE (source, remote_id)
) STRICT;
CREATE INDEX archive_path ON archive (fonds, category, year, retention, ref_code);

CREATE TABLE article (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER REFERENCES source(key) ON DELETE CASCADE,
  feed TEXT,
  remote_id TEXT NOT NULL,
  revision TEXT NOT NULL,
  generation INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  article_type TEXT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT,
  doc_no TEXT,
  published_on TEXT,
  validity TEXT,
  owner_org TEXT,
  review_by TEXT,
  topic TEXT NOT NULL,
  sort_on TEXT NOT NULL,
  data TEXT NOT NULL,
  UNIQUE (source, remote_id)
) STRICT;
CREATE INDEX article_newest ON article (sort_on DESC, key DESC);
CREATE INDEX article_type ON article (article_type, sort_on DESC, key DESC);
CREATE INDEX article_source ON article (source, sort_on DESC, key DESC);

CREATE TABLE contact (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  feed TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  revision TEXT NOT NULL,
  generation INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  name TEXT NOT NULL,
  org TEXT NOT NULL,
  unit TEXT NOT NULL,
  data TEXT NOT NULL,
  UNIQUE (source, remote_id)
) STRICT;
CREATE INDEX contact_place ON contact (org, unit, name);

CREATE TABLE file (
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (kind, record, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_hash ON file (hash);

CREATE TABLE original (
  article INTEGER PRIMARY KEY REFERENCES article(key) ON DELETE CASCADE,
  hash TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  encoding TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  report TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
`;

// Open to-dos by source and urgency. Insertions are counted in todos.ts, once a page.
const counters = `
CREATE TABLE todo_count (
  source INTEGER NOT NULL,
  urgency INTEGER NOT NULL,
  open INTEGER NOT NULL,
  PRIMARY KEY (source, urgency)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER todo_counted_out AFTER DELETE ON todo WHEN OLD.open = 1 BEGIN
  INSERT INTO todo_count (source, urgency, open) VALUES (OLD.source, OLD.urgency, -1)
    ON CONFLICT DO UPDATE SET open = open - 1;
END;
CREATE TRIGGER todo_counted_again AFTER UPDATE OF open, urgency ON todo
  WHEN OLD.open <> NEW.open OR OLD.urgency <> NEW.urgency
BEGIN
  INSERT INTO todo_count (source, urgency, open) VALUES (OLD.source, OLD.urgency, -OLD.open)
    ON CONFLICT DO UPDATE SET open = open - OLD.open;
  INSERT INTO todo_count (source, urgency, open) VALUES (NEW.source, NEW.urgency, NEW.open)
    ON CONFLICT DO UPDATE SET open = open + NEW.open;
END;
`;

// Drafts, the outbox and set-aside records hang on the department's id of a record, not on our key: they outlive
// the row when access to it is withdrawn (S13).
const person = `
CREATE TABLE draft (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  opinion TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (source, kind, remote_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE read_mark (
  todo INTEGER PRIMARY KEY REFERENCES todo(key) ON DELETE CASCADE,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  record INTEGER NOT NULL,
  based_on TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unsure', 'accepted', 'confirmed', 'conflict',
    'refused', 'taken-back', 'discarded')),
  ended INTEGER GENERATED ALWAYS AS (state IN ('confirmed', 'taken-back', 'discarded')) VIRTUAL,
  attempts INTEGER NOT NULL DEFAULT 0,
  may_have_arrived INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  answer_revision TEXT,
  reason TEXT,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_record ON outbox (kind, record, seq);
CREATE INDEX outbox_unended ON outbox (source, kind, remote_id, seq) WHERE ended = 0;

CREATE TABLE outbox_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  action TEXT NOT NULL,
  at INTEGER NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  detail TEXT
) STRICT;
CREATE INDEX outbox_log_action ON outbox_log (action, seq);

CREATE TABLE set_aside (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  feed TEXT NOT NULL,
  kind TEXT NOT NULL,
  remote_id TEXT,
  title TEXT,
  reason TEXT NOT NULL,
  generation INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX set_aside_record ON set_aside (source, kind, remote_id);
`;

// Each line carries the SHA-256 of itself and the line before; a change anywhere breaks the chain behind it.
const audit = `
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are never changed'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are never deleted'); END;
CREATE TRIGGER outbox_log_stays BEFORE UPDATE ON outbox_log
  BEGIN SELECT RAISE(ABORT, 'the log of the outbox is never changed'); END;
CREATE TRIGGER outbox_log_is_kept BEFORE DELETE ON outbox_log
  BEGIN SELECT RAISE(ABORT, 'the log of the outbox is never deleted'); END;
`;

// Tokens are our own folded bigrams (shared/text/bigrams.ts), so `ascii` only splits at the blanks we put.
// Contentless: the text stands in the row already. One table a kind, so that each group of hits has its own count.
// `sound` holds the initials of pinyin. detail=full: a word of n characters must be n - 1 pairs side by side.
// automerge=0: parts are joined in slices of their own (search/fulltext.ts), else one slice in twenty takes 40 ms.
const fullText = ['todo', 'archive', 'article', 'contact']
  .map(
    (kind) => `
CREATE VIRTUAL TABLE text_${kind} USING fts5(
  title, body, sound, content='', contentless_delete=1, tokenize='ascii'
);
INSERT INTO text_${kind} (text_${kind}, rank) VALUES ('automerge', 0);
`,
  )
  .join('');

// What is deleted, in whichever way (a cascade too), leaves its files and is queued, so that the index forgets it.
const queue = `
CREATE TABLE index_queue (
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;
${['todo', 'archive', 'article', 'contact']
  .map(
    (table, kind) => `
CREATE TRIGGER ${table}_leaves AFTER DELETE ON ${table} BEGIN
  DELETE FROM file WHERE kind = ${kind} AND record = OLD.key;
  INSERT OR IGNORE INTO index_queue (kind, record) VALUES (${kind}, OLD.key);
END;`,
  )
  .join('')}
`;

export const first = {
  version: 1,
  sql: [sources, records, counters, person, audit, fullText, queue].join('\n'),
} as const;
