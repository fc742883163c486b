// Small settled facts of this file: the ceiling, whether and when the person lets it sync.
import { type SecretLevel, secretLevels } from '../../../shared/domain/terms.ts';
import { defaultCeiling } from '../../../shared/domain/classification.ts';
import { asRow, text } from './columns.ts';
import type { Store } from './store.ts';

type MetaKey =
  | 'ceiling'
  | 'working-offline'
  | 'work-hours-only'
  | 'alert-settings'
  | 'alerts-told'
  | 'index-purge'
  | 'files-sweep'
  | 'file-limit'
  | 'audit-broken'
  | 'audit-seen';

export function readMeta(store: Store, key: MetaKey): string | undefined {
  const row = store.sql('SELECT value FROM meta WHERE key = ?').get(key);
  return row === undefined ? undefined : text(asRow(row), 'value');
}

export function clearMeta(store: Store, key: MetaKey): void {
  store.sql('DELETE FROM meta WHERE key = ?').run(key);
}

export function writeMeta(store: Store, key: MetaKey, value: string): void {
  store
    .sql('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
    .run(key, value);
}

/** The highest classification this desk may hold. */
export function ceilingOf(store: Store): SecretLevel {
  const stored = readMeta(store, 'ceiling');
  return secretLevels.find((level) => level === stored) ?? defaultCeiling;
}
