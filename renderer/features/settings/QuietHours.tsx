// 免打扰: from when to when, and what of it. The hours are chosen, not typed: there is no wrong one among them.

import type { AlertSettings } from '../../../shared/domain/alert.ts';
import { quietUntil } from '../../../shared/domain/quiet-hours.ts';
import { useNow } from '../../link/now.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { Note } from '../../ui/Note.tsx';
import { endChoices, startChoices } from './quiet-choices.ts';
import styles from './Settings.module.css';

type QuietHoursProps = {
  readonly settings: AlertSettings;
  readonly onChange: (settings: AlertSettings) => void;
};

export function QuietHours({ settings, onChange }: QuietHoursProps) {
  const t = useText();
  const words = t.alerts;
  const now = useNow();
  const { quiet, urgentThrough } = settings;
  const until = quietUntil(now, quiet);
  const change = (some: Partial<AlertSettings['quiet']>) =>
    onChange({ ...settings, quiet: { ...quiet, ...some } });
  return (
    <>
      <div className={styles.hours}>
        <ChoiceField
          label={words.from}
          value={String(quiet.from)}
          none={t.emptyValue}
          choices={startChoices(t, quiet)}
          onChange={(minute) => change({ from: Number(minute) })}
        />
        <ChoiceField
          label={words.to}
          value={String(quiet.to)}
          none={t.emptyValue}
          choices={endChoices(t, quiet)}
          onChange={(minute) => change({ to: Number(minute) })}
        />
      </div>
      <Check on={quiet.daysOff} onChange={(daysOff) => change({ daysOff })}>
        {words.daysOff}
      </Check>
      <Check on={urgentThrough} onChange={(through) => onChange({ ...settings, urgentThrough: through })}>
        {words.urgentThrough}
      </Check>
      <p className={styles.about}>{words.quietAbout}</p>
      {until !== undefined && (
        <Note kind="plain">{words.quietNow(momentWords(t, new Date(until).toISOString(), now))}</Note>
      )}
    </>
  );
}

type CheckProps = {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: string;
};

function Check({ on, onChange, children }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  );
}
