import { describe, expect, it } from 'vitest';
import { bounded } from '../../../shared/contract/bounded-port.ts';

function aPort() {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const log: string[] = [];
  const port = {
    on: (event: string, listener: (event: { data: unknown }) => void) => {
      if (event === 'message') listeners.push(listener);
    },
    postMessage: () => undefined,
    start: () => undefined,
    close: () => void log.push('closed'),
  };
  bounded(port).on('message', (event) => log.push(`taken ${typeof event?.data}`));
  return {
    log,
    send: (data: unknown) =>
      listeners.forEach((listener) => {
        listener({ data });
      }),
  };
}

describe('a bounded port', () => {
  it('takes text and bytes up to a million', () => {
    const { log, send } = aPort();
    send('x'.repeat(1_000_000));
    send(new Uint8Array(1_000_000));
    expect(log).toEqual(['taken string', 'taken object']);
  });

  it.each<[string, unknown]>([
    ['a longer text', 'x'.repeat(1_000_001)],
    ['more bytes', new Uint8Array(1_000_001)],
    ['an object', { op: 1 }],
    ['nothing', undefined],
    ['a number', 7],
  ])('is closed at %s', (_name, data) => {
    const { log, send } = aPort();
    send(data);
    expect(log).toEqual(['closed']);
  });
});
