// A note whose article is not here any more: its own words, why the article went, and the way to delete it.

import type { ListedAnnotation } from '../../../../shared/contract/desk-annotations.ts';
import { useNow } from '../../../link/now.ts';
import { dayWords } from '../../../text/dates.ts';
import { useText } from '../../../text/words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { WhenOneColumn } from '../../../ui/Folded.tsx';
import { Note } from '../../../ui/Note.tsx';
import { ReadingPane } from '../../../ui/ReadingPane.tsx';
import styles from './Annotations.module.css';
import { titleWords } from './MyAnnotations.tsx';
import type { Removal } from './use-annotations.ts';

type GoneProps = {
  readonly annotation: ListedAnnotation;
  readonly removal: Removal;
  readonly onBack: () => void;
};

export function GoneAnnotation({ annotation, removal, onBack }: GoneProps) {
  const t = useText();
  const now = useNow();
  const { id, words, label, changedAt, at } = annotation;
  const { withdrawnHint, aboveCeilingHint, goneHint } = t.annotations;
  const hint = { withdrawn: withdrawnHint, 'above-ceiling': aboveCeilingHint, removed: goneHint, here: '' };
  return (
    <>
      <WhenOneColumn>
        <Button kind="quiet" icon="back" onPress={onBack}>
          {t.backToList}
        </Button>
      </WhenOneColumn>
      <ReadingPane
        title={titleWords(t, annotation)}
        elements={[]}
        tools={<Button onPress={() => removal.remove(id)}>{t.annotations.remove}</Button>}
        foot={[label ?? t.annotations.wholeArticle, dayWords(t, changedAt, now)].join(t.dot)}
      >
        <div className={styles.gone}>
          <Note kind="plain">{hint[at.kind]}</Note>
          <p className={styles.words}>{words === '' ? t.annotations.bare : words}</p>
        </div>
      </ReadingPane>
    </>
  );
}
