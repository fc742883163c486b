// Part of version 3 (0003-reading.ts): 关注, saved questions of which is counted what is new among their hits.

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
