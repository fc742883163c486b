// A file read in place, over the whole window: its head and tools, and below them the frame it is shown in. Esc goes back to
// where it was opened from.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { FilesOfRecord } from '../../shared/contract/desk-files.ts';
import { ReadFile } from './ReadFile.tsx';
import styles from './Reader.module.css';

type FileReaderProps = {
  readonly recordId: string;
  readonly hash: string;
  /** What is looked for as soon as it is open. */
  readonly find?: string;
  readonly onClose: () => void;
};

export function FileReader({ recordId, hash, find, onClose }: FileReaderProps) {
  const [shown, setShown] = useState(hash);
  const step = (by: 1 | -1, { files }: FilesOfRecord) => {
    const at = files.findIndex((file) => file.hash === shown);
    const next = files[at + by];
    if (next !== undefined) setShown(next.hash);
  };
  return (
    <OverWindow>
      <ReadFile
        key={shown}
        recordId={recordId}
        hash={shown}
        find={shown === hash ? find : undefined}
        onStep={step}
        onClose={onClose}
      />
    </OverWindow>
  );
}

/** Beside the page, which is out of reach meanwhile; the focus goes back to where it was. */
function OverWindow({ children }: { readonly children: ReactNode }) {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    const page = document.getElementById('root');
    if (page !== null) page.inert = true;
    pane.current?.focus();
    return () => {
      if (page !== null) page.inert = false;
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed here is not the business of the list below it
    <div
      ref={pane}
      className={styles.pane}
      tabIndex={-1}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </div>,
    document.body,
  );
}
