// Which limits are offered, and sums. Pure.

const gb = 1024 ** 3;
const usual: readonly number[] = [gb, 2 * gb, 5 * gb, 10 * gb, 20 * gb];

/** The usual ones, and the present one wherever it stands. */
export function limitChoices(present: number): readonly number[] {
  return [...new Set([...usual, present])].sort((a, b) => a - b);
}

export const totalOf = (files: readonly { readonly size: number }[]): number =>
  files.reduce((sum, { size }) => sum + size, 0);
