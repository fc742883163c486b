// Wrong addresses and wrong credentials: each has its fault, stops only its own source, and heals.
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../shared/domain/fault.ts';
import { aSickAndAWellSource, type SickAndWell } from '../fakes/sick-and-well.ts';
import { until } from '../fakes/until.ts';

let desk: SickAndWell;
beforeEach(async () => {
  desk = await aSickAndAWellSource();
});
afterEach(() => desk.close());

describe('addresses and sign-in', () => {
  it.each<[string, string, Partial<Fault>]>([
    ['an address where nobody listens', 'http://127.0.0.1:59998', { kind: 'offline', reason: 'refused' }],
    [
      'a host that does not exist',
      'http://no-such-host.invalid',
      { kind: 'offline', reason: 'unknown-host' },
    ],
  ])('%s', async (_what, address, fault) => {
    desk.add('lost', address);
    desk.sync().sourceChanged('lost');
    await until('trouble is told', () => desk.health('lost')?.kind === 'trouble');
    expect(desk.health('lost')).toMatchObject({ kind: 'trouble', fault });
    expect(desk.health('well')).toEqual({ kind: 'ok' });
  });

  it('a password that was changed there stops the source until the new one is given', async () => {
    desk.sick.token = 'token-2';
    expect(await desk.trouble()).toMatchObject({ fault: { kind: 'sign-in-needed', reason: 'expired' } });
    const before = desk.sick.seen.length;
    desk.sync().wake();
    await until('the other source goes on', () => desk.health('well')?.kind === 'ok');
    expect(desk.sick.seen.length).toBe(before);
    desk.secret = { outcome: 'found', secret: 'token-2' };
    expect(await desk.sync().signIn('sick')).toEqual({ ok: true, value: undefined });
    await desk.isWell();
  });

  it('a keyring that is locked stops the source before anything is asked of the department', async () => {
    desk.secret = { outcome: 'keyring', keyring: 'locked' };
    await desk.restart();
    await until('trouble is told', () => desk.health('sick')?.kind === 'trouble');
    expect(desk.health('sick')).toMatchObject({
      fault: { kind: 'sign-in-needed', reason: 'keyring-locked' },
    });
    desk.secret = { outcome: 'found', secret: 'token-1' };
    desk.sync().wake('sick');
    await desk.isWell();
  });

  it('a port that takes the line and says nothing is a time-out', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const probed = await desk.sync().probe(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    silent.close();
    expect(probed).toEqual({ ok: false, fault: { kind: 'offline', reason: 'timeout' } });
  });
});
