// Files of a source on their lane, beside what its loop does: what they wait for, what they give way to, and what a
// break under them means. Bytes over real lines: files-up, files-down, files-sync.
import { afterEach, describe, expect, it } from 'vitest';
import type { FilesAtWork, FilesStepped, FilesWaiting, FilesWay } from '../../main/core/files/at-work.ts';
import { readAction } from '../../main/core/store/outbox-rows.ts';
import { readSource } from '../../main/core/store/sources.ts';
import { aSyncDesk, minute, type SyncDesk } from '../fakes/sync-desk.ts';
import { untilTurned } from '../fakes/until.ts';

let desk: SyncDesk;
const start = async (): Promise<void> => {
  desk = await aSyncDesk('oa');
};
afterEach(() => desk.close());

const hour = 60 * minute;
const stateOf = (key: string) => readAction(desk.store, key)?.state;

describe('files', () => {
  type Asked = { readonly way: FilesWay; readonly signal: AbortSignal; end(stepped: FilesStepped): void };
  /** Files that wait for ever; each step ends when it is told to, or when it is broken off. */
  const waitingFiles = (
    waiting: () => FilesWaiting,
  ): { readonly files: FilesAtWork; readonly steps: Asked[] } => {
    const steps: Asked[] = [];
    const step: FilesAtWork['step'] = (_id, way, _connector, signal) =>
      new Promise((resolve) => {
        steps.push({ way, signal, end: resolve });
        signal.addEventListener('abort', () =>
          resolve({ kind: 'failed', fault: { kind: 'offline', reason: 'switched-off' } }),
        );
      });
    return { files: { next: waiting, step }, steps };
  };
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const later = async (ms: number): Promise<void> => {
    await turns();
    desk.clock.goTo(desk.clock.ticks() + ms);
    await turns();
  };

  it('come down when nothing else is due, and are given up for a press and taken up again after it', async () => {
    await start();
    await desk.sync().close();
    const { files, steps } = waitingFiles(() => ({ down: 0 }));
    const sync = desk.anotherSync({ files });
    await untilTurned(() => sync.live('oa').phase === 'files');
    const key = desk.press('oa', 't0');
    sync.wake('oa');
    await untilTurned(() => stateOf(key) === 'confirmed');
    await later(1_000);
    expect(steps.map(({ way, signal }) => [way, signal.aborted])).toEqual([
      ['down', true],
      ['down', false],
    ]);
    expect(readSource(desk.store, 'oa')?.health.kind).toBe('ok');
    await sync.close();
  });

  it('go up beside what a person decides: neither waits for the other', async () => {
    await start();
    await desk.sync().close();
    const { files, steps } = waitingFiles(() => ({ up: 0 }));
    const sync = desk.anotherSync({ files });
    await untilTurned(() => steps.length === 1 && sync.live('oa').phase === 'files');
    const key = desk.press('oa', 't0');
    sync.wake('oa');
    await untilTurned(() => stateOf(key) === 'confirmed');
    expect(steps.map(({ signal }) => signal.aborted)).toEqual([false]);
    steps[0]?.end({ kind: 'went-on', bytes: 4_000_000 });
    await untilTurned(() => steps.length === 2);
    expect(readSource(desk.store, 'oa')?.health.kind).toBe('ok');
    await sync.close();
  });

  it('on their way up for long give way to a press after a moment, and go on after it', async () => {
    await start();
    await desk.sync().close();
    const { files, steps } = waitingFiles(() => ({ up: 0 }));
    const sync = desk.anotherSync({ files });
    await untilTurned(() => steps.length === 1);
    await later(1_000);
    sync.wake('oa');
    await later(3_900);
    expect(steps[0]?.signal.aborted).toBe(false);
    await later(200);
    expect(steps[0]?.signal.aborted).toBe(true);
    await later(1_000);
    expect(steps.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    await sync.close();
  });

  it('under which the line breaks once are tried again by themselves; twice with nothing heard between is trouble', async () => {
    await start();
    await desk.sync().close();
    const { files, steps } = waitingFiles(() => ({ up: 0 }));
    const sync = desk.anotherSync({ files });
    const cut: FilesStepped = { kind: 'failed', fault: { kind: 'offline', reason: 'cut' } };
    await untilTurned(() => steps.length === 1 && sync.live('oa').phase === 'files');
    steps[0]?.end(cut);
    await later(1_000);
    expect([steps.length, readSource(desk.store, 'oa')?.health.kind]).toEqual([2, 'ok']);
    steps[1]?.end(cut);
    await untilTurned(() => readSource(desk.store, 'oa')?.health.kind === 'trouble');
    await later(5_000);
    await untilTurned(() => readSource(desk.store, 'oa')?.health.kind === 'ok');
    await sync.close();
  });

  it('stop at once when the person works offline, and wait while sign-in is needed', async () => {
    await start();
    await desk.sync().close();
    const { files, steps } = waitingFiles(() => ({ up: 0 }));
    const sync = desk.anotherSync({ files });
    await untilTurned(() => steps.length === 1);
    sync.setWorkingOffline(true);
    expect(steps[0]?.signal.aborted).toBe(true);
    await later(minute);
    expect(steps).toHaveLength(1);
    sync.setWorkingOffline(false);
    await later(minute);
    expect(steps).toHaveLength(2);
    steps[1]?.end({ kind: 'failed', fault: { kind: 'sign-in-needed', reason: 'rejected' } });
    await later(hour);
    expect(steps).toHaveLength(2);
    await sync.close();
  });
});
