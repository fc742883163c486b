// What fares badly, one line for one cause: five systems behind one cable are one line.

import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { TroubleGroup } from '../../../shared/domain/source-trouble.ts';
import { causeWords } from '../../text/cause-words.ts';
import { useText } from '../../text/words.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Sync.module.css';

type CausesProps = {
  readonly groups: readonly TroubleGroup[];
  readonly sources: readonly SourceStatus[];
};

/** A cause of one source stands in its row; only what several share is told above them. */
export function Causes({ groups, sources }: CausesProps) {
  const t = useText();
  const shared = groups.filter((group) => group.sources.length > 1);
  if (shared.length === 0) return null;
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? t.unknownSource;
  return (
    <div className={styles.causes}>
      {shared.map((group) => (
        <Note key={group.cause} kind="warn">
          {causeWords(t, group, nameOf)}
          {t.stop}
          {group.cause === 'line-down' && t.sync.lineDownSafe}
        </Note>
      ))}
    </div>
  );
}
