// One file being read: the frame, and everything around it that says how it stands. Keys work wherever the focus is; the
// frame hands over those it does not need.

import { Suspense } from 'react';
import { useText } from '../text/words.tsx';
import { Live } from '../ui/Live.tsx';
import { late } from '../ui/late.ts';
import { InsideList } from './InsideList.tsx';
import { PaperDialog } from './PaperDialog.tsx';
import styles from './Reader.module.css';
import { ReaderHead } from './ReaderHead.tsx';
import { ReaderState } from './ReaderState.tsx';
import { ReaderTools } from './ReaderTools.tsx';
import { type ToRead, useReading } from './use-reading.ts';
import type { SaveAs } from './use-save-as.ts';
import { Watermark } from './Watermark.tsx';

const RiskyDialog = late(async () => (await import('../records/RiskyDialog.tsx')).RiskyDialog);

export function ReadFile(toRead: ToRead) {
  const t = useText();
  const reading = useReading(toRead);
  const { opened, frame, shown, paper, saving, panels, boxes, said, within, asked, ask, act } = reading;
  const { file, record, loan } = opened;
  const { recordId, hash } = toRead;
  return (
    <div
      className={styles.reader}
      role="dialog"
      aria-modal="true"
      aria-label={t.reader.dialog(within.name ?? file?.name ?? '')}
    >
      <ReaderHead
        record={record}
        file={file}
        inside={within.name}
        isVerified={opened.bytes.kind === 'read'}
        maySave={loan === undefined}
        onAct={act}
        said={said}
      />
      {shown && (
        <ReaderTools
          opened={shown}
          state={frame.state}
          thumbs={panels.thumbs}
          outline={panels.outline}
          inside={
            within.files.length > 0 ? { count: within.files.length, isShown: panels.inside } : undefined
          }
          asked={asked}
          findBox={boxes.find}
          pageBox={boxes.page}
          onAct={act}
          onAsk={ask}
          onTell={frame.tell}
        />
      )}
      <ReaderState
        file={within.name === undefined ? opened : { ...opened, again: within.again }}
        standing={frame.state.standing}
        onSave={reading.save}
      />
      <div className={styles.beside}>
        <div className={styles.over}>
          <div ref={frame.holder} className={styles.place} data-shown={shown !== undefined || undefined} />
          {shown && loan?.kind === 'lent' && <Watermark loan={loan} on="screen" />}
        </div>
        {shown && panels.inside && within.files.length > 0 && (
          <InsideList
            files={within.files}
            onLoan={loan !== undefined}
            isDeepest={within.isDeepest}
            onOpen={within.open}
            onSave={within.save}
          />
        )}
      </div>
      {shown && paper.isAsking && (
        <PaperDialog
          opened={shown}
          paper={paper}
          {...(loan?.kind === 'lent' && { lent: { loan, recordId, hash } })}
          page={frame.state.place.page}
          onTell={frame.tell}
        />
      )}
      <Live>{said}</Live>
      <Warning saving={saving} />
    </div>
  );
}

function Warning({ saving: { warned, answer } }: { readonly saving: SaveAs }) {
  return (
    <Suspense>
      {warned !== undefined && (
        <RiskyDialog name={warned} onClose={() => answer('not')} onGo={() => answer('go-on')} />
      )}
    </Suspense>
  );
}
