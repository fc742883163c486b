// Gathers what the frame draws for paper, page by page or line by line, until all of it is there and can be printed.

import { useState } from 'react';
import type { FromFrame, PaperLine } from './messages.ts';

export type Paper = {
  /** One address of a picture a page. */
  readonly pages: readonly string[];
  readonly lines: readonly PaperLine[];
};

export type PaperWork = {
  readonly isAsking: boolean;
  readonly isDrawing: boolean;
  readonly drawn: number;
  readonly ready: Paper | undefined;
  hear(message: FromFrame): void;
  ask(): void;
  begin(): void;
  close(): void;
  say(words: string): void;
};

const nothing: Paper = { pages: [], lines: [] };

type Stage = 'none' | 'asking' | 'drawing' | 'ready';

export function usePaper(say: (words: string) => void): PaperWork {
  const [stage, setStage] = useState<Stage>('none');
  const [paper, setPaper] = useState(nothing);
  const hear = (message: FromFrame) => {
    if (stage !== 'drawing') return;
    if (message.kind === 'paper-page')
      setPaper(({ pages, lines }) => ({ pages: [...pages, pictureOf(message)], lines }));
    if (message.kind === 'paper-lines')
      setPaper(({ pages, lines }) => ({ pages, lines: [...lines, ...message.lines] }));
    if (message.kind === 'paper-end') setStage('ready');
  };
  const to = (next: Stage) => () => {
    setPaper(nothing);
    setStage(next);
  };
  return {
    isAsking: stage !== 'none',
    isDrawing: stage === 'drawing',
    drawn: paper.pages.length,
    ready: stage === 'ready' ? paper : undefined,
    hear,
    ask: to('asking'),
    begin: to('drawing'),
    close: to('none'),
    say,
  };
}

/** Bare pixels into a picture of our own making; the window reads no picture that came from a file. */
function pictureOf({ width, height, pixels }: Extract<FromFrame, { kind: 'paper-page' }>): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  return canvas.toDataURL('image/jpeg', 0.92);
}
