// How fast a thin line carries bytes: all connections share it, as they share a cable.
import { setTimeout as later } from 'node:timers/promises';
import type { Socket } from 'node:net';

export type Pace = {
  /** Ends when so many bytes have gone through; at once on a line without limit. */
  carry(bytes: number): Promise<void>;
  set(bytesPerSecond: number | undefined): void;
  isLimited(): boolean;
};

export function createPace(first: number | undefined): Pace {
  let bytesPerSecond = first;
  /** When everything promised so far will be through. */
  let free = 0;
  return {
    async carry(bytes) {
      if (bytesPerSecond === undefined) return;
      const now = performance.now();
      free = Math.max(free, now) + (bytes / bytesPerSecond) * 1_000;
      if (free > now) await later(free - now);
    },
    set(to) {
      bytesPerSecond = to;
    },
    isLimited: () => bytesPerSecond !== undefined,
  };
}

/** What a packet holds, so that many replies at once each get their share. */
const packet = 1_460;

export async function writePaced(socket: Socket, bytes: Buffer, pace: Pace): Promise<void> {
  if (!pace.isLimited()) return void socket.write(bytes);
  for (let from = 0; from < bytes.length && socket.writable; from += packet) {
    const part = bytes.subarray(from, from + packet);
    await pace.carry(part.length);
    socket.write(part);
  }
}
