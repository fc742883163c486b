// The buttons of one file: those that do something as it stands now.

import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { type FileStanding, isComing, isHere, mayFetch } from './file-standing.ts';
import styles from './Files.module.css';
import type { FileActs } from './use-file-acts.ts';

type FileButtonsProps = {
  readonly name: string;
  readonly standing: FileStanding;
  readonly pinned: boolean;
  readonly fetchKeys: string | undefined;
  readonly onLoan: boolean;
  readonly acts: FileActs;
  readonly onRead: () => void;
  readonly onSave: () => void;
};

export function FileButtons(props: FileButtonsProps) {
  const { name, standing, pinned, fetchKeys, onLoan, acts, onRead, onSave } = props;
  const { fetch, cancel, pin, save } = acts;
  const t = useText();
  return (
    <p className={styles.buttons}>
      {standing.kind !== 'not-lent' && standing.kind !== 'sealed' && (
        <Button kind="quiet" name={t.reader.openOf(name)} onPress={onRead}>
          {t.reader.open}
        </Button>
      )}
      {mayFetch(standing) && (
        <Button
          kind="quiet"
          busy={fetch.isPending}
          onPress={() => fetch.mutate()}
          {...(fetchKeys === undefined ? { name: t.files.fetchOf(name) } : { keys: fetchKeys })}
        >
          {t.files.fetch}
        </Button>
      )}
      {isComing(standing) && (
        <Button
          kind="quiet"
          name={t.files.cancelOf(name)}
          busy={cancel.isPending}
          onPress={() => cancel.mutate()}
        >
          {t.files.cancel}
        </Button>
      )}
      {isHere(standing) && !onLoan && (
        <Button kind="quiet" name={t.files.saveAsOf(name)} busy={save.isPending} onPress={onSave}>
          {t.files.saveAs}
        </Button>
      )}
      {standing.kind === 'here' && (
        <Button
          kind="quiet"
          name={pinned ? t.files.unpinOf(name) : t.files.pinOf(name)}
          busy={pin.isPending}
          onPress={() => pin.mutate()}
        >
          {pinned ? t.files.unpin : t.files.pin}
        </Button>
      )}
    </p>
  );
}
