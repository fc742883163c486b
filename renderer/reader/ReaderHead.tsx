// Above a file: whose it is, that it is what its department registered, and the way to its neighbours and back.

import type { FilesOfRecord } from '../../shared/contract/desk-files.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';
import { sizeWords } from '../text/size-words.ts';
import { useText } from '../text/words.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { ReaderAct } from './reader-keys.ts';
import styles from './Reader.module.css';
import { ToolButton } from './ToolButton.tsx';

type ReaderHeadProps = {
  readonly record: FilesOfRecord | undefined;
  readonly file: FileRef | undefined;
  /** The name of the one attached in it that is shown instead. */
  readonly inside: string | undefined;
  readonly isVerified: boolean;
  /** Not of what is lent: it is read here and saved nowhere. */
  readonly maySave: boolean;
  readonly said: string;
  readonly onAct: (act: ReaderAct) => void;
};

export function ReaderHead({ record, file, inside, isVerified, maySave, said, onAct }: ReaderHeadProps) {
  const t = useText();
  const files = record?.files ?? [];
  const at = files.findIndex(({ hash }) => hash === file?.hash);
  const about = [record?.title, record?.number, record?.organ, file && sizeWords(t, file.size)]
    .filter((part) => part !== undefined && part !== '')
    .join(t.dot);
  return (
    <header className={styles.head}>
      <div className={styles.what}>
        <h2 className={styles.name}>{inside ?? file?.name}</h2>
        {inside !== undefined && <p className={styles.said}>{t.reader.inside.of(file?.name ?? '')}</p>}
        <p className={styles.about}>
          {isVerified && (
            <span title={t.reader.verifiedHint}>
              <Tag tone="green">{t.reader.verified}</Tag>
            </span>
          )}
          <span title={about}>{about}</span>
        </p>
        {said !== '' && <p className={styles.said}>{said}</p>}
      </div>
      {inside !== undefined && (
        <ToolButton keys="Escape" onPress={() => onAct('close')}>
          {t.reader.inside.back}
        </ToolButton>
      )}
      {inside === undefined && files.length > 1 && (
        <>
          <span className={styles.quiet}>{t.reader.fileOf(at + 1, files.length)}</span>
          <ToolButton keys="Control+PageUp" off={at <= 0} onPress={() => onAct('previous-file')}>
            {t.reader.previous}
          </ToolButton>
          <ToolButton keys="Control+PageDown" off={at >= files.length - 1} onPress={() => onAct('next-file')}>
            {t.reader.next}
          </ToolButton>
        </>
      )}
      {maySave && (
        <ToolButton keys="Control+S" off={!isVerified} onPress={() => onAct('save')}>
          {t.reader.saveAs}
        </ToolButton>
      )}
      {inside === undefined && (
        <ToolButton keys="Escape" onPress={() => onAct('close')}>
          {t.close}
        </ToolButton>
      )}
    </header>
  );
}
