// Part of version 3 (0003-reading.ts): what is searched again and again, the tables of the full-text index, and 关注, saved questions
// of which is counted what is new among their hits.

// `saved`: kept on purpose; 2 is one that was just removed and may be put back. `followed` (below): 1, or when that
// ended, for it may be taken up again; then `seen` is the key of each kind up to which new rows of the index were told apart.
// Words are cut in another way since this version (numbers too are found at any place), so the index is made anew; the slices do it.
// One column: of a word in another FTS5 writes which one with each row, a quarter of the index. automerge, crisismerge: parts are
// joined in slices of their own (search/join.ts), never by a commit that finds many. pgsz: the cipher keeps 64 bytes of each page
// for itself; pieces of the usual 4,050 do not fit into what is left, and each lay on two. These are the tables of the first keys of
// each kind; others are made as keys come (main/core/store/text-tables.ts). `indexed_row`: which rows the index has.
// `text_part`: rows too long for one statement, in parts; `text_long`: what each part is of (by place, as rows stand in the other
// tables), of which text (`mark`), the how-manieth it is, and whether all parts of that text are here (long-texts.ts).
export const searches = `
CREATE TABLE search_kept (
  question TEXT PRIMARY KEY,
  saved INTEGER NOT NULL DEFAULT 0,
  followed INTEGER NOT NULL DEFAULT 0,
  used_at INTEGER NOT NULL,
  seen TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;
${['todo', 'archive', 'article', 'contact']
  .map(
    (table, kind) => `
DROP TABLE text_${table};
INSERT OR IGNORE INTO index_queue (kind, record) SELECT ${kind}, key FROM ${table};`,
  )
  .join('')}
${['todo', 'archive', 'article', 'contact', 'provision', 'file', 'part']
  .map(
    (name) => `
CREATE VIRTUAL TABLE text_${name} USING fts5(words, content='', contentless_delete=1, tokenize='ascii');
INSERT INTO text_${name} (text_${name}, rank) VALUES ('automerge', 0);
INSERT INTO text_${name} (text_${name}, rank) VALUES ('crisismerge', 1000);
INSERT INTO text_${name} (text_${name}, rank) VALUES ('pgsz', 3980);`,
  )
  .join('\n')}
CREATE TABLE text_long (
  part INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  place INTEGER NOT NULL,
  mark TEXT NOT NULL,
  position INTEGER NOT NULL,
  whole INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, place, mark, position)
) STRICT;
CREATE INDEX text_long_whole ON text_long (kind, place) WHERE whole = 1 AND position = 0;
CREATE VIEW indexed_row (kind, place) AS
${['todo', 'archive', 'article', 'contact', 'provision', 'file']
  .map((name, kind) => `SELECT ${kind}, id FROM text_${name}_docsize`)
  .join('\nUNION ALL ')}
UNION ALL SELECT kind, place FROM text_long WHERE whole = 1 AND position = 0;
-- Its text is found by its provisions from then on, or by itself again.
CREATE TRIGGER norm_ready_is_indexed AFTER UPDATE OF ready ON norm BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) VALUES (2, NEW.article);
END;
CREATE TRIGGER norm_leaves_article AFTER DELETE ON norm BEGIN
  INSERT OR IGNORE INTO index_queue (kind, record) SELECT 2, key FROM article WHERE key = OLD.article;
END;
`;

// `search_mark`: what the index alone does not tell of a hit. 'new': it was none when the person last looked. 'seen': it was
// one then. `of`: the key of a record; of a 条 its article and number, for its row is made anew with each change of its norm.
// `search_due`: rows of the index that will change: whether they are hits before is looked at (`looked`), then the index follows,
// then whether they are hits after. By a trigger, so that no path can forget it, and only while something is followed; a row
// the index never had is no change. Which 条 a row was must be put down before it goes. Texts of files are not followed.
// `search_settled`: kinds of a source of which the first mass is here; what comes of others is not counted as new.
export const followed = `
CREATE INDEX search_followed ON search_kept (question) WHERE followed > 0;
CREATE TABLE search_mark (
  question TEXT NOT NULL REFERENCES search_kept(question) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  of TEXT NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('new', 'seen')),
  PRIMARY KEY (question, kind, of)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_due (
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  of TEXT,
  looked INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_due_unlooked ON search_due (kind, record) WHERE looked = 0;
CREATE TABLE search_settled (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  PRIMARY KEY (source, kind)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER index_change_is_due AFTER INSERT ON index_queue
    WHEN EXISTS (SELECT 1 FROM search_kept WHERE followed > 0) BEGIN
  INSERT INTO search_due (kind, record) SELECT NEW.kind, NEW.record
  WHERE NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = NEW.kind AND d.record = NEW.record)
    AND NEW.kind < 5
    AND EXISTS (SELECT 1 FROM indexed_row i WHERE i.kind = NEW.kind AND i.place = 17179869184 - NEW.record);
END;
CREATE TRIGGER provision_leaves_due BEFORE DELETE ON provision
    WHEN EXISTS (SELECT 1 FROM search_kept WHERE followed > 0) BEGIN
  INSERT INTO search_due (kind, record) SELECT 4, OLD.key
  WHERE NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = 4 AND d.record = OLD.key);
  UPDATE search_due SET of = OLD.article || '/' || OLD.anchor WHERE kind = 4 AND record = OLD.key;
END;
`;
