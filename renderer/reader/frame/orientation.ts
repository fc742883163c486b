// How a picture that is stored turned or mirrored comes upright (TIFF 6.0, Orientation). Pure.

/** As a canvas takes it: x' = ax + cy + e, y' = bx + dy + f. */
type Turning = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Rows of the picture stand as columns of the page. */
export const isAcross = (orientation: number): boolean => orientation >= 5;

/** From the stored picture into one that is upright and of this size. */
export function uprightBy(orientation: number, width: number, height: number): Turning {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, width, 0];
    case 7:
      return [0, -1, -1, 0, width, height];
    case 8:
      return [0, -1, 1, 0, 0, height];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
