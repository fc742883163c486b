// What every connector must make of trouble on the line.
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../shared/domain/fault.ts';
import { must } from '../../shared/domain/must.ts';
import { type Ground, type Harm, never } from './ground.ts';

export function lineContract(ground: Ground): void {
  const { system, stop, start, connect, faultOf, harm } = ground;
  describe(`${system}: what can go wrong on the line`, () => {
    it.each<[string, Harm, Fault]>([
      [
        'a page of HTML instead of data',
        { fault: 'html' },
        { kind: 'bad-reply', reason: 'html', detail: expect.any(String) },
      ],
      [
        'broken JSON',
        { fault: 'broken-json' },
        { kind: 'bad-reply', reason: 'not-json', detail: expect.any(String) },
      ],
      [
        'bad UTF-8',
        { fault: 'bad-utf8' },
        { kind: 'bad-reply', reason: 'not-utf8', detail: expect.any(String) },
      ],
      [
        'JSON a thousand levels deep',
        { fault: 'deep-json', depth: 1_000 },
        { kind: 'bad-reply', reason: 'too-deep', detail: expect.any(String) },
      ],
      [
        'a reply over the limit',
        { fault: 'huge-reply', bytes: 20_000_000 },
        { kind: 'bad-reply', reason: 'too-large', detail: expect.any(String) },
      ],
      [
        'a redirect to another place',
        { fault: 'redirect', to: 'http://198.51.100.7/portal' },
        { kind: 'bad-reply', reason: 'redirected', detail: expect.any(String) },
      ],
      ['a line cut before the answer', { fault: 'cut-before' }, { kind: 'offline', reason: 'cut' }],
      [
        'a line cut in the middle of the answer',
        { fault: 'cut-reply', afterBytes: 100 },
        { kind: 'offline', reason: 'cut' },
      ],
      ['no answer at all', { fault: 'stall' }, { kind: 'offline', reason: 'timeout' }],
      [
        '503 with Retry-After',
        { fault: 'status', status: 503, retryAfterSeconds: 7 },
        { kind: 'busy', retryAfterMs: 7_000 },
      ],
      ['429', { fault: 'status', status: 429 }, { kind: 'busy' }],
      ['403', { fault: 'status', status: 403 }, { kind: 'not-allowed' }],
      [
        '500',
        { fault: 'status', status: 500 },
        { kind: 'bad-reply', reason: 'unexpected-status', detail: 'status 500' },
      ],
      ['502 of a gateway', { fault: 'status', status: 502 }, { kind: 'offline', reason: 'cut' }],
    ])('%s is its own fault, and the next try is well', async (_what, rule, fault) => {
      const connector = connect();
      await harm(rule);
      expect(await faultOf(connector)).toEqual(fault);
      expect(await faultOf(connector)).toBe('no fault');
    });

    it('a request that is broken off ends at once', async () => {
      await harm({ fault: 'stall' });
      const connector = connect();
      const introduced = await connector.introduce(never);
      const abort = new AbortController();
      const page = connector.pull(
        must(introduced.ok ? introduced.value.feeds[0] : undefined, 'a feed').name,
        undefined,
        abort.signal,
      );
      abort.abort();
      expect(await page).toEqual({ ok: false, fault: { kind: 'offline', reason: 'switched-off' } });
    });

    it('a reply that comes twice in one breath is read once', async () => {
      const connector = connect();
      await harm({ fault: 'repeat-reply' });
      expect(await faultOf(connector)).toBe('no fault');
      expect(await faultOf(connector)).toBe('no fault');
    });

    it('a system that is down is offline, and well again when it is back', async () => {
      const connector = connect();
      await stop();
      expect(await faultOf(connector)).toEqual({ kind: 'offline', reason: 'refused' });
      await start();
      expect(await faultOf(connector)).toBe('no fault');
    });
  });
}
