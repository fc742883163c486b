// Files in one archive, a piece at a time, so that none is ever whole in memory and everybody else gets their turn.
// Packed a little even where it saves nothing: not every program opens an archive of parts that are not.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';

export type ZipEntry = {
  /** With `/` between folders; nothing else is made of it. */
  readonly name: string;
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
};

const quickest = 1;

export async function* zipOf(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array, void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const { name, pieces } of entries) {
    const file = new ZipDeflate(name, { level: quickest });
    zip.add(file);
    for await (const piece of pieces) {
      // It writes over what it is given.
      file.push(piece.slice());
      yield* ready.splice(0);
      await nextTurn();
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
