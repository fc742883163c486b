// Chance with a seed: the same seed gives the same contents on every machine (mulberry32).
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  /** So many different ones, in their order. */
  some<T>(from: readonly T[], count: number): readonly T[];
  chance(probability: number): boolean;
};

export function seeded(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    pick: (from) => from[int(0, from.length - 1)] as (typeof from)[number],
    some: (from, count) => {
      const left = from.map((value, index) => ({ value, index }));
      const taken = Array.from(
        { length: Math.min(count, from.length) },
        () => left.splice(int(0, left.length - 1), 1)[0],
      );
      return taken
        .flatMap((entry) => entry ?? [])
        .toSorted((a, b) => a.index - b.index)
        .map(({ value }) => value);
    },
    chance: (probability) => next() < probability,
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value | 0;
}
