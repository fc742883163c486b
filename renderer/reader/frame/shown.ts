// What every kind of document offers once it is shown. The frame's entry knows documents only by this.
import type { DocumentKind, FromFrame, FrameWords, LeftOut, Look, Zoom } from '../messages.ts';
import type { Attached, SealReport } from '../paged.ts';

export type Said = (message: FromFrame, transfer?: readonly Transferable[]) => void;

/** What an opener is given: where to put the document, how to speak, when to stop. */
export type Stage = {
  readonly place: HTMLElement;
  readonly say: Said;
  readonly words: FrameWords;
  readonly look: Look;
  readonly signal: AbortSignal;
};

export type Shown = {
  readonly documentKind: DocumentKind;
  readonly pageCount: number;
  readonly sheets: readonly string[];
  readonly seals: readonly SealReport[];
  readonly leftOut: LeftOut;
  readonly attached?: Attached | undefined;
  zoom(to: Zoom): void;
  goTo(page: number): void;
  rotate(): void;
  find(text: string): Promise<void>;
  findStep(by: 1 | -1): void;
  showThumbs(shown: boolean): void;
  showOutline(shown: boolean): void;
  showSheet(index: number): void;
  selection(): { readonly text: string; readonly page: number | undefined };
  print(from: number, to: number, signal: AbortSignal): Promise<void>;
  close(): void;
};

export const filled = (words: string, n: number): string => words.replace('{n}', String(n));
