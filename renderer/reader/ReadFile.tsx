// One file being read: the frame, and everything around it that says how it stands. Keys work wherever the focus is; the
// frame hands over those it does not need.

import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { FilesOfRecord } from '../../shared/contract/desk-files.ts';
import { isRiskyName } from '../../shared/domain/risky-name.ts';
import { useLock } from '../link/lock.ts';
import { troubleOf } from '../link/trouble.ts';
import { saveFile } from '../records/save-file.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import { pressOf } from '../ui/keys.ts';
import { Live } from '../ui/Live.tsx';
import type { FromFrame, Zoom } from './messages.ts';
import { PaperDialog } from './PaperDialog.tsx';
import { quoted } from './quote.ts';
import { type ReaderAct, readerActOf } from './reader-keys.ts';
import styles from './Reader.module.css';
import { ReaderHead } from './ReaderHead.tsx';
import { ReaderState } from './ReaderState.tsx';
import { hasOutline, ReaderTools } from './ReaderTools.tsx';
import { useFile } from './use-file.ts';
import { useFrame } from './use-frame.ts';
import { usePaper } from './use-paper.ts';
import { Watermark } from './Watermark.tsx';

const RiskyDialog = lazy(() =>
  import('../records/RiskyDialog.tsx').then(({ RiskyDialog: it }) => ({ default: it })),
);

type ReadFileProps = {
  readonly recordId: string;
  readonly hash: string;
  readonly find: string | undefined;
  readonly onStep: (by: 1 | -1, record: FilesOfRecord) => void;
  readonly onClose: () => void;
};

