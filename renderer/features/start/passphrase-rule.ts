// Whether a passphrase may guard the key. Length first (a few words beat a short jumble); repeated or counted-up
// characters do not make it longer. The shell checks the length again.

export const leastLength = 12;

type Judged = 'short' | 'simple' | 'good';

export function judge(passphrase: string): Judged {
  const characters = [...passphrase.normalize('NFKC')];
  if (characters.length < leastLength) return 'short';
  return telling(characters) < leastLength / 2 ? 'simple' : 'good';
}

/** Characters that neither repeat the one before nor follow it in order. */
function telling(characters: readonly string[]): number {
  const surprising = characters.filter((character, at) => {
    const before = characters[at - 1];
    if (before === undefined) return true;
    const step = (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
    return Math.abs(step) > 1;
  });
  return Math.min(surprising.length, new Set(characters).size);
}
