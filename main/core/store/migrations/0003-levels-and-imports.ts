// Parts of version 3 (0003-reading.ts): what the index has to follow when a 密级 is passed down, reports of imports, 收藏与批注.

// 随上级: where another 密级 is stated of what is below, so that the index of it follows (main/core/search/regrade.ts). By
// triggers, so that no path can forget it; without a key to its source, which may be going.
export const levelChanges = `
CREATE TABLE level_changed (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL,
  ref_code TEXT NOT NULL
) STRICT;
CREATE TRIGGER level_came AFTER INSERT ON archive_level WHEN NEW.stated ->> '$.secretLevel' IS NOT NULL BEGIN
  INSERT INTO level_changed (source, ref_code) VALUES (NEW.source, NEW.ref_code);
END;
CREATE TRIGGER level_changed AFTER UPDATE OF stated, ref_code ON archive_level
    WHEN OLD.ref_code <> NEW.ref_code OR OLD.stated ->> '$.secretLevel' IS NOT NEW.stated ->> '$.secretLevel' BEGIN
  INSERT INTO level_changed (source, ref_code) VALUES (OLD.source, OLD.ref_code), (NEW.source, NEW.ref_code);
END;
CREATE TRIGGER level_went AFTER DELETE ON archive_level WHEN OLD.stated ->> '$.secretLevel' IS NOT NULL BEGIN
  INSERT INTO level_changed (source, ref_code) VALUES (OLD.source, OLD.ref_code);
END;
`;

// What came of each import of a folder, file by file, and of each batch of 编目, row by row, for who looks again later. The
// newest are kept.
export const imports = `
CREATE TABLE import_report (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  counts TEXT NOT NULL,
  files TEXT NOT NULL
) STRICT;
CREATE TABLE catalogue_report (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  batch TEXT NOT NULL,
  at INTEGER NOT NULL,
  made INTEGER NOT NULL,
  left_out INTEGER NOT NULL
) STRICT;
CREATE INDEX catalogue_report_source ON catalogue_report (source);
CREATE TABLE catalogue_report_line (
  report INTEGER NOT NULL REFERENCES catalogue_report(key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
`;

// 收藏与批注: what this person put beside an article (`anchor` '') or a 条 of it. By the department's id and not the row's
// key, so that it outlives the row. `hash`: of the 条 as it was then. `title`: of an article that is no longer here; a trigger
// keeps it, so that no path can forget it. `removed_at`: until it is too late to undo.
export const annotations = `
CREATE TABLE annotation (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER REFERENCES source(key) ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  anchor TEXT NOT NULL,
  marked INTEGER NOT NULL DEFAULT 0,
  words TEXT NOT NULL DEFAULT '',
  hash TEXT NOT NULL,
  title TEXT,
  changed_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX annotation_of ON annotation (remote_id, anchor, coalesce(source, 0));
CREATE INDEX annotation_source ON annotation (source);
CREATE TRIGGER article_leaves_annotation BEFORE DELETE ON article BEGIN
  UPDATE annotation SET title = OLD.title WHERE remote_id = OLD.remote_id AND source IS OLD.source;
END;
`;

// 导出给主管. `own_words`: of changes to a record whose access was withdrawn, what the person wrote themselves; told apart
// while the record was still here. `left_work`: what had not been sent of a source that was removed. `handed_over`: what was
// written into a file for the supervisor.
export const handOver = `
CREATE TABLE own_words (
  source INTEGER NOT NULL REFERENCES source(key) ON DELETE CASCADE,
  item TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (source, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE left_work (
  id TEXT NOT NULL PRIMARY KEY,
  work TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE handed_over (
  item TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

// What a line of the audit trail is about, to be looked up by it. Read out of the line itself, so that it cannot say anything
// else than the line does, and a line that somebody broke is about nothing; that costs 2 us a line. `source`: the integer or the
// id of a source, whichever the line has. `file`: a hash.
const about = (name: string, path: string): string => `
ALTER TABLE audit ADD COLUMN ${name} TEXT GENERATED ALWAYS AS
  (CASE WHEN json_valid(detail) THEN detail ->> '$.${path}' END) VIRTUAL;`;

export const audit = `
${about('source', 'source')}
${about('kind', 'kind')}
${about('remote_id', 'remoteId')}
${about('file', 'hash')}
CREATE INDEX audit_record ON audit (source, kind, remote_id);
CREATE INDEX audit_file ON audit (file)
  WHERE event IN ('file-opened', 'file-saved', 'loan-sealed', 'loan-printed', 'record-blocked');
CREATE INDEX audit_shown ON audit (event, at);
`;
