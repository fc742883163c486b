// How a reading is broken off inside the thread; caught at one door (text-of-file.ts) and told as a problem.

/** The bytes do not hold together. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** More than a file of this size has any reason to hold. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}
