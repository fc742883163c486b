// Rows of a large picture averaged into a smaller one as they come, so that only the small one is ever held: a scan of
// thin black lines stays readable, and a drawing of A0 needs no more memory than the screen shows of it.

export type Pixels = {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and no transparency, four bytes a pixel. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
};

type Size = { readonly width: number; readonly height: number };

/** What a bit stands for: one of them is white. */
export type Shades = { readonly zero: number; readonly one: number };

export class Shrink {
  readonly #size: Size;
  readonly #by: number;
  readonly #out: Pixels;
  readonly #sums: Uint32Array;
  #rows = 0;
  #done = 0;
  /** Of rows of bits: then the sums are how many of them are ones. */
  #shades: Shades | undefined;

  constructor(size: Size, by: number) {
    this.#size = size;
    this.#by = by;
    const [width, height] = [Math.ceil(size.width / by), Math.ceil(size.height / by)];
    this.#out = { width, height, rgba: new Uint8ClampedArray(width * height * 4).fill(255) };
    this.#sums = new Uint32Array(width * 3);
  }

  /** A row of RGBA as wide as the picture; what never comes stays white. */
  add(row: Uint8ClampedArray): void {
    const { rgba, width } = this.#out;
    if (this.#by === 1) {
      rgba.set(row.subarray(0, width * 4), this.#done * width * 4);
      this.#done += 1;
      return;
    }
    this.#sum(row);
    this.#rows += 1;
    if (this.#rows === this.#by) this.#average();
  }

  /** A row of bits, each of one of two shades of grey: most of a scan is paper, and bytes of nothing but paper cost nothing. */
  addBits(bytes: Uint8Array, at: number, shades: Shades): void {
    const sums = this.#sums;
    const { width } = this.#size;
    for (let byte = 0, last = (width + 7) >> 3; byte < last; byte += 1) {
      const value = bytes[at + byte] ?? 0;
      if (value === 0) continue;
      for (let bit = 0, x = byte * 8; bit < 8 && x < width; bit += 1, x += 1) {
        if ((value & (0x80 >> bit)) === 0) continue;
        const cell = Math.floor(x / this.#by);
        sums[cell] = (sums[cell] ?? 0) + 1;
      }
    }
    this.#endBits(shades);
  }

  /** A row of which nothing is known. */
  addWhite(shades: Shades): void {
    if (shades.one === 255)
      for (let cell = 0; cell < this.#out.width; cell += 1)
        this.#sums[cell] = (this.#sums[cell] ?? 0) + this.#across(cell);
    this.#endBits(shades);
  }

  #endBits(shades: Shades): void {
    this.#shades = shades;
    this.#rows += 1;
    if (this.#rows === this.#by) this.#average();
  }

  /** How many pixels of a row one of those that come out stands for. */
  #across(cell: number): number {
    return Math.min(this.#by, this.#size.width - cell * this.#by);
  }

  get pixels(): Pixels {
    if (this.#rows > 0) this.#average();
    return this.#out;
  }

  #sum(row: Uint8ClampedArray): void {
    const sums = this.#sums;
    const { width } = this.#size;
    for (let x = 0, cell = 0, left = this.#by; x < width; x += 1) {
      sums[cell] = (sums[cell] ?? 0) + (row[x * 4] ?? 0);
      sums[cell + 1] = (sums[cell + 1] ?? 0) + (row[x * 4 + 1] ?? 0);
      sums[cell + 2] = (sums[cell + 2] ?? 0) + (row[x * 4 + 2] ?? 0);
      left -= 1;
      if (left > 0) continue;
      left = this.#by;
      cell += 3;
    }
  }

  #average(): void {
    if (this.#shades === undefined) this.#averageColours();
    else this.#averageBits(this.#shades);
    this.#sums.fill(0);
    this.#rows = 0;
    this.#done += 1;
  }

  #averageColours(): void {
    const { rgba, width } = this.#out;
    const start = this.#done * width * 4;
    for (let cell = 0; cell < width; cell += 1) {
      const count = this.#rows * this.#across(cell);
      for (let channel = 0; channel < 3; channel += 1)
        rgba[start + cell * 4 + channel] = (this.#sums[cell * 3 + channel] ?? 0) / count;
    }
  }

  #averageBits({ zero, one }: Shades): void {
    const { rgba, width } = this.#out;
    const start = this.#done * width * 4;
    for (let cell = 0; cell < width; cell += 1) {
      const ones = this.#sums[cell] ?? 0;
      // It is white already.
      if (ones === 0 && zero === 255) continue;
      const shade = zero + ((one - zero) * ones) / (this.#rows * this.#across(cell));
      rgba.fill(shade, start + cell * 4, start + cell * 4 + 3);
    }
  }
}
