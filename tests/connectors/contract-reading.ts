// What every connector must do when it reads, and when it signs in.
import { describe, expect, it } from 'vitest';
import type { CredentialAnswer } from '../../shared/contract/host.ts';
import { everything, type Ground, never } from './ground.ts';

export function readingContract(ground: Ground): void {
  const { system, department, connect, firstPage, faultOf, place } = ground;
  describe(`${system}: reading`, () => {
    it('introduces itself as the same system each time, with at least one feed', async () => {
      const [once, again] = [await connect().introduce(never), await connect().introduce(never)];
      expect(once.ok && again.ok && once.value.systemId === again.value.systemId).toBe(true);
      expect(once.ok && once.value.feeds.length).toBeGreaterThan(0);
    });

    it('brings every record there is, in pages that end, with those it cannot use set aside', async () => {
      const counts = await department().control.truth.counts();
      const connector = connect();
      const taken = await everything(connector);
      for (const [kind, count] of Object.entries(counts.byKind)) {
        const came = [...taken.keys()].filter((key) => key.startsWith(`${kind} `)).length;
        const listed = connector.reads === 'listing' ? counts.openTodos : count;
        expect([kind, came]).toEqual([kind, listed]);
      }
    });

    it('asked twice from the same place it says the same', async () => {
      const connector = connect();
      const [once, again] = [await firstPage(connector), await firstPage(connector)];
      expect(once.ok && again.ok && [again.value.changes, again.value.cursor]).toEqual(
        once.ok && [once.value.changes, once.value.cursor],
      );
    });

    it('a page or a digest of another feed that strayed is not believed, and asking again brings the true one', async () => {
      const connector = connect();
      const introduced = await connector.introduce(never);
      const [one, other] = introduced.ok ? introduced.value.feeds : [];
      if (!introduced.ok || one === undefined || other === undefined) return;
      const strays = (on: 'changes' | 'digest') =>
        department().control.faults.set({ fault: 'stray-reply', on });
      const stray = (what: string) => ({
        ok: false,
        fault: { kind: 'bad-reply', reason: 'shape', detail: `${what}: of another request` },
      });
      await connector.pull(one.name, undefined, never);
      await strays('changes');
      expect(await connector.pull(other.name, undefined, never)).toEqual(stray('page'));
      expect((await connector.pull(other.name, undefined, never)).ok).toBe(true);
      if (!introduced.value.offers.digest) return;
      await connector.digest(one.name, never);
      await strays('digest');
      expect(await connector.digest(other.name, never)).toEqual(stray('digest'));
      expect((await connector.digest(other.name, never)).ok).toBe(true);
    });

    it('tells the clock of the department', async () => {
      await department().control.skewClock({ ms: 3_600_000 });
      const page = await firstPage(connect());
      await department().control.skewClock({ ms: 0 });
      expect(page.ok && Math.abs((page.value.clockSkewMs ?? 0) - 3_600_000)).toBeLessThan(5_000);
    });
  });

  describe(`${system}: signing in`, () => {
    it('S10 a wrong secret is rejected after one try, and no loop follows', async () => {
      const before = (await department().control.truth.requests()).refusedSignIns;
      const fault = await faultOf(connect({ outcome: 'found', secret: 'no-such-secret' }));
      const after = (await department().control.truth.requests()).refusedSignIns;
      expect([fault, after - before]).toEqual([{ kind: 'sign-in-needed', reason: 'rejected' }, 1]);
    });

    it('a secret that no header can carry is rejected without asking', async () => {
      if (department().signIn !== 'bearer' && department().signIn !== 'key') return;
      expect(await faultOf(connect({ outcome: 'found', secret: '密码\n' }))).toEqual({
        kind: 'sign-in-needed',
        reason: 'rejected',
      });
    });

    it.each([
      ['missing', { outcome: 'missing' }, 'missing'],
      ['behind a locked keyring', { outcome: 'keyring', keyring: 'locked' }, 'keyring-locked'],
      ['without a keyring', { outcome: 'keyring', keyring: 'none' }, 'keyring-gone'],
    ] satisfies readonly (readonly [string, CredentialAnswer, string])[])(
      'a secret that is %s is told as such, and the department is not asked',
      async (_what, answer, reason) => {
        const before = (await department().control.truth.requests()).byPlace[place()] ?? 0;
        expect(await faultOf(connect(answer))).toEqual({ kind: 'sign-in-needed', reason });
        expect((await department().control.truth.requests()).byPlace[place()] ?? 0).toBe(before);
      },
    );

    it('the check of a credential says yes to the right one and no to another', async () => {
      expect((await connect().signIn(never)).ok).toBe(true);
      expect(await connect({ outcome: 'found', secret: 'x' }).signIn(never)).toEqual({
        ok: false,
        fault: { kind: 'sign-in-needed', reason: 'rejected' },
      });
    });

    it('a secret that was good and is no longer ends in sign-in, once', async () => {
      const connector = connect();
      expect((await firstPage(connector)).ok).toBe(true);
      const { secret } = await department().control.changeSecret({});
      const fault = await faultOf(connector);
      expect(fault).toMatchObject({ kind: 'sign-in-needed' });
      await department().control.changeSecret({ secret: department().secret });
      expect(secret).not.toBe(department().secret);
    });

    it('a session that ended is renewed once, and nobody notices', async () => {
      const connector = connect();
      expect((await firstPage(connector)).ok).toBe(true);
      await department().control.expireSessions();
      expect((await firstPage(connector)).ok).toBe(true);
    });

    it('the secret is asked for once a round and dropped when the connector rests', async () => {
      const before = ground.asked();
      const connector = connect();
      await firstPage(connector);
      await firstPage(connector);
      expect(ground.asked() - before).toBe(1);
      connector.rest();
      await department().control.expireSessions();
      await firstPage(connector);
      expect(ground.asked() - before).toBe(2);
    });
  });
}
