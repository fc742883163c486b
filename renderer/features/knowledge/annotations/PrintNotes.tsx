// Beside printing: whether the notes of this person go onto the paper too. A note is private, so it is off until it is wished.

import { useText } from '../../../text/words.tsx';
import styles from './Annotations.module.css';
import type { Annotating } from './use-annotations.ts';

export function PrintNotes({ annotating }: { readonly annotating: Annotating }) {
  const { annotations: words } = useText();
  if (!annotating.hasWords) return null;
  return (
    <label className={styles.choice} data-print-hide>
      <input
        type="checkbox"
        checked={annotating.isPrinted}
        onChange={(event) => annotating.setPrinted(event.target.checked)}
      />
      {words.printNotes}
    </label>
  );
}
