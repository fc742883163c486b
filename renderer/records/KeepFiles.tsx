// 保留本支: how much the files of a branch, or of one record, take and whether that fits, before any of it starts; then
// how far they are. Whatever the person does here goes on without this dialog.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ExamineScope } from '../../shared/contract/desk-checks.ts';
import type { BranchFiles } from '../../shared/contract/desk-files.ts';
import { desk, deskClient } from '../link/doors.ts';
import { sizeWords } from '../text/size-words.ts';
import { useText } from '../text/words.tsx';
import type { Text } from '../text/zh.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Failed } from './Failed.tsx';
import styles from './Files.module.css';

type KeepFilesProps = {
  readonly scope: ExamineScope;
  readonly onSay: (words: string) => void;
  readonly onClose: () => void;
};

export function KeepFiles({ scope, onSay, onClose }: KeepFilesProps) {
  const t = useText();
  const words = t.keeping;
  const asked = desk.files.branch.queryOptions({ input: scope });
  const read = useQuery({ ...asked, placeholderData: (before) => before });
  const queries = useQueryClient();
  const show = (found: BranchFiles) => queries.setQueryData(asked.queryKey, found);
  const keep = useMutation({
    mutationFn: () => deskClient.files.keepBranch(scope),
    onSuccess: (found) => {
      show(found);
      onSay(words.keptSaid(found.files));
    },
  });
  const letGo = useMutation({
    mutationFn: () => deskClient.files.letBranchGo(scope),
    onSuccess: (found) => {
      show(found);
      onSay(words.letGoSaid);
    },
  });
  const found = read.data;
  const error = read.error ?? keep.error ?? letGo.error;
  return (
    <Dialog
      title={scope.kind === 'branch' ? words.title : words.titleOfRecord}
      closeLabel={t.close}
      onClose={onClose}
      width={520}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t.close}
          </Button>
          {found !== undefined && found.kept > 0 && (
            <Button busy={letGo.isPending} onPress={() => letGo.mutate()}>
              {found.coming > 0 ? words.stop : words.letGo}
            </Button>
          )}
          {found !== undefined && found.kept < found.files && (
            <Button
              kind="primary"
              busy={keep.isPending}
              unavailable={whyNot(t, found) !== undefined}
              onPress={() => keep.mutate()}
            >
              {words.keep}
            </Button>
          )}
        </>
      }
    >
      <Failed error={error} before={words.failed} />
      {found === undefined ? <p>{words.counting}</p> : <Figure found={found} />}
    </Dialog>
  );
}

function Figure({ found }: { readonly found: BranchFiles }) {
  const t = useText();
  const words = t.keeping;
  const { records, files, bytes, here, hereBytes, missingBytes, freeBytes, kept } = found;
  if (files === 0) return <p>{words.none}</p>;
  const why = whyNot(t, found);
  return (
    <div className={styles.what}>
      <p>{words.all(records, files, sizeWords(t, bytes))}</p>
      <p>{words.here(here, sizeWords(t, hereBytes))}</p>
      <Progress
        label={words.progress}
        done={Math.floor((hereBytes / Math.max(bytes, 1)) * 100)}
        total={100}
      />
      {kept === files ? (
        <p role="status">{here === files ? words.allHere : words.coming(files - here)}</p>
      ) : (
        <p>{words.toCome(sizeWords(t, missingBytes), sizeWords(t, Math.max(0, freeBytes)))}</p>
      )}
      {why !== undefined && <Note kind="alert">{why}</Note>}
    </div>
  );
}

function whyNot(t: Text, { files, missingBytes, freeBytes, mostFiles }: BranchFiles): string | undefined {
  if (files > mostFiles) return t.keeping.tooMany(mostFiles);
  if (missingBytes > freeBytes) return t.keeping.noRoom(sizeWords(t, missingBytes - freeBytes));
  return undefined;
}
