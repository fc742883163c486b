// The line at the foot: whether the sources can be reached, how fresh the desk is, what waits, what needs the
// person, and up to which grade this desk may hold.

import type { Overview } from '../../../shared/contract/desk-views.ts';
import { useNow } from '../../link/now.ts';
import { whenWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import styles from './StatusBar.module.css';

type StatusBarProps = {
  readonly overview: Overview | undefined;
  readonly onSync: () => void;
  readonly onHelp: () => void;
};

export function StatusBar({ overview, onSync, onHelp }: StatusBarProps) {
  const t = useText();
  const now = useNow();
  if (overview === undefined) return <Keys onHelp={onHelp} />;
  const line = lineOf(t, overview);
  return (
    <>
      <span role="status">
        <span className={styles.dot} data-tone={line.tone} />
        {line.words}
      </span>
      {overview.sources > 0 && (
        <span>
          {overview.lastSyncAt
            ? t.frame.lastSync(whenWords(t, overview.lastSyncAt, now))
            : t.frame.neverSynced}
        </span>
      )}
      {overview.waiting > 0 && <Part onPress={onSync}>{t.frame.waiting(overview.waiting)}</Part>}
      {overview.unsettled > 0 && (
        <Part onPress={onSync} warn>
          {t.frame.unsettled(overview.unsettled)}
        </Part>
      )}
      {overview.sourcesInTrouble > 0 && (
        <Part onPress={onSync}>
          <span className={styles.dot} data-tone="warn" />
          {t.frame.attention(overview.sourcesInTrouble)}
        </Part>
      )}
      <Keys onHelp={onHelp} ceiling={t.terms.secretLevel[overview.ceiling]} />
    </>
  );
}

type LineWords = { readonly words: string; readonly tone: 'ok' | 'warn' | 'off' };

/** How the line to the sources stands, the worst word first. */
export function lineOf(t: Text, overview: Overview): LineWords {
  const { sources, sourcesReachable: reached } = overview;
  if (overview.workingOffline) return { words: t.frame.workingOffline, tone: 'off' };
  if (sources === 0) return { words: t.frame.noSources, tone: 'off' };
  if (reached === 0) return { words: t.frame.offline, tone: 'warn' };
  if (reached < sources) return { words: t.frame.partly(reached, sources), tone: 'warn' };
  return { words: t.frame.connected(reached), tone: 'ok' };
}

type PartProps = {
  readonly onPress: () => void;
  readonly warn?: boolean;
  readonly children: React.ReactNode;
};

function Part({ onPress, warn, children }: PartProps) {
  return (
    <button type="button" className={styles.part} data-warn={warn} onClick={onPress}>
      {children}
    </button>
  );
}

function Keys({ onHelp, ceiling }: { readonly onHelp: () => void; readonly ceiling?: string }) {
  const t = useText();
  return (
    <span className={styles.end}>
      {ceiling && (
        <>
          {ceiling}
          {t.dot}
        </>
      )}
      <button type="button" className={styles.part} aria-keyshortcuts="F1" onClick={onHelp}>
        <span aria-hidden="true">F1 </span>
        {t.frame.keysHint}
      </button>
    </span>
  );
}
