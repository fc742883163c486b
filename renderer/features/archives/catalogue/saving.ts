// How the rows of the grid reach the core: only those that are others than the core has, in parts that fit a message.

import type { CatalogueRow } from '../../../../shared/contract/desk-catalogue.ts';
import { deskClient } from '../../../link/doors.ts';

/** Far below what one message may hold. */
const mostCharacters = 300_000;

type Placed = { readonly place: number; readonly row: CatalogueRow };

export function changedRows(
  saved: readonly CatalogueRow[],
  rows: readonly CatalogueRow[],
): readonly Placed[] {
  return rows.flatMap((row, place) => (row === saved[place] ? [] : [{ place, row }]));
}

/** At least one, for what became shorter is saved too. */
export function inParts(changed: readonly Placed[]): readonly (readonly Placed[])[] {
  const parts: Placed[][] = [[]];
  let characters = 0;
  for (const placed of changed) {
    const length = JSON.stringify(placed).length;
    if (characters > 0 && characters + length > mostCharacters) {
      parts.push([]);
      characters = 0;
    }
    parts.at(-1)?.push(placed);
    characters += length;
  }
  return parts;
}

export async function saveRows(
  sourceId: string,
  saved: readonly CatalogueRow[],
  rows: readonly CatalogueRow[],
): Promise<void> {
  const parts = inParts(changedRows(saved, rows));
  for (const [part, changed] of parts.entries()) {
    await deskClient.catalogue.save({
      sourceId,
      part,
      isLast: part === parts.length - 1,
      changed: changed.map((placed) => ({ ...placed })),
      total: rows.length,
    });
  }
}

export async function readRows(sourceId: string, from = 0): Promise<readonly CatalogueRow[]> {
  const rows: CatalogueRow[] = [];
  for (;;) {
    const read = await deskClient.catalogue.rows({ sourceId, from: from + rows.length });
    rows.push(...read.rows);
    if (read.rows.length === 0 || from + rows.length >= read.total) return rows;
  }
}
