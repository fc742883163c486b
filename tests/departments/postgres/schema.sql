-- The department sync profile on PostgreSQL (13 or later; tried on 15): feed, ledger, people, files, digest. Everything a department adds to
-- its own database. A department's own tables write ds_item by trigger or in the same transaction as their own rows.

-- `forgotten`: tombstones of transactions up to here were purged, so cursors from before it are too old.
CREATE TABLE ds_state(
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch text NOT NULL DEFAULT gen_random_uuid()::text,
  forgotten xid8 NOT NULL DEFAULT '0',
  schema int NOT NULL DEFAULT 1);
INSERT INTO ds_state DEFAULT VALUES;

-- Several people of one post (岗位) read as one viewer.
CREATE TABLE ds_person(
  account text PRIMARY KEY, viewer text NOT NULL, name text NOT NULL, org text NOT NULL,
  token_sha bytea NOT NULL UNIQUE);

-- One row an item, restamped when it changes: the feed compacts itself and has no log to purge.
-- `data` is json, not jsonb: the stored text goes into pages as it is.
CREATE SEQUENCE ds_seq;
-- Ids of records made from a desk.
CREATE SEQUENCE ds_made;
CREATE TABLE ds_item(
  viewer text NOT NULL, kind text NOT NULL, id text NOT NULL, feed text NOT NULL,
  revision bigint NOT NULL DEFAULT 1,
  presence text NOT NULL DEFAULT 'listed' CHECK (presence IN ('listed', 'tombstone', 'withdrawn')),
  data json NOT NULL,
  xid xid8 NOT NULL, seq bigint NOT NULL, changed_by text, changed_at timestamptz NOT NULL,
  PRIMARY KEY (viewer, kind, id));
CREATE INDEX ds_item_in_feed ON ds_item(viewer, feed, xid, seq);
-- For ds_recent, in its words: the newest open to-dos without sorting all.
CREATE INDEX ds_item_newest ON ds_item(viewer, feed, (coalesce(json_array_length(data->'actions'), 0) > 0) DESC,
    (data->>'arrivedAt') DESC NULLS LAST, xid DESC, seq DESC)
  WHERE presence = 'listed' AND kind = 'todo' AND coalesce(data->>'state', '待办') IN ('待办', '在办', '挂起');
CREATE INDEX ds_item_ended ON ds_item(changed_at) WHERE presence <> 'listed';

CREATE FUNCTION ds_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.presence <> 'listed' THEN NEW.data := '{}'; END IF;
  NEW.xid := pg_current_xact_id();
  NEW.seq := nextval('ds_seq');
  -- A row that is only stamped again (ds_restored) keeps its revision, and so does every decision based on it.
  IF TG_OP = 'UPDATE' AND (NEW.data::text, NEW.presence, NEW.feed) IS NOT DISTINCT FROM (OLD.data::text, OLD.presence, OLD.feed)
  THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN NEW.revision := OLD.revision + 1; END IF;
  -- Who: set_config('ds.person', name, true) in the transaction. A program that does not say so is nobody.
  NEW.changed_by := nullif(current_setting('ds.person', true), '');
  NEW.changed_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER ds_stamp BEFORE INSERT OR UPDATE ON ds_item FOR EACH ROW EXECUTE FUNCTION ds_stamp();

-- A plain DELETE leaves a tombstone; only what has already ended is really deleted.
CREATE FUNCTION ds_bury() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.presence <> 'listed' THEN RETURN OLD; END IF;
  UPDATE ds_item SET presence = 'tombstone' WHERE viewer = OLD.viewer AND kind = OLD.kind AND id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER ds_bury BEFORE DELETE ON ds_item FOR EACH ROW EXECUTE FUNCTION ds_bury();

