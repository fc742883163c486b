// Why a TIFF, or a page of it, is not shown. The reader has a sentence for each.

export type TiffTrouble = 'damaged' | 'hostile' | 'too-large' | 'not-supported';

export class TiffStop extends Error {
  override readonly name = 'TiffStop';
  readonly why: TiffTrouble;

  constructor(why: TiffTrouble, detail: string) {
    super(detail);
    this.why = why;
  }
}

export const stop = (why: TiffTrouble, detail: string): never => {
  throw new TiffStop(why, detail);
};
