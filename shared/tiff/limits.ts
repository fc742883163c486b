// How much of a TIFF is taken in. A drawing of A0 at 400 dots an inch passes; a wall of pixels from a few bytes does not.

export const tiffLimits = {
  pages: 5_000,
  /** Of one directory; TIFF 6.0 names about 80. */
  entries: 512,
  /** Of one entry: as many strips or tiles a page may have. */
  values: 400_000,
  pixels: 300_000_000,
  side: 200_000,
  /** Of one page, unpacked. */
  pageBytes: 400_000_000,
} as const;