-- One page as text. Only transactions below the horizon: none that is still open can come before them any more.
-- What ended up to transaction `first` is left out: during a first sync, the last one before it began; later, none.
-- It is a transaction whose row was seen, not the horizon: after a crash, numbers nobody has seen are given out again.
-- `due` comes in order and is put together as it comes: an ORDER BY of the aggregates would sort whole records, a third of the
-- time of a page.
CREATE FUNCTION ds_page(of_viewer text, of_feed text, after_xid xid8, after_seq bigint, first xid8, most int)
RETURNS TABLE(changes text, last_xid text, last_seq text, more boolean) LANGUAGE sql STABLE AS $$
  WITH due AS (
    SELECT kind, id, revision, presence, data, changed_by, changed_at, xid, seq, row_number() OVER (ORDER BY xid, seq) AS nth FROM ds_item
    WHERE viewer = of_viewer AND feed = of_feed AND (xid, seq) > (after_xid, after_seq)
      AND xid < pg_snapshot_xmin(pg_current_snapshot())
      AND (presence = 'listed' OR xid > first)
    ORDER BY xid, seq LIMIT most + 1)
  SELECT
    coalesce(string_agg(CASE presence
      WHEN 'listed' THEN '{"change":"upsert","id":' || to_json(id) || ',"revision":"r' || revision
        || CASE WHEN changed_by IS NULL THEN '",'
          ELSE '","changed":' || json_build_object('by', changed_by, 'at', changed_at) || ',' END
        || '"record":{"kind":"' || kind || '","data":' || data || '}}'
      ELSE '{"change":"' || presence || '","id":' || to_json(id) || ',"revision":"r' || revision
        || '","kind":"' || kind || '"}' END, ',') FILTER (WHERE nth <= most), ''),
    ((array_agg(xid) FILTER (WHERE nth <= most))[least(count(*), most)])::text,
    ((array_agg(seq) FILTER (WHERE nth <= most))[least(count(*), most)])::text,
    count(*) > most
  FROM due
$$;

-- The newest open to-dos, those to be acted on first, as they stand now; below the same horizon as the pages. Ordered in the words of
-- the index and not by a number given to each row, for which all of them would have to be read: 0.7 s of 50,000.
CREATE FUNCTION ds_recent(of_viewer text, of_feed text, most int) RETURNS text LANGUAGE sql STABLE AS $$
  WITH newest AS (
    SELECT * FROM ds_item WHERE viewer = of_viewer AND feed = of_feed AND presence = 'listed' AND kind = 'todo'
      AND xid < pg_snapshot_xmin(pg_current_snapshot())
      AND coalesce(data->>'state', '待办') IN ('待办', '在办', '挂起')
    ORDER BY coalesce(json_array_length(data->'actions'), 0) > 0 DESC, data->>'arrivedAt' DESC NULLS LAST, xid DESC, seq DESC
    LIMIT most)
  SELECT coalesce(string_agg('{"change":"upsert","id":' || to_json(id) || ',"revision":"r' || revision
    || CASE WHEN changed_by IS NULL THEN '",'
      ELSE '","changed":' || json_build_object('by', changed_by, 'at', changed_at) || ',' END
    || '"record":{"kind":"' || kind || '","data":' || data || '}}', ','), '') FROM newest
$$;

-- 256 buckets {n, h} over what is listed: bucket = first byte of sha256(kind id), h = sum of the first 8 bytes of
-- sha256(kind id revision) mod 2^64. `settled` is false while a change waits above the horizon: ask again.
CREATE FUNCTION ds_digest(of_viewer text, of_feed text) RETURNS json LANGUAGE sql STABLE AS $$
  WITH mine AS (SELECT * FROM ds_item WHERE viewer = of_viewer AND feed = of_feed),
  marked AS (
    SELECT get_byte(sha256(convert_to(kind || ' ' || id, 'UTF8')), 0) AS bucket,
      ('x' || left(encode(sha256(convert_to(kind || ' ' || id || ' r' || revision, 'UTF8')), 'hex'), 16))::bit(64)::bigint AS mark
    FROM mine WHERE presence = 'listed'),
  summed AS (
    SELECT bucket, count(*) AS n, mod(mod(sum(mark), 18446744073709551616) + 18446744073709551616, 18446744073709551616) AS h
    FROM marked GROUP BY bucket)
  SELECT json_build_object(
    'settled', NOT EXISTS (SELECT FROM mine WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())),
    'buckets', (SELECT json_agg(json_build_object('n', coalesce(n, 0), 'h', coalesce(h, 0)::text) ORDER BY b)
      FROM generate_series(0, 255) AS b LEFT JOIN summed ON bucket = b))
$$;

