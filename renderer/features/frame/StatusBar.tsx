// The line at the foot: whether the sources can be reached, how fresh the desk is, what waits, what needs the
// person, what is wrong (one line for one cause), and up to which grade this desk may hold.

import type { Overview } from '../../../shared/contract/desk-views.ts';
import { groupTrouble } from '../../../shared/domain/source-trouble.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { causeWords } from '../../text/cause-words.ts';
import { whenWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import styles from './StatusBar.module.css';

type StatusBarProps = {
  readonly overview: Overview | undefined;
  readonly onSync: () => void;
  readonly onAudit: () => void;
  readonly onHelp: () => void;
};

export function StatusBar({ overview, onSync, onAudit, onHelp }: StatusBarProps) {
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
      {overview.sources > 0 && <Part onPress={onSync}>{t.frame.waiting(overview.waiting)}</Part>}
      {overview.unsettled > 0 && (
        <Part onPress={onSync} warn>
          {t.frame.unsettled(overview.unsettled)}
        </Part>
      )}
      {overview.auditBroken && (
        <span role="status">
          <Part onPress={onAudit} warn>
            {t.audit.status}
          </Part>
        </span>
      )}
      {!overview.workingOffline && <Causes onSync={onSync} />}
      <Keys onHelp={onHelp} ceiling={t.terms.secretLevel[overview.ceiling]} />
    </>
  );
}

/** As many as there is room for; the rest is counted. */
const mostCauses = 2;

function Causes({ onSync }: { readonly onSync: () => void }) {
  const t = useText();
  const sources = useSources();
  // That nothing can be reached is said at the beginning of the line.
  const groups = groupTrouble(sources).filter(({ cause }) => cause !== 'line-down');
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? t.unknownSource;
  const more = groups.slice(mostCauses).flatMap((group) => group.sources).length;
  return (
    <span className={styles.causes} role="status">
      {groups.slice(0, mostCauses).map((group) => (
        <Part key={group.cause} onPress={onSync}>
          <span className={styles.dot} data-tone="warn" />
          {causeWords(t, group, nameOf)}
        </Part>
      ))}
      {more > 0 && <Part onPress={onSync}>{t.frame.attentionMore(more)}</Part>}
    </span>
  );
}

type LineWords = { readonly words: string; readonly tone: 'ok' | 'warn' | 'off' };

/** How the line to the sources stands, the worst word first. */
function lineOf(t: Text, overview: Overview): LineWords {
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
