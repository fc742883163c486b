// At the search box: how many new hits the followed questions have. Quiet: it speaks to nobody and takes no focus.

import { useText } from '../../text/words.tsx';
import styles from './FreshBadge.module.css';
import { useFreshCount } from './use-kept.ts';

export function FreshBadge({ onPress }: { readonly onPress: () => void }) {
  const t = useText();
  const count = useFreshCount();
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={styles.badge}
      aria-label={t.search.badgeFull(count)}
      title={t.search.badgeFull(count)}
      onClick={onPress}
    >
      {t.search.badge(count)}
    </button>
  );
}
