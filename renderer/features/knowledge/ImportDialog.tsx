// Bringing a folder of texts into the knowledge base: choose, look at what would be repaired or flagged, import,
// see what came of it. The folder's path stays in the shell; this window has a grant.

import { useMutation, useQuery } from '@tanstack/react-query';
import type { ImportFile } from '../../../shared/contract/desk-imports.ts';
import { desk, shell } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { ImportTable } from './ImportTable.tsx';
import { PastImports } from './PastImports.tsx';

type ImportDialogProps = { readonly onClose: () => void; readonly onShow: () => void };

type Chosen = { readonly grant: string; readonly name: string; readonly files: readonly ImportFile[] };

export function ImportDialog({ onClose, onShow }: ImportDialogProps) {
  const t = useText();
  const words = t.knowledge.importing;
  const look = useMutation({ mutationFn: lookIntoFolder });
  const bring = useMutation(desk.articles.importFolder.mutationOptions());
  const chosen = look.data ?? undefined;
  const usable = (chosen?.files ?? []).filter((file) => file.problem === undefined);
  const done = bring.data;
  const error = bring.error ?? look.error;
  return (
    <Dialog
      title={words.title}
      closeLabel={t.close}
      onClose={onClose}
      width={860}
      actions={
        <Actions
          stage={done ? 'done' : usable.length > 0 ? 'preview' : 'choose'}
          busy={look.isPending || bring.isPending}
          count={usable.length}
          onChoose={() => look.mutate()}
          onImport={() => chosen && bring.mutate({ grant: chosen.grant })}
          onShow={onShow}
        />
      }
    >
      {!chosen && <p>{words.chooseAbout}</p>}
      {look.isPending && <Note kind="plain">{words.reading}</Note>}
      {!done && <UnderWay isOwn={bring.isPending} />}
      {chosen && !done && <Preview chosen={chosen} />}
      {done && (
        <>
          <Note kind="plain">{words.done(textsOf(done.imported), done.left.length)}</Note>
          {done.left.length > 0 && <ImportTable files={done.left} />}
        </>
      )}
      <Failed error={error} before={words.failed} />
      {!chosen && !look.isPending && <PastImports />}
    </Dialog>
  );
}

/** A file of many texts counts for all of them. */
const textsOf = (files: readonly ImportFile[]): number =>
  files.reduce((sum, { many }) => sum + (many?.texts ?? 1), 0);

/** How far a long import is, and the way to stop it; also of one that was begun before the dialog was closed. */
function UnderWay({ isOwn }: { readonly isOwn: boolean }) {
  const t = useText();
  const words = t.norms.importing;
  const progress = useQuery(desk.articles.importProgress.queryOptions()).data;
  const stop = useMutation(desk.articles.cancelImport.mutationOptions());
  if (!progress) return null;
  return (
    <Note
      kind="plain"
      actions={
        <Button busy={stop.isPending} unavailable={stop.isSuccess} onPress={() => stop.mutate({})}>
          {words.cancel}
        </Button>
      }
    >
      {stop.isSuccess ? words.cancelled : words.progress(progress.name, progress.texts)}
      {!isOwn && <p>{t.imports.underWay}</p>}
      <Progress label={words.progressOf} done={progress.share} total={1} />
    </Note>
  );
}

async function lookIntoFolder(): Promise<Chosen | null> {
  const folder = await shell.folders.choose.call();
  if (folder === null) return null;
  const { files } = await desk.articles.previewImport.call({ grant: folder.grant });
  return { ...folder, files };
}

function Preview({ chosen }: { readonly chosen: Chosen }) {
  const t = useText();
  if (chosen.files.length === 0) return <Note kind="plain">{t.knowledge.importing.nothing}</Note>;
  return (
    <>
      <p>{t.knowledge.importing.preview(chosen.name, chosen.files.length)}</p>
      <ImportTable files={chosen.files} />
    </>
  );
}

type ActionsProps = {
  readonly stage: 'choose' | 'preview' | 'done';
  readonly busy: boolean;
  readonly count: number;
  readonly onChoose: () => void;
  readonly onImport: () => void;
  readonly onShow: () => void;
};

function Actions({ stage, busy, count, onChoose, onImport, onShow }: ActionsProps) {
  const t = useText();
  const words = t.knowledge.importing;
  switch (stage) {
    case 'choose':
      return (
        <Button kind="primary" autoFocus busy={busy} onPress={onChoose}>
          {words.choose}
        </Button>
      );
    case 'preview':
      return (
        <>
          <Button kind="primary" autoFocus busy={busy} onPress={onImport}>
            {words.go(count)}
          </Button>
          <Button onPress={onChoose}>{words.other}</Button>
        </>
      );
    case 'done':
      return (
        <Button kind="primary" autoFocus onPress={onShow}>
          {words.finish}
        </Button>
      );
  }
}
