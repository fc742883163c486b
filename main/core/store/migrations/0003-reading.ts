// Version 3: the provisions of norms, the text of files, what is searched again and again, loans of archive records.
import { followed, searches } from './0003-followed.ts';
import { annotations, audit, handOver, imports, levelChanges } from './0003-levels-and-imports.ts';

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
  INSERT INTO file_text (hash, state) SELECT NEW.hash, 'due'
    WHERE NOT EXISTS (SELECT 1 FROM file_text WHERE hash = NEW.hash);
END;
-- Not OR IGNORE: within an upsert, as of a file that is attached once more, that would mean nothing.
CREATE TRIGGER file_came_is_due AFTER UPDATE OF state ON file_held WHEN NEW.state = 'here' BEGIN
  INSERT INTO file_text (hash, state) SELECT NEW.hash, 'due'
    WHERE NOT EXISTS (SELECT 1 FROM file_text WHERE hash = NEW.hash);
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
CREATE TRIGGER ${table}_leaves_index AFTER DELETE ON ${table} BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) VALUES (${kind}, OLD.key);
END;
`,
  )
  .join('');

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
CREATE INDEX outbox_base ON outbox (source, kind, remote_id) WHERE base IS NOT NULL;
`;

// A card is of a person or of an organ or unit itself, which stands first (`sort` 0); one who has left (2) is found but
// not listed. `contact_on_duty`: the few who stand on a 值班表.
const contacts = `
ALTER TABLE contact ADD COLUMN sort INTEGER NOT NULL DEFAULT 1;
UPDATE contact SET
  data = json_insert(data, '$.card', '人员', '$.items', json('[]'), '$.duty', json('[]'), '$.withheld', json('[]')),
  sort = CASE data ->> '$.status' WHEN '调离' THEN 2 ELSE 1 END;
DROP INDEX contact_place;
CREATE INDEX contact_place ON contact (org, unit, sort, name);
CREATE INDEX contact_on_duty ON contact (key) WHERE json_array_length(data, '$.duty') > 0;
`;

// Who looked an article over and whom it is for stand in its row, and how often this person reported it; those due to be
// looked over are asked for by day.
const articles = `
ALTER TABLE article ADD COLUMN reviewer TEXT;
ALTER TABLE article ADD COLUMN audience TEXT NOT NULL DEFAULT '全体';
ALTER TABLE article ADD COLUMN reported INTEGER NOT NULL DEFAULT 0;
UPDATE article SET reviewer = data ->> '$.reviewer', audience = coalesce(data ->> '$.audience', '全体');
CREATE INDEX article_review ON article (review_by) WHERE review_by IS NOT NULL;
CREATE INDEX article_reported ON article (key) WHERE reported > 0;
`;

// The 档号 of what is numbered by volume names its 类别 and its 案卷 (`Z109-KJ·JJ·2011·Y-003-001`: four parts); '' of
// what is numbered by piece. `level`: 著录级别, 3 for a 件; only 件 are counted in the tree. `sm3`: of a file, as its record
// states it; of its bytes, as they were when they came. `filed`: which to-do was archived as which record.
// `archive_shut`: a place that was raised above the ceiling while much of what is below it is still here, and the last key of
// it that was looked at.
const archives = `
ALTER TABLE archive ADD COLUMN level INTEGER NOT NULL DEFAULT 3;
ALTER TABLE archive ADD COLUMN class_no TEXT NOT NULL DEFAULT '';
ALTER TABLE archive ADD COLUMN volume_no TEXT NOT NULL DEFAULT '';
UPDATE archive SET
  class_no = substr(ref_code, length(fonds) + 2, instr(substr(ref_code, length(fonds) + 2), '-') - 1)
  WHERE ref_code LIKE fonds || '-%-%-%';
UPDATE archive SET volume_no = substr(
    substr(ref_code, length(fonds) + length(class_no) + 3), 1,
    instr(substr(ref_code, length(fonds) + length(class_no) + 3), '-') - 1)
  WHERE class_no <> '';
DROP INDEX archive_path;
CREATE INDEX archive_path ON archive (level, fonds, category, class_no, volume_no, year, retention, ref_code, source);
CREATE TABLE archive_level (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  feed TEXT NOT NULL,
  generation INTEGER NOT NULL,
  level TEXT NOT NULL,
  ref_code TEXT NOT NULL,
  stated TEXT NOT NULL,
  PRIMARY KEY (source, remote_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX archive_level_above ON archive_level (source, ref_code);
CREATE TABLE archive_shut (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  ref_code TEXT NOT NULL,
  fonds TEXT NOT NULL,
  after INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (source, ref_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE filed (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (source, remote_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE file ADD COLUMN sm3 TEXT;
ALTER TABLE file_held ADD COLUMN sm3 TEXT;
`;

