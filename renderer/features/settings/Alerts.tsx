// 桌面通知: whether to be told outside the window, of what, and when not. Each choice holds at once.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AlertSettings } from '../../../shared/domain/alert.ts';
import { desk, shell } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Note } from '../../ui/Note.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { QuietHours } from './QuietHours.tsx';
import styles from './Settings.module.css';

export function Alerts() {
  const t = useText();
  const words = t.alerts;
  const read = useQuery(desk.alerts.read.queryOptions());
  const able = useQuery(shell.alerts.able.queryOptions({ staleTime: 0 })).data?.able;
  return (
    <>
      <p className={styles.about}>{words.about}</p>
      {able === false && <Note kind="warn">{words.unable}</Note>}
      {read.data !== undefined && <Choices settings={read.data} />}
      {read.data === undefined && (
        <Failed error={read.error} before={words.readFailed} onAgain={() => void read.refetch()} />
      )}
    </>
  );
}

const todos: readonly AlertSettings['todos'][] = ['urgent', 'all'];

function Choices({ settings }: { readonly settings: AlertSettings }) {
  const t = useText();
  const words = t.alerts;
  const { change, error } = useChangeAlerts();
  return (
    <>
      <div className={styles.line}>
        <span className={styles.name}>{words.alerts}</span>
        <OnOff label={words.alerts} on={settings.on} onChange={(on) => change({ ...settings, on })} />
      </div>
      {settings.on && (
        <>
          <div className={styles.line}>
            <span className={styles.name}>{words.todos}</span>
            <Segments
              label={words.todos}
              value={settings.todos}
              onChange={(chosen) => change({ ...settings, todos: chosen })}
              choices={todos.map((value) => ({ value, label: words.todosOf[value] }))}
            />
          </div>
          <p className={styles.about}>{words.needs}</p>
          <div className={styles.line}>
            <span className={styles.name}>{words.quiet}</span>
            <OnOff
              label={words.quiet}
              on={settings.quiet.on}
              onChange={(on) => change({ ...settings, quiet: { ...settings.quiet, on } })}
            />
          </div>
          {settings.quiet.on && <QuietHours settings={settings} onChange={change} />}
        </>
      )}
      <Failed error={error} before={words.saveFailed} />
    </>
  );
}

type OnOffProps = {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

function OnOff({ label, on, onChange }: OnOffProps) {
  const { on: yes, off: no } = useText().alerts;
  return (
    <Segments
      label={label}
      value={on ? 'on' : 'off'}
      onChange={(value) => onChange(value === 'on')}
      choices={[
        { value: 'on', label: yes },
        { value: 'off', label: no },
      ]}
    />
  );
}

/** Shown at once; what was not saved is asked for again. */
function useChangeAlerts() {
  const queries = useQueryClient();
  const queryKey = desk.alerts.read.queryKey();
  const save = useMutation(
    desk.alerts.save.mutationOptions({
      onMutate: (settings) => queries.setQueryData(queryKey, settings),
      onError: () => queries.invalidateQueries({ queryKey }),
    }),
  );
  return { change: (settings: AlertSettings) => save.mutate(settings), error: save.error };
}
