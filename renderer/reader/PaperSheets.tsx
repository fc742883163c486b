// The paper itself: a picture a page, edge to edge, or lines of text in the type area. Seen by the printer only.

import { useEffect, useEffectEvent, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { PaperLine } from './messages.ts';
import './paper.css';
import type { Paper } from './use-paper.ts';
import { type Lent, Watermark } from './Watermark.tsx';

type PaperSheetsProps = {
  readonly paper: Paper;
  /** On each sheet of what is lent. */
  readonly watermark: Lent | undefined;
  readonly onLaid: () => void;
};

export function PaperSheets({ paper, watermark, onLaid }: PaperSheetsProps) {
  const sheets = useRef<HTMLDivElement>(null);
  const laid = useEffectEvent(onLaid);
  useEffect(() => {
    const page = document.documentElement;
    page.setAttribute('data-reader-print', '');
    const pictures = [...(sheets.current?.querySelectorAll('img') ?? [])];
    let isThere = true;
    void Promise.allSettled(pictures.map((picture) => picture.decode())).then(() => isThere && laid());
    return () => {
      isThere = false;
      page.removeAttribute('data-reader-print');
    };
  }, []);
  return createPortal(
    <div ref={sheets} className="reader-paper" data-print aria-hidden="true">
      {watermark && <Watermark loan={watermark} on="paper" />}
      {paper.pages.map((address, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets do not move
        <img key={index} className="reader-sheet" src={address} alt="" />
      ))}
      {paper.lines.length > 0 && <Lines lines={paper.lines} />}
    </div>,
    document.body,
  );
}

function Lines({ lines }: { readonly lines: readonly PaperLine[] }) {
  return (
    <div className="reader-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines do not move
        <Line key={index} line={line} />
      ))}
    </div>
  );
}

function Line({ line: { as, cells } }: { readonly line: PaperLine }) {
  if (as === 'heading') return <h3>{cells[0]}</h3>;
  if (as === 'plain') return <pre>{cells[0]}</pre>;
  if (as === 'text') return <p>{cells[0]}</p>;
  return (
    <div className="reader-row">
      {cells.map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells do not move
        <span key={column}>{cell}</span>
      ))}
    </div>
  );
}
