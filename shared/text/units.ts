// Puts a long text together from code units. A row of the index is some hundred words of two characters, and as strings of their
// own they take longer to make than the index takes to put them away.

export type Units = {
  /** What was added before and not taken is forgotten. */
  begin(): void;
  add(unit: number): void;
  /** Some of another text, [start, end). */
  addFrom(text: string, start: number, end: number): void;
  isEmpty(): boolean;
  take(): string;
};

/** Arguments of one call. */
const atOnce = 4096;

export function createUnits(): Units {
  let units = new Uint16Array(atOnce);
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
    take() {
      let text = '';
      for (let at = 0; at < length; at += atOnce)
        text += Reflect.apply(String.fromCharCode, null, units.subarray(at, Math.min(length, at + atOnce)));
      return text;
    },
  };
}
