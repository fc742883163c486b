// 历次文本: all texts of the same name that are here, oldest first, each with whether it holds; to open or to compare.

import type { NormVersion } from '../../../shared/contract/desk-norms.ts';
import { standingMark } from '../../records/norms/standing.ts';
import { titleWords } from '../../text/citation-words.ts';
import { ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './Versions.module.css';

type VersionsProps = {
  readonly id: string;
  /** Which of them is being read. */
  readonly here: string;
  readonly versions: readonly NormVersion[];
  readonly onOpen: (id: string) => void;
  readonly onCompare: (id: string) => void;
};

export function Versions({ id, here, versions, onOpen, onCompare }: VersionsProps) {
  const t = useText();
  const words = t.norms.versions;
  return (
    <section id={id} className={styles.versions} aria-label={words.title(versions.length)} data-print-hide>
      <p className={styles.about}>{words.about}</p>
      <ol>
        {versions.map((version) => {
          const mark = standingMark(t, version.standing);
          const named = versionName(t, version);
          return (
            <li key={version.id} className={styles.version} aria-current={version.id === here || undefined}>
              <span className={styles.name}>
                <span className={mark.ended ? styles.ended : undefined}>{named}</span>{' '}
                <Tag tone={mark.tone}>{mark.words}</Tag>
              </span>
              {version.id === here ? (
                <span className={styles.here}>{words.here}</span>
              ) : (
                <span className={styles.ways}>
                  <Button kind="quiet" name={words.openOf(named)} onPress={() => onOpen(version.id)}>
                    {words.open}
                  </Button>
                  <Button kind="quiet" name={words.compareOf(named)} onPress={() => onCompare(version.id)}>
                    {words.compare}
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What tells one text from another: its days and its number; the name is the same. */
export function versionName(t: Text, { title, docNo, publishedOn, effectiveOn }: NormVersion): string {
  const parts = [
    publishedOn === undefined ? '' : t.norms.versions.published(ymdWords(t, publishedOn)),
    effectiveOn === undefined ? '' : t.norms.versions.effective(ymdWords(t, effectiveOn)),
    docNo ?? '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? titleWords(title) : parts.join(t.dot);
}
