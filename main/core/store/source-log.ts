// What happened to a source, for whoever looks after it: events and figures, never any content. The newest 500 of each
// source are kept; what must never go is in the audit trail and the log of the outbox.
import type { SourceLogLine } from '../../../shared/contract/desk-sources.ts';
import { type SourceEvent, sourceEvents } from '../../../shared/domain/source.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, isoOf, json, word } from './columns.ts';
import { sourceKey } from './sources.ts';
import type { Store } from './store.ts';

type SourceLogDetail = Omit<SourceLogLine, 'at' | 'event'>;

const kept = 500;

export function logSource(
  store: Store,
  sourceId: Id,
  line: { readonly event: SourceEvent; readonly now: number; readonly detail?: SourceLogDetail },
): void {
  store.transaction(() => {
    const source = sourceKey(store, sourceId);
    if (source === undefined) return;
    const { event, now, detail = {} } = line;
    store
      .sql('INSERT INTO source_log (source, at, event, detail) VALUES (?, ?, ?, ?)')
      .run(source, now, event, JSON.stringify(detail));
    store
      .sql(
        `DELETE FROM source_log WHERE source = :source AND seq <=
           (SELECT seq FROM source_log WHERE source = :source ORDER BY seq DESC LIMIT 1 OFFSET ${kept})`,
      )
      .run({ source });
  });
}

/** Newest first. */
export function readSourceLog(store: Store, sourceId: Id, limit: number): readonly SourceLogLine[] {
  return store
    .sql(
      `SELECT l.at, l.event, l.detail FROM source_log l WHERE l.source = (SELECT key FROM source WHERE id = ?)
       ORDER BY l.seq DESC LIMIT ?`,
    )
    .all(sourceId, limit)
    .map((value) => {
      const row = asRow(value);
      return {
        ...json<SourceLogDetail>(row, 'detail'),
        at: isoOf(int(row, 'at')),
        event: word(sourceEvents, row, 'event'),
      };
    });
}
