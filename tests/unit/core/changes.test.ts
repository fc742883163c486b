import { describe, expect, it } from 'vitest';
import { createChanges } from '../../../main/core/changes.ts';

describe('changes', () => {
  it('published within a moment are one notice', async () => {
    const changes = createChanges();
    const following = changes.follow();
    const first = following.next();
    changes.publish(['todos']);
    changes.publish(['outbox', 'todos']);
    expect(await first).toEqual({ done: false, value: { topics: ['todos', 'outbox'] } });
    await following.return();
  });

  it('reach everybody who follows, and nobody who came later', async () => {
    const changes = createChanges();
    const [one, two] = [changes.follow(), changes.follow()];
    const told = Promise.all([one.next(), two.next()]);
    changes.publish(['sources']);
    expect((await told).map(({ value }) => value)).toEqual([
      { topics: ['sources'] },
      { topics: ['sources'] },
    ]);
    const late = changes.follow();
    const next = late.next();
    changes.publish(['index']);
    expect((await next).value).toEqual({ topics: ['index'] });
  });

  it('end when the window goes', async () => {
    const going = new AbortController();
    const next = createChanges().follow(going.signal).next();
    going.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('that come while one is read are in the next', async () => {
    const changes = createChanges();
    const following = changes.follow();
    const first = following.next();
    changes.publish(['todos']);
    await first;
    changes.publish(['archives']);
    changes.publish(['articles']);
    expect((await following.next()).value).toEqual({ topics: ['archives', 'articles'] });
  });
});
