// What may be logged of an error, and the reference by which a person names it on the telephone. Pure.

/** Numbers and names this app made: never a title, an address, a name or a word from outside. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** An error by its class, its code and where it came from. Its message may hold anything and is left out. */
export function factsOfError(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { error: error.name, code, where: framesOf(error.stack ?? '') };
}

function framesOf(stack: string): string {
  const frames = stack.matchAll(
    /^ {4}at (?:(?:async |new )*([\w.#$<>]+)[^(\n]* \()?[^()\n]*?([\w.-]+:\d+:\d+)\)?$/gm,
  );
  return [...frames]
    .slice(0, 4)
    .map(([, name = '', place = '']) => `${name}@${place}`)
    .join(' < ');
}

/** Six letters and digits, none of which sound or look like another. */
export function newReference(random: () => number): string {
  const letters = 'ACDEFHJKMNPRTUVWXY34679';
  return Array.from({ length: 6 }, () => letters[Math.floor(random() * letters.length)]).join('');
}
