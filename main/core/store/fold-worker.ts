// The thread that folds the WAL while the core goes on (fold-beside.ts). It has a connection only for as long as that takes.
import { parentPort } from 'node:worker_threads';
import { connect } from './connect.ts';
import { type FoldOrder, leave } from './fold-order.ts';

parentPort?.on('message', (order: FoldOrder | typeof leave) => {
  if (order === leave) return parentPort?.close();
  parentPort?.postMessage(folded(order));
});

function folded({ how, path, key, nativeBinding }: FoldOrder): boolean {
  const binding = nativeBinding === undefined ? {} : { nativeBinding };
  try {
    const db = connect({ place: 'file', path, key, create: false }, { ...binding, fileMustExist: true });
    try {
      db.pragma('synchronous = FULL');
      db.pragma('wal_checkpoint(PASSIVE)');
      if (how === 'empty') {
        // It keeps writers out meanwhile: not for a wait.
        db.pragma('busy_timeout = 0');
        db.pragma('wal_checkpoint(TRUNCATE)');
      }
      return true;
    } finally {
      db.close();
    }
  } catch {
    // The core tries it itself, and meets the same trouble where troubles are told.
    return false;
  }
}
