// The department systems this desk is in front of. Credentials are never here: they live in the OS keychain.
import type { Offers } from '../../../shared/contract/department.ts';
import {
  connectorKinds,
  type ConnectorKind,
  signInKinds,
  type SignInKind,
  type SourceHealth,
} from '../../../shared/domain/source.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, json, optionalInt, optionalText, type Row, text, word } from './columns.ts';
import type { Store } from './store.ts';

export type Source = {
  readonly id: Id;
  readonly name: string;
  readonly organ: string;
  readonly address: string;
  readonly connector: ConnectorKind;
  readonly signIn: SignInKind;
  readonly account: string;
  readonly paused: boolean;
  readonly health: SourceHealth;
  readonly systemId?: string;
  /** Department clock minus ours. */
  readonly clockSkewMs?: number;
  readonly lastOkAt?: number;
  /** What it takes from a desk, as it said at its last introduction. */
  readonly offers: Offers;
  /** It asked not to be asked between these (S9), by the clock on the wall. */
  readonly held?: { readonly from: number; readonly until: number };
};

export type NewSource = Pick<
  Source,
  'id' | 'name' | 'organ' | 'address' | 'connector' | 'signIn' | 'account'
>;

const columns =
  'id, name, organ, address, connector, sign_in, account, paused, health, system_id, clock_skew_ms, last_ok_at, offers, held_from, held_until';

/** Before its first introduction. */
const offersNothing: Offers = { edits: [], digest: false, newerSchema: false };

function fromRow(row: Row): Source {
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    organ: text(row, 'organ'),
    address: text(row, 'address'),
    connector: word(connectorKinds, row, 'connector'),
    signIn: word(signInKinds, row, 'sign_in'),
    account: text(row, 'account'),
    paused: int(row, 'paused') === 1,
    health: json(row, 'health'),
    ...optionalText('systemId', row, 'system_id'),
    ...optionalInt('clockSkewMs', row, 'clock_skew_ms'),
    ...optionalInt('lastOkAt', row, 'last_ok_at'),
    offers: { ...offersNothing, ...json<Partial<Offers>>(row, 'offers') },
    ...(row['held_until'] === null
      ? {}
      : { held: { from: int(row, 'held_from'), until: int(row, 'held_until') } }),
  };
}

export function addSource(store: Store, source: NewSource, now: number): void {
  store
    .sql(
      `INSERT INTO source (id, name, organ, address, connector, sign_in, account, health, added_at)
       VALUES (:id, :name, :organ, :address, :connector, :signIn, :account, '{"kind":"new"}', :now)`,
    )
    .run({ ...source, now });
}

export function listSources(store: Store): readonly Source[] {
  return store
    .sql(`SELECT ${columns} FROM source ORDER BY key`)
    .all()
    .map((row) => fromRow(asRow(row)));
}

export function readSource(store: Store, id: Id): Source | undefined {
  const row = store.sql(`SELECT ${columns} FROM source WHERE id = ?`).get(id);
  return row === undefined ? undefined : fromRow(asRow(row));
}

/** The integer by which rows name their source; undefined once the source was removed. */
export function sourceKey(store: Store, id: Id): number | undefined {
  const row = store.sql('SELECT key FROM source WHERE id = ?').get(id);
  return row === undefined ? undefined : int(asRow(row), 'key');
}

export function renameSource(store: Store, id: Id, name: string): boolean {
  return store.sql('UPDATE source SET name = ? WHERE id = ?').run(name, id).changes === 1;
}

export function setAccount(store: Store, id: Id, account: string): boolean {
  return store.sql('UPDATE source SET account = ? WHERE id = ?').run(account, id).changes === 1;
}

export function setPaused(store: Store, id: Id, paused: 'paused' | 'running'): boolean {
  return (
    store.sql('UPDATE source SET paused = ? WHERE id = ?').run(paused === 'paused' ? 1 : 0, id).changes === 1
  );
}

export function setHealth(store: Store, id: Id, health: SourceHealth): void {
  store.sql('UPDATE source SET health = ? WHERE id = ?').run(JSON.stringify(health), id);
}

/** A round brought everything there was. */
export function markOk(
  store: Store,
  id: Id,
  now: number,
  health: Extract<SourceHealth, { kind: 'ok' | 'read-only' }> = { kind: 'ok' },
): void {
  store.sql('UPDATE source SET health = ?, last_ok_at = ? WHERE id = ?').run(JSON.stringify(health), now, id);
}

/** The department asked for a pause: it outlives a restart. */
export function setHeld(store: Store, id: Id, held: Source['held']): void {
  store
    .sql('UPDATE source SET held_from = ?, held_until = ? WHERE id = ?')
    .run(held?.from ?? null, held?.until ?? null, id);
}

export function setIntroduced(
  store: Store,
  id: Id,
  known: { readonly systemId: string; readonly offers: Offers; readonly clockSkewMs?: number },
): void {
  store
    .sql(
      `UPDATE source SET system_id = :systemId, offers = :offers,
         clock_skew_ms = coalesce(:clockSkewMs, clock_skew_ms) WHERE id = :id`,
    )
    .run({
      id,
      systemId: known.systemId,
      offers: JSON.stringify(known.offers),
      clockSkewMs: known.clockSkewMs ?? null,
    });
}

export function setClockSkew(store: Store, id: Id, clockSkewMs: number): void {
  store.sql('UPDATE source SET clock_skew_ms = ? WHERE id = ?').run(clockSkewMs, id);
}

/** Everything that came from it goes with it; the index forgets its rows by their queue marks. */
export function removeSource(store: Store, id: Id): boolean {
  return store.sql('DELETE FROM source WHERE id = ?').run(id).changes === 1;
}
