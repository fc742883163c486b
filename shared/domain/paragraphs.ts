// Two texts compared, and two changes of one text brought together, paragraph by paragraph. Pure.
// We wrote these 150 lines over taking a library: the known ones mark neighbouring paragraphs as one clash, which in a
// text that is a list of paragraphs asks the person for nothing.

/** Paragraphs `start` to `end` (not included) of the text before became `lines`. */
type Hunk = { readonly start: number; readonly end: number; readonly lines: readonly string[] };

type Matched = { readonly a: number; readonly b: number };

/** More steps than this from one text to the other, and what lies between is one change. */
const mostSteps = 1_000;

export function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const hunks: Hunk[] = [];
  let from: Matched = { a: 0, b: 0 };
  for (const met of [...matches(a, b), { a: a.length, b: b.length }]) {
    if (met.a > from.a || met.b > from.b) {
      hunks.push({ start: head + from.a, end: head + met.a, lines: b.slice(from.b, met.b) });
    }
    from = { a: met.a + 1, b: met.b + 1 };
  }
  return hunks;
}

/** The longest run of paragraphs both have, in order (Myers 1986: the fewest steps from one to the other). */
function matches(a: readonly string[], b: readonly string[]): readonly Matched[] {
  const reach = Math.min(a.length + b.length, mostSteps);
  const offset = reach + 1;
  const far = new Int32Array(2 * reach + 3);
  const trace: Int32Array[] = [];
  for (let steps = 0; steps <= reach; steps += 1) {
    trace.push(far.slice());
    for (let k = -steps; k <= steps; k += 2) {
      let x = startOf(far, offset + k, k, steps);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      far[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return traced(trace, a.length, b.length, offset);
    }
  }
  return [];
}

/** Down (one more of the second text) or right (one less of the first), whichever reaches further. */
function startOf(far: Int32Array, at: number, k: number, steps: number): number {
  return isDown(far, at, k, steps) ? (far[at + 1] ?? 0) : (far[at - 1] ?? 0) + 1;
}

function isDown(far: Int32Array, at: number, k: number, steps: number): boolean {
  return k === -steps || (k !== steps && (far[at - 1] ?? 0) < (far[at + 1] ?? 0));
}

function traced(trace: readonly Int32Array[], n: number, m: number, offset: number): readonly Matched[] {
  const met: Matched[] = [];
  let x = n;
  let y = m;
  for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
    const far = trace[steps] ?? new Int32Array();
    const k = x - y;
    const begun = steps === 0 ? 0 : startOf(far, offset + k, k, steps);
    while (x > begun) {
      x -= 1;
      y -= 1;
      met.push({ a: x, b: y });
    }
    if (steps === 0) break;
    if (isDown(far, offset + k, k, steps)) y -= 1;
    else x -= 1;
  }
  return met.reverse();
}

export type Side = 'mine' | 'theirs';
type BroughtTogether = { readonly lines: readonly string[]; readonly clashes: number };

/** Both changes of `base`. Where both changed the same paragraphs differently `wins` is taken, and counted. */
export function bringTogether(
  base: readonly string[],
  sides: { readonly [S in Side]: readonly string[] },
  wins: Side | 'both',
): BroughtTogether {
  const lines: string[] = [];
  let clashes = 0;
  let at = 0;
  const changes = { mine: hunksOf(base, sides.mine), theirs: hunksOf(base, sides.theirs) };
  for (const group of groupsOf(byParagraph(changes.mine), byParagraph(changes.theirs))) {
    const made = { mine: applied(base, group, 'mine'), theirs: applied(base, group, 'theirs') };
    const sole = soleOwner(group);
    if (sole === undefined && !isEqual(made.mine, made.theirs)) clashes += 1;
    lines.push(...base.slice(at, group.start), ...takenOf(sole ?? wins, made.mine, made.theirs));
    at = group.end;
  }
  return { lines: [...lines, ...base.slice(at)], clashes };
}

/** both: what the person wrote before what the other wrote, a paragraph of both once. */
function takenOf(
  taken: Side | 'both',
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  if (taken === 'both') return [...mine, ...theirs.filter((line) => !mine.includes(line))];
  return taken === 'mine' ? mine : theirs;
}

/** As many paragraphs as before: each is a change of its own, so that what was done to its neighbour is not in question. */
function byParagraph(hunks: readonly Hunk[]): readonly Hunk[] {
  return hunks.flatMap((hunk) => {
    if (hunk.lines.length !== hunk.end - hunk.start) return hunk;
    return hunk.lines.map((line, n) => ({ start: hunk.start + n, end: hunk.start + n + 1, lines: [line] }));
  });
}

const isEqual = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, index) => line === b[index]);

/** The side that alone changed these paragraphs. */
function soleOwner({ hunks }: Group): Side | undefined {
  const [first] = hunks;
  return hunks.every(({ by }) => by === first?.by) ? first?.by : undefined;
}

type Owned = Hunk & { readonly by: Side };
type Group = { readonly start: number; readonly end: number; readonly hunks: readonly Owned[] };

/** Changes that touch the same paragraphs, or put something in at the same place, belong together. */
function groupsOf(mine: readonly Hunk[], theirs: readonly Hunk[]): readonly Group[] {
  const all: Owned[] = [
    ...mine.map((hunk) => ({ ...hunk, by: 'mine' as const })),
    ...theirs.map((hunk) => ({ ...hunk, by: 'theirs' as const })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const groups: Group[] = [];
  for (const hunk of all) {
    const last = groups.at(-1);
    if (last === undefined || !touch(last, hunk))
      groups.push({ start: hunk.start, end: hunk.end, hunks: [hunk] });
    else
      groups[groups.length - 1] = {
        start: last.start,
        end: Math.max(last.end, hunk.end),
        hunks: [...last.hunks, hunk],
      };
  }
  return groups;
}

type Range = Pick<Hunk, 'start' | 'end'>;

function touch(a: Range, b: Range): boolean {
  if (a.start < b.end && b.start < a.end) return true;
  return a.start === a.end && b.start === b.end && a.start === b.start;
}

/** What one side makes of the paragraphs of a group. */
function applied(base: readonly string[], { start, end, hunks }: Group, side: Side): readonly string[] {
  const lines: string[] = [];
  let at = start;
  for (const hunk of hunks) {
    if (hunk.by !== side) continue;
    lines.push(...base.slice(at, hunk.start), ...hunk.lines);
    at = hunk.end;
  }
  return [...lines, ...base.slice(at, end)];
}
