// The text of a file in parts that the index takes in one slice each. Pure.

/** Some seven pages; the index needs about a millisecond for a thousand characters. */
export const partCharacters = 6_000;

/** Cut where no word is: at the end of a line or of a sentence. A part without one is cut hard, and the next begins before. */
const overlap = 60;

export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const end = Math.min(text.length, at + partCharacters);
    const cut = end === text.length ? end : lastBreak(text, at + partCharacters / 2, end);
    parts.push(text.slice(at, cut ?? end));
    at = cut ?? end - overlap;
  }
  return parts;
}

function lastBreak(text: string, from: number, to: number): number | undefined {
  for (let at = to; at > from; at -= 1) if (/[\n。；！？]/u.test(text[at - 1] ?? '')) return at;
  return undefined;
}
