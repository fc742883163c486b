// The thread in which files are read: bytes in, text or a problem out. Whatever a file does to it, the core only sees
// that no answer comes, and ends it (reader.ts).
import { parentPort } from 'node:worker_threads';
import { leave, type ReadingOrder } from './answer.ts';
import { textOfFile } from './text-of-file.ts';

parentPort?.on('message', (order: ReadingOrder | typeof leave) => {
  if (order === leave) return parentPort?.close();
  void textOfFile(order).then((answer) => parentPort?.postMessage(answer));
});