export function ReadFile({ recordId, hash, find, onStep, onClose }: ReadFileProps) {
  const t = useText();
  const lock = useLock();
  const opened = useFile(recordId, hash);
  const { file, record, loan } = opened;
  const [said, setSaid] = useState('');
  const [thumbs, setThumbs] = useState(false);
  const [outline, setOutline] = useState(false);
  const [asked, setAsked] = useState(find ?? '');
  const [risky, setRisky] = useState(false);
  const findBox = useRef<HTMLInputElement>(null);
  const pageBox = useRef<HTMLInputElement>(null);
  const paper = usePaper(setSaid);
  const save = useMutation({
    mutationFn: async () => (file === undefined ? undefined : saveFile(file)),
    onSuccess: (as) => as !== undefined && setSaid(t.files.saved(as)),
    onError: (error) => setSaid(t.files.failed + troubleText(t, troubleOf(error))),
  });
  const hear = (message: FromFrame) => {
    paper.hear(message);
    if (message.kind === 'pressed') act(message.act);
    if (message.kind === 'quoted') void copy(message);
    if (message.kind === 'opened' && asked !== '') frame.tell({ kind: 'find', text: asked });
  };
  const bytes = opened.bytes.kind === 'read' ? opened.bytes.bytes : undefined;
  const frame = useFrame({ attempt: opened.attempt, bytes, name: file?.name ?? '' }, hear);
  const { standing } = frame.state;
  const isShown = standing.kind === 'shown' && bytes !== undefined;
  const copy = async ({ text, page }: Extract<FromFrame, { kind: 'quoted' }>) => {
    const shown = standing.kind === 'shown' ? standing.opened : undefined;
    const isPicture = shown?.documentKind === 'image';
    if ((text.trim() === '' && !isPicture) || file === undefined || record === undefined)
      return setSaid(t.reader.quoteNothing);
    const { title, number, organ } = record;
    const isOnly = isPicture && shown.pageCount === 1;
    const source = { file: file.name, title, number, organ, page: isOnly ? undefined : page };
    const words = { colon: t.colon, comma: t.comma, quotePage: t.reader.quotePage };
    const done = navigator.clipboard.writeText(quoted(text, source, words));
    setSaid(
      await done.then(
        () => (isPicture ? t.reader.quotedSource : t.reader.quoted),
        () => t.reader.quoteFailed,
      ),
    );
  };
  const saveAs = () => {
    if (loan !== undefined) return setSaid(t.loans.noSave);
    return file !== undefined && isRiskyName(file.name) ? setRisky(true) : save.mutate();
  };
  const showThumbs = (shown: boolean) => {
    setThumbs(shown);
    frame.tell({ kind: 'thumbs', shown });
  };
  const showOutline = (shown: boolean) => {
    setOutline(shown);
    if (shown) frame.focus();
    frame.tell({ kind: 'outline', shown });
  };
  const zoom = (to: Zoom) => () => frame.tell({ kind: 'zoom', to });
  const step = (by: 1 | -1) => () => record !== undefined && onStep(by, record);
  const acts: { readonly [A in ReaderAct]: () => unknown } = {
    close: () => (paper.isAsking ? paper.close() : onClose()),
    find: () => findBox.current?.select(),
    'find-next': () => frame.tell({ kind: 'find-step', by: 1 }),
    'find-previous': () => frame.tell({ kind: 'find-step', by: -1 }),
    'zoom-in': zoom('in'),
    'zoom-out': zoom('out'),
    'zoom-actual': zoom('actual'),
    'zoom-width': zoom('width'),
    'zoom-page': zoom('page'),
    page: () => pageBox.current?.select(),
    rotate: () => frame.tell({ kind: 'rotate' }),
    thumbs: () => showThumbs(!thumbs),
    outline: () => isShown && hasOutline(standing.opened.documentKind) && showOutline(!outline),
    quote: () => frame.tell({ kind: 'quote' }),
    print: () => isShown && paper.ask(),
    save: saveAs,
    'next-file': step(1),
    'previous-file': step(-1),
    lock,
    region: () => (document.activeElement?.tagName === 'IFRAME' ? findBox.current?.focus() : frame.focus()),
  };
  const act = (wanted: ReaderAct) => void acts[wanted]();
  useReaderKeys((wanted, target) =>
    wanted === 'close' && target === findBox.current && isShown ? frame.focus() : act(wanted),
  );
  return (
    <div
      className={styles.reader}
      role="dialog"
      aria-modal="true"
      aria-label={t.reader.dialog(file?.name ?? '')}
    >
      <ReaderHead record={record} file={file} isVerified={bytes !== undefined} onAct={act} said={said} />
      {isShown && (
        <ReaderTools
          opened={standing.opened}
          state={frame.state}
          thumbs={thumbs}
          outline={outline}
          asked={asked}
          findBox={findBox}
          pageBox={pageBox}
          onAct={act}
          onAsk={(text) => {
            setAsked(text);
            frame.tell({ kind: 'find', text });
          }}
          onTell={frame.tell}
        />
      )}
      <ReaderState file={opened} standing={standing} onSave={saveAs} />
      <div className={styles.over}>
        <div ref={frame.holder} className={styles.place} data-shown={isShown || undefined} />
        {isShown && loan?.kind === 'lent' && <Watermark loan={loan} on="screen" />}
      </div>
      {isShown && paper.isAsking && (
        <PaperDialog
          opened={standing.opened}
          paper={paper}
          {...(loan?.kind === 'lent' && { lent: { loan, recordId, hash } })}
          page={frame.state.place.page}
          onTell={frame.tell}
        />
      )}
      <Live>{said}</Live>
      <Suspense>
        {risky && (
          <RiskyDialog
            name={file?.name ?? ''}
            onClose={() => setRisky(false)}
            onGo={() => {
              setRisky(false);
              save.mutate();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

/** Of the window, not of an element: when a button goes away under the person's hands, the focus is nowhere. */
function useReaderKeys(press: (act: ReaderAct, target: EventTarget | null) => void): void {
  const onKeyDown = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const wanted = readerActOf(pressOf(event));
    // Over the reader another dialog may ask something; then its keys count.
    if (wanted === undefined || isUnderAnother()) return;
    event.preventDefault();
    press(wanted, event.target);
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKeyDown(event);
    // On its way down: on its way up it ends at the reader, so that the desk below hears nothing.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}

/** A dialog that was closed may still be in the page, unseen. */
const isUnderAnother = (): boolean =>
  [...document.querySelectorAll('[role="dialog"]')].filter((each) => each.getClientRects().length > 0)
    .length > 1;