// 编目: the rows of the grid of each archive as they are being written, and what was sent of it together. The records of a
// batch are those whose key below zero lies from `first` down to `last`.
const catalogue = `
CREATE TABLE catalogue_row (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  row TEXT NOT NULL,
  PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE catalogue_batch (
  id TEXT NOT NULL PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  made_at INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

// 查借阅: files that are given out on loan only; which copies were sealed, and why; how late it is known to be by the clock
// of each department, which no setting of the machine's clock takes back. `loan_use`: what was done with the copies and is not
// put down for the archive yet; by the department's id, for it outlives the row.
const loans = `
ALTER TABLE file ADD COLUMN lent INTEGER NOT NULL DEFAULT 0;
CREATE INDEX file_lent ON file (hash) WHERE lent = 1;
CREATE TABLE loan_seal (hash TEXT PRIMARY KEY, at INTEGER NOT NULL, why TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE clock_mark (
  source INTEGER PRIMARY KEY REFERENCES source(key) ON DELETE CASCADE,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE loan_use (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  record INTEGER NOT NULL,
  revision TEXT NOT NULL,
  loan TEXT NOT NULL,
  at INTEGER NOT NULL,
  use TEXT NOT NULL
) STRICT;
`;

// The deadline of a to-do in words stood twice in its row, an eighth of it. It is read out of the whole where it is shown: a
// generated column would be worked out at each writing too, which a STRICT table does to check its type.
const deadlines = 'ALTER TABLE todo DROP COLUMN due;';

// Open to-dos with a firm deadline by its day in Asia/Shanghai, for the count of overdue ones. A million days are added, and
// taken off again, because SQLite rounds towards zero. Insertions are counted in todos.ts, once a page.
const deadlineDay = (at: string) => `(${at} + 86400028800000) / 86400000 - 1000000`;
const countDay = (row: 'OLD' | 'NEW', sign: '' | '-') => `
  INSERT INTO todo_due_count (day, open) VALUES (${deadlineDay(`${row}.due_at`)}, ${sign}${row}.open)
    ON CONFLICT DO UPDATE SET open = open + excluded.open;`;
const deadlineCounts = `
CREATE TABLE todo_due_count (day INTEGER PRIMARY KEY, open INTEGER NOT NULL) STRICT;
INSERT INTO todo_due_count (day, open)
  SELECT ${deadlineDay('due_at')}, count(*) FROM todo WHERE open = 1 AND due_is_firm = 1 GROUP BY 1;
CREATE TRIGGER todo_due_counted_out AFTER DELETE ON todo WHEN OLD.open = 1 AND OLD.due_is_firm = 1 BEGIN${countDay('OLD', '-')}
END;
CREATE TRIGGER todo_due_counted_off AFTER UPDATE OF open, due_at, due_is_firm ON todo WHEN OLD.due_is_firm = 1 AND OLD.open = 1 BEGIN${countDay('OLD', '-')}
END;
CREATE TRIGGER todo_due_counted_on AFTER UPDATE OF open, due_at, due_is_firm ON todo WHEN NEW.due_is_firm = 1 AND NEW.open = 1 BEGIN${countDay('NEW', '')}
END;
`;

export const third = {
  version: 3,
  sql: [
    norms,
    deadlines,
    deadlineCounts,
    fileTexts,
    fullText,
    searches,
    outbox,
    contacts,
    articles,
    archives,
    levelChanges,
    catalogue,
    loans,
    imports,
    annotations,
    handOver,
    audit,
    followed,
  ].join('\n'),
} as const;
