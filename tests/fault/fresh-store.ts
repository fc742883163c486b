// A new desk's store in memory for each of thousands of lives: made once as the product makes it, then copied, for
// making its tables takes longer than a tenth of a life.
import Database from 'better-sqlite3';
import { openStore } from '../../main/core/store/open.ts';
import { aStore, type Store } from '../../main/core/store/store.ts';

let made: Buffer | undefined;

export function freshStore(): Store {
  made ??= make();
  const db = new Database(made);
  db.pragma('foreign_keys = ON');
  return aStore(db);
}

function make(): Buffer {
  const opened = openStore({ place: 'memory' });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  const bytes = opened.store.db.serialize();
  opened.store.close();
  return bytes;
}
