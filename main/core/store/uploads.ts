// How far a file of the outbox is on its way up: where it was begun, and how much of it the other side had last.
// The other side is asked before this is believed.
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, optionalInt, optionalText } from './columns.ts';
import type { Store } from './store.ts';

export type UploadPlace = {
  /** Below the origin of the source. Absent: not begun, or begun in vain. */
  readonly place?: string;
  readonly sent: number;
  readonly expiresAt?: number;
};

export function readUpload(store: Store, action: Id): UploadPlace {
  const value = store.sql('SELECT url, sent, expires_at FROM upload WHERE action = ?').get(action);
  if (value === undefined) return { sent: 0 };
  const row = asRow(value);
  return {
    ...optionalText('place', row, 'url'),
    sent: int(row, 'sent'),
    ...optionalInt('expiresAt', row, 'expires_at'),
  };
}

export function saveUpload(store: Store, action: Id, { place, sent, expiresAt }: UploadPlace): void {
  store
    .sql(
      `INSERT INTO upload (action, url, sent, expires_at) VALUES (:action, :url, :sent, :expiresAt)
       ON CONFLICT DO UPDATE SET url = excluded.url, sent = excluded.sent, expires_at = excluded.expires_at`,
    )
    .run({ action, url: place ?? null, sent, expiresAt: expiresAt ?? null });
}
