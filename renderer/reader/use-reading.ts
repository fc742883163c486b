// A file while it is read, or what is attached in it: its bytes, its frame, paper and saving, and every act of the reader
// by its name.

import { type RefObject, useRef, useState } from 'react';
import type { FilesOfRecord } from '../../shared/contract/desk-files.ts';
import { isRiskyName } from '../../shared/domain/risky-name.ts';
import { useLock } from '../link/lock.ts';
import { saveFile } from '../records/save-file.ts';
import { useText } from '../text/words.tsx';
import { copyQuote } from './copy-quote.ts';
import type { FromFrame, Zoom } from './messages.ts';
import { hasOutline } from './ReaderTools.tsx';
import type { ReaderAct } from './reader-keys.ts';
import { type OpenedFile, useFile } from './use-file.ts';
import { saveInside } from './save-inside.ts';
import { type OpenFrame, useFrame } from './use-frame.ts';
import { type InsideWork, useInside } from './use-inside.ts';
import { type PaperWork, usePaper } from './use-paper.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useSaveAs } from './use-save-as.ts';

export type ToRead = {
  readonly recordId: string;
  readonly hash: string;
  readonly find: string | undefined;
  readonly onStep: (by: 1 | -1, record: FilesOfRecord) => void;
  readonly onClose: () => void;
};

export function useReading({ recordId, hash, find, onStep, onClose }: ToRead) {
  const t = useText();
  const lock = useLock();
  const opened = useFile(recordId, hash);
  const { file, record } = opened;
  const [said, say] = useState('');
  const [asked, setAsked] = useState(find ?? '');
  const boxes = { find: useRef<HTMLInputElement>(null), page: useRef<HTMLInputElement>(null) };
  const paper = usePaper(say);
  const inside = useInside(opened, say);
  const { saving, save, saveAt } = useSaving({ recordId, hash }, { opened, inside, say });
  const hear = (message: FromFrame) => {
    paper.hear(message);
    inside.hear(message);
    if (message.kind === 'pressed') act(message.act);
    if (message.kind === 'quoted')
      void copyQuote(t, { shown, file, inside: inside.name, record }, message).then(say);
    if (message.kind === 'opened') panels.beginAnew();
    if (message.kind === 'opened' && asked !== '') frame.tell({ kind: 'find', text: asked });
  };
  const whole = opened.bytes.kind === 'read' ? opened.bytes.bytes : undefined;
  const bytes = whole && (inside.name === undefined ? whole : inside.handed);
  const name = inside.name ?? file?.name ?? '';
  // Both only grow: another file in the file is another frame, and so is another reading of the bytes.
  const attempt = opened.attempt === undefined ? undefined : opened.attempt + inside.turn;
  const frame = useFrame({ attempt, bytes, name }, hear);
  const { standing } = frame.state;
  const shown = standing.kind === 'shown' && bytes !== undefined ? standing.opened : undefined;
  const panels = usePanels(frame);
  const step = (by: 1 | -1) => record !== undefined && onStep(by, record);
  const acts = actsOf({ frame, paper, inside, save, panels, shown, boxes, step, lock, onClose });
  const act = (wanted: ReaderAct) => void acts[wanted]();
  useReaderKeys((wanted, target) =>
    wanted === 'close' && target === boxes.find.current && shown !== undefined ? frame.focus() : act(wanted),
  );
  const ask = (text: string) => {
    setAsked(text);
    frame.tell({ kind: 'find', text });
  };
  const within = {
    ...inside,
    open: (at: number) => {
      inside.ask(at);
      frame.tell({ kind: 'take', at });
    },
    save: saveAt,
  };
  return { opened, frame, shown, paper, saving, save, panels, boxes, said, asked, within, ask, act };
}

type Read = {
  readonly opened: OpenedFile;
  readonly inside: InsideWork;
  readonly say: (words: string) => void;
};

/** What is shown as a file elsewhere, be it the file or one within it; and one of those that are listed. */
function useSaving(
  named: { readonly recordId: string; readonly hash: string },
  { opened, inside, say }: Read,
) {
  const saving = useSaveAs(opened, say);
  const { file } = opened;
  const askInside = (path: readonly number[], name: string, isRisky: boolean) =>
    saving.ask({ name, isRisky, save: () => saveInside({ ...named, inside: path, name }) });
  const save = () => {
    if (inside.name !== undefined) askInside(inside.path, inside.name, isRiskyName(inside.name));
    else if (file !== undefined)
      saving.ask({ name: file.name, isRisky: isRiskyName(file.name), save: () => saveFile(file) });
  };
  const saveAt = (at: number) => {
    const one = inside.files[at];
    if (one !== undefined) askInside([...inside.path, at], one.name, one.isRisky);
  };
  return { saving, save, saveAt };
}

/** What stands beside the pages: their thumbnails, the outline, the files attached. */
function usePanels(frame: OpenFrame) {
  const [thumbs, setThumbs] = useState(false);
  const [outline, setOutline] = useState(false);
  const [inside, showInside] = useState(true);
  const showThumbs = (shown: boolean) => {
    setThumbs(shown);
    frame.tell({ kind: 'thumbs', shown });
  };
  const showOutline = (shown: boolean) => {
    setOutline(shown);
    if (shown) frame.focus();
    frame.tell({ kind: 'outline', shown });
  };
  /** A frame that has just opened its document shows neither. */
  const beginAnew = () => {
    setThumbs(false);
    setOutline(false);
  };
  return { thumbs, outline, inside, showThumbs, showOutline, showInside, beginAnew };
}

type Reach = {
  readonly frame: OpenFrame;
  readonly paper: PaperWork;
  readonly inside: InsideWork;
  readonly save: () => void;
  readonly panels: ReturnType<typeof usePanels>;
  /** Undefined until there is something to see. */
  readonly shown: Extract<FromFrame, { kind: 'opened' }> | undefined;
  readonly boxes: { readonly [box in 'find' | 'page']: RefObject<HTMLInputElement | null> };
  readonly step: (by: 1 | -1) => void;
  readonly lock: () => void;
  readonly onClose: () => void;
};

type Acts = { readonly [A in ReaderAct]: () => unknown };

function actsOf({ frame, paper, inside, save, panels, shown, boxes, step, lock, onClose }: Reach): Acts {
  const zoom = (to: Zoom) => () => frame.tell({ kind: 'zoom', to });
  return {
    close: () => (paper.isAsking ? paper.close() : inside.name === undefined ? onClose() : inside.back()),
    find: () => boxes.find.current?.select(),
    'find-next': () => frame.tell({ kind: 'find-step', by: 1 }),
    'find-previous': () => frame.tell({ kind: 'find-step', by: -1 }),
    'zoom-in': zoom('in'),
    'zoom-out': zoom('out'),
    'zoom-actual': zoom('actual'),
    'zoom-width': zoom('width'),
    'zoom-page': zoom('page'),
    page: () => boxes.page.current?.select(),
    rotate: () => frame.tell({ kind: 'rotate' }),
    thumbs: () => panels.showThumbs(!panels.thumbs),
    outline: () =>
      shown !== undefined && hasOutline(shown.documentKind) && panels.showOutline(!panels.outline),
    inside: () => inside.files.length > 0 && panels.showInside(!panels.inside),
    quote: () => frame.tell({ kind: 'quote' }),
    print: () => shown !== undefined && paper.ask(),
    save,
    'next-file': () => step(1),
    'previous-file': () => step(-1),
    lock,
    region: () =>
      document.activeElement?.tagName === 'IFRAME' ? boxes.find.current?.focus() : frame.focus(),
  };
}
