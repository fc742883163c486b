// The desk's side of files as a process of its own, to be killed at any moment: works on what is wanted or waits to be
// sent until nothing is left, and says so after each step.
import { openStore } from '../../main/core/store/open.ts';
import { recoverSending } from '../../main/core/store/outbox.ts';
import { aFileDesk, type Reach } from './file-desk.ts';

export type FileProcessWish = Omit<Reach, 'now'> & { readonly path: string; readonly key: string };

if (import.meta.main) {
  const { path, key, ...reach }: FileProcessWish = JSON.parse(process.argv[2] ?? '{}');
  const opened = openStore({ place: 'file', path, key, create: false });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  process.on('disconnect', () => process.exit(0));
  recoverSending(opened.store, Date.now());
  const desk = aFileDesk(opened.store, reach);
  for (;;) {
    const stepped = await desk.step();
    if (stepped === 'nothing') break;
    process.send?.(stepped);
  }
  opened.store.close();
  process.disconnect();
}
