// The modules, each a picture over a word, with how many things wait there.

import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useText } from '../../text/words.tsx';
import styles from './Rail.module.css';

export const modules = ['todos', 'archives', 'knowledge', 'contacts', 'sync', 'settings'] as const;
/** What stands on the rail, and what is opened from elsewhere. */
export type Module = (typeof modules)[number] | 'audit';

const icons: { readonly [M in (typeof modules)[number]]: IconName } = {
  todos: 'todo',
  archives: 'archive',
  knowledge: 'book',
  contacts: 'contacts',
  sync: 'sync',
  settings: 'settings',
};

type RailProps = {
  readonly here: Module;
  readonly counts: { readonly [M in Module]?: number };
  readonly onGo: (module: Module) => void;
};

export function Rail({ here, counts, onGo }: RailProps) {
  const t = useText();
  return modules.map((module, place) => {
    const count = counts[module] ?? 0;
    const word = t.frame.modules[module];
    return (
      <button
        key={module}
        type="button"
        className={styles.module}
        aria-current={module === here ? 'page' : undefined}
        aria-keyshortcuts={`Control+${place + 1}`}
        data-enter={module === here ? true : undefined}
        onClick={() => onGo(module)}
      >
        <Icon name={icons[module]} />
        <span>{word}</span>
        {count > 0 && <span className={styles.count}>{t.frame.navCount(count)}</span>}
      </button>
    );
  });
}
