// All bytes of a file that is here, part by part, into one buffer; the core has hashed them before the first.
import { deskClient } from '../link/doors.ts';

type Named = { readonly recordId: string; readonly hash: string };

export async function readBytes(
  named: Named & { readonly size: number },
  { told, signal }: { readonly told: (share: number) => void; readonly signal: AbortSignal },
): Promise<ArrayBuffer> {
  const { recordId, hash, size } = named;
  await deskClient.files.open({ recordId, hash }, { signal });
  const whole = new Uint8Array(size);
  for (let from = 0; from < size; ) {
    const part = await deskClient.files.read({ recordId, hash, from }, { signal });
    const bytes = new Uint8Array(await part.arrayBuffer());
    if (bytes.length === 0 || from + bytes.length > size)
      throw new Error('a part of a file is as long as asked');
    whole.set(bytes, from);
    from += bytes.length;
    told(from / size);
  }
  return whole.buffer;
}
