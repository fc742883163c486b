// Fills a new system with generated contents, once, and follows its address if the port had to move.
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { contentOf } from '../content/content.ts';
import type { Size } from '../content/size.ts';
import type { Base } from './base.ts';
import { putFile } from './files.ts';
import { putNew } from './items.ts';
import { keepLent } from './loans.ts';
import type { SystemName } from './plan.ts';

type Wish = { readonly size: Size; readonly address: string; readonly today?: string };

export function seed(base: Base, name: SystemName, { size, address, today }: Wish): void {
  const before = base.remembered('address');
  if (before === undefined) {
    base.transaction(() => {
      const { records, files, planted } = contentOf(name, {
        size,
        address,
        today: today ?? ymdOf(Date.now()),
      });
      for (const record of records) {
        putNew(base, record);
        keepLent(base, record);
      }
      for (const file of files) putFile(base, file);
      base.remember('planted', JSON.stringify(planted));
      base.remember('address', address);
    });
    return;
  }
  if (before !== address) base.transaction(() => moveAddress(base, before, address));
}

/** Records name their page by its full address; a move is a change of each of them. */
function moveAddress(base: Base, before: string, address: string): void {
  const rows = base.sql(`SELECT kind, id FROM item WHERE instr(data, ?) > 0 ORDER BY seq`).all(`${before}/`);
  for (const { kind, id } of rows) {
    base
      .sql(
        'UPDATE item SET seq = ?, revision = revision + 1, data = replace(data, ?, ?) WHERE kind = ? AND id = ?',
      )
      .run(base.nextSeq(), `${before}/`, `${address}/`, kind, id);
  }
  base.remember('address', address);
}
