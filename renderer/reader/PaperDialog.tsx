// Which pages go onto paper, then the paper itself: laid beside the page where only the printer sees it, handed to the
// shell's print or PDF, and taken away again.

import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { printPage, savePdf } from '../link/printing.ts';
import { troubleOf } from '../link/trouble.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import type { FromFrame, ToFrame } from './messages.ts';
import { PaperSheets } from './PaperSheets.tsx';
import styles from './Reader.module.css';
import { deskClient } from '../link/doors.ts';
import type { Lent } from './Watermark.tsx';
import type { PaperWork } from './use-paper.ts';

type PaperDialogProps = {
  readonly opened: Extract<FromFrame, { kind: 'opened' }>;
  readonly paper: PaperWork;
  /** The one in sight. */
  readonly page: number;
  readonly onTell: (message: ToFrame) => void;
  /** It goes onto paper marked, and with a line in the trail. */
  readonly lent?: { readonly loan: Lent; readonly recordId: string; readonly hash: string };
};

type Way = 'print' | 'pdf';

type Out = Pick<PaperDialogProps, 'paper'> & {
  readonly lent: PaperDialogProps['lent'] | undefined;
  readonly pages: { readonly from?: number; readonly to?: number };
  readonly isDrawn: boolean;
  readonly way: Way;
};

type PagesProps = { readonly range: ReturnType<typeof useRange>; readonly pageCount: number };

const mostPages = 200;

export function PaperDialog({ opened, paper, page, onTell, lent }: PaperDialogProps) {
  const t = useText();
  const { pageCount, documentKind } = opened;
  const isDrawn = pageCount === 0 && documentKind !== 'text';
  const range = useRange(pageCount, page);
  const { first, last, fits, isTooMany } = range;
  const [way, setWay] = useState<Way>('print');
  const out = useOut({ paper, pages: pageCount === 0 ? {} : { from: first, to: last }, isDrawn, way, lent });
  const laid = useEffectEvent(() => out.mutate());
  const begin = (by: Way) => {
    if (!fits || isTooMany) return;
    setWay(by);
    paper.begin();
    onTell({ kind: 'print', from: Math.max(0, first - 1), to: Math.max(0, last - 1) });
  };
  return (
    <section className={styles.paper} aria-label={t.reader.paper.title}>
      {pageCount > 1 && <Pages range={range} pageCount={pageCount} />}
      {pageCount === 0 && <p>{isDrawn ? t.reader.paper.asShown : t.reader.paper.textOnly}</p>}
      {lent !== undefined && <p>{t.loans.printing}</p>}
      {isTooMany && <p role="alert">{t.reader.paper.most(mostPages)}</p>}
      {!fits && <p role="alert">{t.reader.paper.wrong}</p>}
      {paper.isDrawing && pageCount > 0 && (
        <p role="status">{t.reader.paper.drawing(paper.drawn, last - first + 1)}</p>
      )}
      {paper.isDrawing && isDrawn && <p role="status">{t.reader.paper.drawnSoFar(paper.drawn)}</p>}
      <span className={styles.buttons}>
        <Button kind="primary" autoFocus busy={paper.isDrawing} onPress={() => begin('print')}>
          {t.reader.paper.go}
        </Button>
        <Button busy={paper.isDrawing} onPress={() => begin('pdf')}>
          {t.reader.paper.pdf}
        </Button>
        <Button kind="quiet" onPress={paper.close}>
          {t.reader.paper.cancel}
        </Button>
      </span>
      {paper.ready && <PaperSheets paper={paper.ready} watermark={lent?.loan} onLaid={laid} />}
      <FocusFirst />
    </section>
  );
}

/** From what is laid out to the printer or a PDF; of a loan there is a line in the trail first. */
function useOut({ paper, pages, isDrawn, way, lent }: Out) {
  const t = useText();
  return useMutation({
    mutationFn: async () => {
      if (lent !== undefined) {
        const { recordId, hash } = lent;
        await deskClient.loans.print({ recordId, hash, as: way === 'print' ? 'paper' : 'pdf', ...pages });
      }
      return way === 'print' ? printPage() : savePdf();
    },
    onSuccess: (done) => {
      // Said together: what came out is not what was promised above.
      const instead = isDrawn && paper.ready?.pages.length === 0 ? t.reader.paper.textInstead : '';
      if (done === true) paper.say(t.printed + instead);
      if (typeof done === 'string') paper.say(t.pdfSaved(done) + instead);
    },
    onError: (error) => paper.say(troubleText(t, troubleOf(error))),
    onSettled: () => paper.close(),
  });
}

function useRange(pageCount: number, page: number) {
  const [wanted, setWanted] = useState<'all' | 'part'>(pageCount > mostPages ? 'part' : 'all');
  const [from, setFrom] = useState(String(page + 1));
  const [to, setTo] = useState(String(page + 1));
  const [first, last] = wanted === 'all' ? [1, pageCount] : [Number(from), Number(to)];
  const fits = pageCount === 0 || (first >= 1 && last >= first && last <= pageCount);
  const isTooMany = pageCount > 0 && last - first >= mostPages;
  return { wanted, setWanted, from, setFrom, to, setTo, first, last, fits, isTooMany };
}

function Pages({ range, pageCount }: PagesProps) {
  const t = useText();
  const { wanted, setWanted, from, setFrom, to, setTo } = range;
  return (
    <fieldset className={styles.range}>
      <legend>{t.reader.paper.title}</legend>
      <label>
        <input type="radio" name="range" checked={wanted === 'all'} onChange={() => setWanted('all')} />
        {t.reader.paper.all(pageCount)}
      </label>
      <label>
        <input type="radio" name="range" checked={wanted === 'part'} onChange={() => setWanted('part')} />
        {t.reader.paper.part}
      </label>
      {wanted === 'part' && (
        <span>
          {t.reader.paper.from}
          <NumberBox name={t.reader.paper.from} value={from} onChange={setFrom} />
          {t.reader.paper.to}
          <NumberBox name={t.reader.paper.to} value={to} onChange={setTo} />
          {t.reader.paper.end}
        </span>
      )}
    </fieldset>
  );
}

function NumberBox({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <input
      className={styles.box}
      inputMode="numeric"
      size={4}
      aria-label={name}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** The focus may be in the frame, which lets go of it only when asked. */
function FocusFirst() {
  useEffect(() => document.querySelector<HTMLElement>('[data-first]')?.focus(), []);
  return null;
}
