// Waits for a condition with a deadline, instead of sleeping and hoping.

type Patience = { readonly limitMs?: number; readonly pauseMs?: number };

/**
 * Asks until the answer is something other than undefined, null or false, and gives it back.
 * A question that throws counts as not yet; its last error is the cause of ours when time is up.
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  { limitMs = 30_000, pauseMs = 40 }: Patience = {},
): Promise<T> {
  const end = Date.now() + limitMs;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (Date.now() >= end) throw new Error(`not within ${limitMs / 1000} s: ${what}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** The same where the clock stands still: asks once a turn of the loop, and no time passes. */
export async function untilTurned(isTrue: () => boolean): Promise<void> {
  for (let turns = 0; !isTrue(); turns += 1) {
    if (turns > 5_000) throw new Error('it never comes true');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
