// What passes between the window and the frame in which a file is read. The window says what to do; the frame is not
// trusted: what comes from it is looked at by decode.ts before anything else sees it.
import type { InsideFile, PageGap, Refusal, SealReport } from './paged.ts';
import type { ReaderAct } from './reader-keys.ts';

export const documentKinds = ['pdf', 'ofd', 'docx', 'image', 'text', 'html', 'table'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What of it is not shown: rows past the limit, pictures from elsewhere, pages the file breaks off before. */
export const leftOuts = ['nothing', 'rows', 'outside', 'pages'] as const;
export type LeftOut = (typeof leftOuts)[number];

export type Look = {
  readonly theme: 'light' | 'dark';
  readonly fontSize: 'normal' | 'large' | 'elder';
  readonly language: string;
};

/** The few words that stand in the frame itself; `{n}` is put in there. */
export type FrameWords = {
  readonly page: string;
  readonly thumb: string;
  readonly pages: string;
  readonly thumbs: string;
  readonly outline: string;
  readonly outlineNone: string;
  /** Only the first `{n}` lines are listed. */
  readonly outlineCut: string;
  readonly pageFailed: string;
  /** Why a page that is shown is not all there. */
  readonly gaps: Readonly<Record<PageGap, string>>;
  readonly table: string;
};

export type Zoom = 'in' | 'out' | 'actual' | 'width' | 'page';

export type ToFrame =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly bytes: ArrayBuffer;
      readonly look: Look;
      readonly words: FrameWords;
    }
  /** What is to come, by its name alone: what reads such files may be loaded meanwhile. */
  | { readonly kind: 'prepare'; readonly name: string }
  | { readonly kind: 'look'; readonly look: Look }
  | { readonly kind: 'zoom'; readonly to: Zoom }
  | { readonly kind: 'page'; readonly to: number }
  | { readonly kind: 'rotate' }
  | { readonly kind: 'find'; readonly text: string }
  | { readonly kind: 'find-step'; readonly by: 1 | -1 }
  | { readonly kind: 'thumbs'; readonly shown: boolean }
  | { readonly kind: 'outline'; readonly shown: boolean }
  | { readonly kind: 'sheet'; readonly index: number }
  | { readonly kind: 'quote' }
  /** The bytes of the file attached at that place. */
  | { readonly kind: 'take'; readonly at: number }
  /** Pages count from 0; `to` is among them. */
  | { readonly kind: 'print'; readonly from: number; readonly to: number }
  | { readonly kind: 'ping' };

/** A line of a document without pages, for paper: text and nothing else. */
export type PaperLine = {
  readonly as: 'heading' | 'text' | 'plain' | 'row';
  readonly cells: readonly string[];
};

export type FromFrame =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'opened';
      readonly documentKind: DocumentKind;
      readonly pageCount: number;
      readonly sheets: readonly string[];
      readonly seals: readonly SealReport[];
      readonly leftOut: LeftOut;
    }
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** Said after `opened` of a document in which files are attached. */
  | { readonly kind: 'inside'; readonly files: readonly InsideFile[] }
  /** Without bytes: they could not be had. */
  | { readonly kind: 'taken'; readonly at: number; readonly bytes: ArrayBuffer | undefined }
  | { readonly kind: 'place'; readonly page: number; readonly percent: number }
  | { readonly kind: 'found'; readonly at: number; readonly total: number; readonly complete: boolean }
  | { readonly kind: 'quoted'; readonly text: string; readonly page: number | undefined }
  | { readonly kind: 'pressed'; readonly act: ReaderAct }
  | {
      readonly kind: 'paper-page';
      readonly page: number;
      readonly width: number;
      readonly height: number;
      /** RGBA, four bytes a pixel: no picture format is read in the window. */
      readonly pixels: ArrayBuffer;
    }
  | { readonly kind: 'paper-lines'; readonly lines: readonly PaperLine[] }
  | { readonly kind: 'paper-end' }
  | { readonly kind: 'pong' };
