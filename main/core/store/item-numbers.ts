// 件号 that are taken: by records that are here, as their 档号 says, and by records made here that wait for theirs. Counted by
// the 档号, because that is what must not be given twice.
import type { EditFields } from '../../../shared/domain/edit.ts';
import { readItemNo, type Series, seriesKey, seriesOf } from '../../../shared/domain/item-number.ts';
import { readRefCode } from '../../../shared/domain/ref-code.ts';
import { butShut } from './archive-shut.ts';
import { asRow, int, json, text } from './columns.ts';
import { fromUnended } from './outbox-rows.ts';
import type { Store } from './store.ts';

/** Number by number, whose it is: a 档号, or '' of one that waits here. `waiting`: for whoever asks of many series. */
export function takenItemNos(
  store: Store,
  series: Series,
  waiting: readonly EditFields[] = waitingIn(store),
): ReadonlyMap<number, string> {
  const taken = new Map<number, string>();
  for (const fields of waiting) {
    const own = seriesOf(fields);
    const number = typeof fields['itemNo'] === 'string' ? readItemNo(fields['itemNo']) : undefined;
    if (own !== undefined && number !== undefined && seriesKey(own) === seriesKey(series))
      taken.set(number, '');
  }
  for (const refCode of refCodesIn(store, series)) {
    const read = readRefCode(refCode);
    if (!read.ok || read.value.kind !== 'piece') continue;
    const number = readItemNo(read.value.itemNo);
    if (number !== undefined && (read.value.orgOrTopic ?? '') === (series.orgOrTopic ?? ''))
      taken.set(number, refCode);
  }
  return taken;
}

function refCodesIn(store: Store, { fonds, category, year, retention }: Series): readonly string[] {
  return store
    .sql(`${refCodesSql} ${butShut(store, 'archive')}`)
    .all({ fonds, category, year, retention })
    .map((row) => text(asRow(row), 'ref_code'));
}

/** Of 件 that are numbered by piece: answered from the index alone. */
const refCodesSql = `SELECT ref_code FROM archive INDEXED BY archive_path
  WHERE level = 3 AND fonds = :fonds AND category = :category AND class_no = '' AND volume_no = ''
    AND year = :year AND retention = :retention`;

/** What is stated of the records that are made here and no archive has shown yet. */
export function waitingIn(store: Store): readonly EditFields[] {
  return store
    .sql(`SELECT o.body FROM ${fromUnended} WHERE o.ended = 0 AND o.type = 'create' AND o.kind = 'archive'`)
    .all()
    .map((row) => json<EditFields>(asRow(row), 'body'));
}

/** Titles of records that are here, some at a time in the order of their keys. */
export function heldTitles(
  store: Store,
  { after, most }: { readonly after: number; readonly most: number },
): readonly { readonly key: number; readonly title: string }[] {
  return store
    .sql(`SELECT key, title FROM archive WHERE key > ? ${butShut(store, 'archive')} ORDER BY key LIMIT ?`)
    .all(after, most)
    .map((value) => ({ key: int(asRow(value), 'key'), title: text(asRow(value), 'title') }));
}
