import { describe, expect, it } from 'vitest';
import { createFeed } from '../../../main/shell/feed.ts';

async function take(following: AsyncGenerator<number>, count: number): Promise<readonly number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const { value, done } = await following.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

describe('a feed', () => {
  it('tells the present value first and then every change in order', async () => {
    const feed = createFeed(1);
    feed.set(2);
    const following = feed.follow(undefined);
    expect(await take(following, 1)).toEqual([2]);
    feed.set(3);
    feed.set(4);
    expect(await take(following, 2)).toEqual([3, 4]);
    expect(feed.get()).toBe(4);
  });

  it('tells every follower', async () => {
    const feed = createFeed(0);
    const followers = [feed.follow(undefined), feed.follow(undefined)];
    await Promise.all(followers.map((following) => take(following, 1)));
    const waiting = followers.map((following) => take(following, 1));
    feed.set(7);
    expect(await Promise.all(waiting)).toEqual([[7], [7]]);
  });

  it('ends for a follower who goes, also in the middle of waiting', async () => {
    const feed = createFeed(0);
    const leaving = new AbortController();
    const following = feed.follow(leaving.signal);
    await take(following, 1);
    const waiting = following.next();
    leaving.abort();
    expect(await waiting).toEqual({ value: undefined, done: true });
  });
});
