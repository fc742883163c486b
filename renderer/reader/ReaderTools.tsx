// The bar above a shown file: page, scale, finding, quoting, paper. What a kind has no use for is not there.

import { type RefObject, useState } from 'react';
import { useText } from '../text/words.tsx';
import type { Text } from '../text/zh.ts';
import { Note } from '../ui/Note.tsx';
import type { DocumentKind, FromFrame, ToFrame } from './messages.ts';
import type { ReaderAct } from './reader-keys.ts';
import styles from './Reader.module.css';
import { Seals } from './Seals.tsx';
import { ToolButton } from './ToolButton.tsx';
import type { Found, FrameState } from './use-frame.ts';

type ReaderToolsProps = {
  readonly opened: Extract<FromFrame, { kind: 'opened' }>;
  readonly state: FrameState;
  readonly thumbs: boolean;
  readonly outline: boolean;
  /** The files attached in it; undefined where there are none. */
  readonly inside: { readonly count: number; readonly isShown: boolean } | undefined;
  readonly asked: string;
  readonly findBox: RefObject<HTMLInputElement | null>;
  readonly pageBox: RefObject<HTMLInputElement | null>;
  readonly onAct: (act: ReaderAct) => void;
  readonly onAsk: (text: string) => void;
  readonly onTell: (message: ToFrame) => void;
};

const withOutline: readonly DocumentKind[] = ['pdf', 'ofd', 'docx', 'html'];
export const hasOutline = (kind: DocumentKind): boolean => withOutline.includes(kind);

export function ReaderTools(props: ReaderToolsProps) {
  const t = useText();
  const { opened, state, onAct } = props;
  const hasPages = opened.pageCount > 0;
  const isText = opened.documentKind !== 'image';
  return (
    <>
      <div className={styles.tools} role="toolbar" aria-label={t.reader.tools}>
        {opened.pageCount > 1 && (
          <>
            <ToolButton keys="Alt+T" pressed={props.thumbs} onPress={() => onAct('thumbs')}>
              {t.reader.thumbs}
            </ToolButton>
            <PageBox {...props} />
          </>
        )}
        {hasOutline(opened.documentKind) && (
          <ToolButton keys="Alt+O" pressed={props.outline} onPress={() => onAct('outline')}>
            {t.reader.outline}
          </ToolButton>
        )}
        {props.inside && (
          <ToolButton keys="Alt+A" pressed={props.inside.isShown} onPress={() => onAct('inside')}>
            {t.reader.inside.tool(props.inside.count)}
          </ToolButton>
        )}
        {opened.sheets.length > 1 && <SheetPick {...props} />}
        <ToolButton name={t.reader.zoomOut} keys="Control+Minus" onPress={() => onAct('zoom-out')}>
          {minus}
        </ToolButton>
        <span className={styles.percent}>{t.reader.zoomNow(state.place.percent)}</span>
        <ToolButton name={t.reader.zoomIn} keys="Control+Plus" onPress={() => onAct('zoom-in')}>
          {plus}
        </ToolButton>
        {opened.documentKind !== 'table' && (
          <ToolButton keys="Alt+W" onPress={() => onAct('zoom-width')}>
            {t.reader.fitWidth}
          </ToolButton>
        )}
        {hasPages && (
          <>
            <ToolButton keys="Alt+P" onPress={() => onAct('zoom-page')}>
              {t.reader.fitPage}
            </ToolButton>
            <ToolButton keys="Alt+R" onPress={() => onAct('rotate')}>
              {t.reader.rotate}
            </ToolButton>
          </>
        )}
        {isText && <FindBox {...props} />}
        <span className={styles.rest} />
        <ToolButton keys="Control+Shift+C" onPress={() => onAct('quote')}>
          {isText ? t.reader.quote : t.reader.quoteSource}
        </ToolButton>
        <ToolButton keys="Control+P" onPress={() => onAct('print')}>
          {t.reader.print}
        </ToolButton>
      </div>
      {opened.leftOut !== 'nothing' && <Note kind="plain">{t.reader.leftOut[opened.leftOut]}</Note>}
      {opened.seals.length > 0 && <Seals seals={opened.seals} />}
    </>
  );
}

const minus = '−';
const plus = '+';

function PageBox({ opened, state, pageBox, onTell }: ReaderToolsProps) {
  const t = useText();
  const [typed, setTyped] = useState<string>();
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault();
        const page = Number(typed);
        if (Number.isInteger(page) && page > 0) onTell({ kind: 'page', to: page - 1 });
        setTyped(undefined);
      }}
    >
      <input
        ref={pageBox}
        className={styles.box}
        inputMode="numeric"
        size={Math.max(3, String(opened.pageCount).length)}
        aria-label={t.reader.pageBox}
        aria-keyshortcuts="Control+G"
        value={typed ?? String(state.place.page + 1)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(undefined)}
      />
      <span>{t.reader.pageOf(String(opened.pageCount))}</span>
    </form>
  );
}

function SheetPick({ opened, onTell }: ReaderToolsProps) {
  const t = useText();
  return (
    <select
      className={styles.box}
      aria-label={t.reader.sheet}
      onChange={(event) => onTell({ kind: 'sheet', index: event.target.selectedIndex })}
    >
      {opened.sheets.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets stay in their order, and two may have one name
        <option key={index}>{name}</option>
      ))}
    </select>
  );
}

function FindBox({ asked, state, findBox, onAct, onAsk }: ReaderToolsProps) {
  const t = useText();
  return (
    <form
      className={styles.find}
      onSubmit={(event) => {
        event.preventDefault();
        onAct('find-next');
      }}
    >
      <input
        ref={findBox}
        className={styles.box}
        aria-label={t.reader.find}
        aria-keyshortcuts="Control+F"
        placeholder={t.reader.find}
        value={asked}
        onChange={(event) => onAsk(event.target.value)}
      />
      {asked !== '' && (
        <>
          <output className={styles.found}>{foundWords(t, state.found)}</output>
          <ToolButton keys="Shift+F3" onPress={() => onAct('find-previous')}>
            {t.reader.findPrevious}
          </ToolButton>
          <ToolButton keys="F3" onPress={() => onAct('find-next')}>
            {t.reader.findNext}
          </ToolButton>
        </>
      )}
    </form>
  );
}

function foundWords(t: Text, found: Found | undefined): string {
  if (found === undefined) return t.reader.finding;
  if (found.total === 0) return found.complete ? t.reader.foundNone : t.reader.finding;
  return found.complete
    ? t.reader.foundAt(found.at + 1, found.total)
    : t.reader.foundSoFar(found.at + 1, found.total);
}
