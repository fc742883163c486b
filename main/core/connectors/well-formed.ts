// Text that survives the way into the file and the index: no half characters, no NUL (which cuts a text short).

/** With `u` a surrogate matches only when its other half is missing. */
const broken = /\p{Surrogate}|\0/u;

export const isWellFormed = (text: string): boolean => !broken.test(text);

export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '\ufffd');

/** Every text in a value, however deep. */
export function isWellFormedThroughout(value: unknown): boolean {
  if (typeof value === 'string') return isWellFormed(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isWellFormedThroughout);
}
