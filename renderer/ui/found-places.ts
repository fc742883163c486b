// Where words stand in a text. Pure.

/** Parted by blanks; what stands in quotes is one. */
export function termsOf(words: string): readonly string[] {
  return [...words.toLowerCase().matchAll(/"([^"]+)"|[^\s　"]+/g)].map(([whole, quoted]) => quoted ?? whole);
}

/** Where the terms stand in a text, in order, none inside another; of two at one place the longer. */
export function placesOf(text: string, terms: readonly string[]): readonly (readonly [number, number])[] {
  const folded = text.toLowerCase();
  if (folded.length !== text.length || terms.length === 0) return [];
  const pattern = new RegExp(
    [...terms]
      .sort((a, b) => b.length - a.length)
      .map((term) => term.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
      .join('|'),
    'g',
  );
  return [...folded.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length]);
}
