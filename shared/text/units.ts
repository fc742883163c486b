// Puts a long text together from code units. A row of the index is some hundred words of two characters, and as strings of their
// own they take longer to make than the index takes to put them away.

type Units = {
  /** What was added before and not taken is forgotten. */
  begin(): void;
  add(unit: number): void;
  /** Some of another text, [start, end). */
  addFrom(text: string, start: number, end: number): void;
  isEmpty(): boolean;
  take(): string;
};

const atFirst = 4096;

export function createUnits(): Units {
  let units = new Uint16Array(atFirst);
  let length = 0;
  const grow = (by: number): void => {
    const more = new Uint16Array(Math.max(2 * units.length, length + by));
    more.set(units);
    units = more;
  };
  return {
    begin() {
      length = 0;
    },
    add(unit) {
      if (length === units.length) grow(1);
      units[length] = unit;
      length += 1;
    },
    addFrom(text, start, end) {
      if (length + end - start > units.length) grow(end - start);
      for (let at = start; at < end; at += 1) {
        units[length] = text.charCodeAt(at);
        length += 1;
      }
    },
    isEmpty: () => length === 0,
    take: () => wholeText(units.subarray(0, length)) ?? byPieces(units.subarray(0, length)),
  };
}

// In Node and in every page; this folder has the types of neither, so its shape stands here.
declare const TextDecoder: new (
  name: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(units: Uint16Array): string };

/** Three times as fast as by pieces. */
const decoder = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

/** Undefined of a text with half a character, which only the pieces keep. */
function wholeText(units: Uint16Array): string | undefined {
  try {
    return decoder.decode(units);
  } catch {
    return undefined;
  }
}

/** Arguments of one call. */
const atOnce = 4096;

function byPieces(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += atOnce)
    text += Reflect.apply(String.fromCharCode, null, units.subarray(at, at + atOnce));
  return text;
}
