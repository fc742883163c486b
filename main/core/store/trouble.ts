// Expected trouble of the file, told apart from bugs by SQLite's own code.
import Database from 'better-sqlite3';
import type { Fault } from '../../../shared/domain/fault.ts';

type FileTrouble =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'no-space' };

export function troubleOf(error: unknown): FileTrouble | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  if (error.code === 'SQLITE_NOTADB') return { kind: 'unreadable' };
  if (error.code === 'SQLITE_FULL') return { kind: 'no-space' };
  // A page that fails its authentication is reported as corrupt or as a failed read.
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_IOERR')) {
    return { kind: 'damaged', detail: error.code };
  }
  return undefined;
}

/** The fault a call answers when the file is in the way; undefined for a bug. */
export function faultOf(error: unknown): Fault | undefined {
  return troubleOf(error)?.kind === 'no-space' ? { kind: 'no-space' } : undefined;
}
