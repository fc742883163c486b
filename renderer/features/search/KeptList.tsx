// While nothing is asked: the questions kept on purpose, with what is new for them, and those of before.

import { useText } from '../../text/words.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Option } from '../../ui/Option.tsx';
import type { KeptEntry } from './entries.ts';
import styles from './Search.module.css';

type KeptListProps = {
  readonly id: string;
  readonly entries: readonly KeptEntry[];
  readonly active: number;
  readonly onTake: (at: number) => void;
  readonly onForget: (at: number) => void;
};

const groups = ['saved', 'recent'] as const;

export function KeptList({ id, entries, active, onTake, onForget }: KeptListProps) {
  const t = useText();
  return (
    <>
      {entries.length === 0 && <p className={styles.none}>{t.search.nothingKept}</p>}
      <div id={id} className={styles.list} role="listbox" aria-label={t.search.results}>
        {groups
          .filter((group) => entries.some(({ of }) => of === group))
          .map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
            <div key={group} role="group" aria-label={t.search[group]}>
              <div className={styles.head} aria-hidden="true">
                {t.search[group]}
              </div>
              {entries.map(
                (entry, at) =>
                  entry.of === group && (
                    <Option
                      key={entry.question}
                      id={`${id}-${at}`}
                      active={at === active}
                      onTake={() => onTake(at)}
                    >
                      <KeptLine entry={entry} onForget={() => onForget(at)} />
                    </Option>
                  ),
              )}
            </div>
          ))}
      </div>
    </>
  );
}

function KeptLine({ entry, onForget }: { readonly entry: KeptEntry; readonly onForget: () => void }) {
  const t = useText();
  return (
    <span className={styles.kept}>
      <span className={styles.question}>{entry.question}</span>
      {entry.followed && <Tag tone="grey">{t.search.followedTag}</Tag>}
      {entry.fresh > 0 && <Tag tone="blue">{t.search.fresher(entry.fresh)}</Tag>}
      {/* For the pointer alone: a line of a list can hold no button; by keyboard it is Delete. */}
      <span
        className={styles.forget}
        aria-hidden="true"
        title={t.search.forget}
        onClick={(event) => {
          event.stopPropagation();
          onForget();
        }}
      >
        <Icon name="close" />
      </span>
    </span>
  );
}