-- The answer to each key, for at least 400 days.
CREATE TABLE ds_action(
  key uuid PRIMARY KEY, account text NOT NULL, body_sha text NOT NULL, kind text NOT NULL, item text NOT NULL,
  answer json, repeats int NOT NULL DEFAULT 0, at timestamptz NOT NULL DEFAULT now());
-- Written each time an action or an edit changed a record, so that tests can count; no unique key on purpose.
CREATE TABLE ds_effect(
  n bigint GENERATED ALWAYS AS IDENTITY, key uuid NOT NULL, kind text NOT NULL, item text NOT NULL,
  action text NOT NULL, opinion text NOT NULL, fields json, at timestamptz NOT NULL);

-- The register of loans: what was done with copies on desks (利用登记), by whom, as the desks reported it.
CREATE TABLE ds_loan_use(
  n bigint GENERATED ALWAYS AS IDENTITY, account text NOT NULL, item text NOT NULL, loan timestamptz NOT NULL,
  hash text NOT NULL, what text NOT NULL, at timestamptz NOT NULL, pages text);
CREATE INDEX ds_loan_use_of ON ds_loan_use(item, loan);

-- A file's bytes are the parts of its content, in their order. EXTERNAL: uncompressed, so that a Range is read from the
-- middle of a part without reading what lies before it.
CREATE TABLE ds_part(content text NOT NULL, at bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (content, at));
ALTER TABLE ds_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE TABLE ds_file(hash text PRIMARY KEY, mime text NOT NULL, size bigint NOT NULL, content text NOT NULL);
-- `item`: of a file that is given out on loan only, the archive record whose loans say so.
CREATE TABLE ds_file_viewer(
  hash text NOT NULL REFERENCES ds_file, viewer text NOT NULL, item text, PRIMARY KEY (viewer, hash));

-- Files on their way up (tus). The parts of an upload become the content of its file when its hash is right.
CREATE TABLE ds_upload(
  id text PRIMARY KEY, viewer text NOT NULL, sha256 text NOT NULL, mime text NOT NULL, size bigint NOT NULL,
  received bigint NOT NULL DEFAULT 0, done boolean NOT NULL DEFAULT false, expires timestamptz NOT NULL);

-- What a person may not see of a card (通讯录) is settled in that person's row, before any page is made of it: the value
-- goes, its name stays. The row is stamped like any change, so desks that hold the value drop it at their next pull.
CREATE FUNCTION ds_withhold(of_viewer text, of_id text, fields text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE ds_item SET data = ((data::jsonb - fields) || jsonb_build_object('withheld', (
      SELECT jsonb_agg(DISTINCT field) FROM (
        SELECT jsonb_array_elements_text(coalesce(data::jsonb->'withheld', '[]')) UNION SELECT unnest(fields)) AS f(field))))::json
  WHERE viewer = of_viewer AND kind = 'contact' AND id = of_id AND presence = 'listed'
$$;

-- Nightly: ends the memory of what ended long ago. Cursors from before it are answered with 410.
CREATE FUNCTION ds_purge(age interval DEFAULT '400 days') RETURNS bigint LANGUAGE sql AS $$
  WITH gone AS (DELETE FROM ds_item WHERE presence <> 'listed' AND changed_at < now() - age RETURNING xid),
  told AS (UPDATE ds_state SET forgotten = greatest(forgotten, (SELECT xid FROM gone ORDER BY xid DESC LIMIT 1)))
  SELECT count(*) FROM gone
$$;

-- After every restore: a new epoch, and every row stamped anew, because in a cluster filled from a dump the stored
-- transaction numbers mean nothing (they may lie above its horizon, and would never be shown).
CREATE FUNCTION ds_restored() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ds_item SET seq = seq;
  UPDATE ds_state SET epoch = gen_random_uuid()::text, forgotten = '0';
  RETURN (SELECT epoch FROM ds_state);
END $$;

-- A writer that went to lunch holds back the whole feed: it is cut off. How far back the feed is held right now:
CREATE VIEW ds_lag AS
  SELECT coalesce(max(extract(epoch FROM now() - xact_start)) * 1000, 0)::bigint AS ms
  FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid();
DO $$ BEGIN
  EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = %L', current_database(), '10s');
  EXECUTE format('ALTER DATABASE %I SET lock_timeout = %L', current_database(), '5s');
END $$;
