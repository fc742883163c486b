// What a thing to decide is called and which record of which source it is about.

import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { useText } from '../../text/words.tsx';
import styles from './BothVersions.module.css';

type RecordHeadProps = {
  readonly happened: string;
  readonly title: string;
  readonly source: SourceStatus | undefined;
};

export function RecordHead({ happened, title, source }: RecordHeadProps) {
  const t = useText();
  return (
    <>
      <h2 className={styles.title}>{happened}</h2>
      <p className={styles.about}>
        <strong>{title}</strong>
        {t.dot}
        {source?.name ?? t.unknownSource}
      </p>
    </>
  );
}
