// 设置: how the window looks, and how well this desk is protected. Each choice holds at once.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Settings as Chosen } from '../../../shared/contract/shell.ts';
import { desk, shell } from '../../link/doors.ts';
import { useChangeSettings, useSettings } from '../../link/settings.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Alerts } from './Alerts.tsx';
import { Protection } from './Protection.tsx';
import styles from './Settings.module.css';
import { Space } from './Space.tsx';

type SettingsProps = {
  readonly onSync: () => void;
  readonly onAudit: () => void;
  readonly onLock: (() => void) | undefined;
  readonly onSay: (words: string) => void;
};

const themes: readonly Chosen['theme'][] = ['light', 'dark', 'system'];
const fontSizes: readonly Chosen['fontSize'][] = ['normal', 'large', 'elder'];
const languages: readonly Chosen['language'][] = ['zh-CN', 'en'];

export function Settings({ onSync, onAudit, onLock, onSay }: SettingsProps) {
  const t = useText();
  const words = t.settings;
  const settings = useSettings();
  const { change, error } = useChangeSettings();
  const protection = useQuery(shell.protection.read.queryOptions());
  const overview = useQuery(desk.overview.read.queryOptions()).data;
  return (
    <section className={styles.screen} aria-label={words.title} data-region="main">
      <Heading title={words.title} />
      <div className={styles.groups}>
        <Group title={words.look}>
          <Line name={words.theme}>
            <Segments
              label={words.theme}
              value={settings.theme}
              onChange={(theme) => change({ theme })}
              choices={themes.map((value) => ({ value, label: words.themes[value] }))}
            />
          </Line>
          <Line name={words.fontSize}>
            <Segments
              label={words.fontSize}
              value={settings.fontSize}
              onChange={(fontSize) => change({ fontSize })}
              choices={fontSizes.map((value) => ({ value, label: words.fontSizes[value] }))}
            />
          </Line>
          <Line name={words.language}>
            <Segments
              label={words.language}
              value={settings.language}
              onChange={(language) => change({ language })}
              choices={languages.map((value) => ({ value, label: words.languages[value] }))}
            />
          </Line>
          <Failed error={error} before={words.saveFailed} />
        </Group>
        <Group title={t.alerts.title}>
          <Alerts />
        </Group>
        <Group title={words.sources}>
          <p className={styles.about}>{words.sourcesAbout}</p>
          <div>
            <Button onPress={onSync}>{words.openSync}</Button>
          </div>
        </Group>
        <Group title={t.space.title}>
          <Space onSay={onSay} />
        </Group>
        <Group title={t.audit.title}>
          <p className={styles.about}>{t.audit.about}</p>
          <div>
            <KeyButton keys="Alt L" onPress={onAudit}>
              {t.audit.open}
            </KeyButton>
          </div>
        </Group>
        <Group title={words.protection}>
          {protection.data && <Protection protection={protection.data} ceiling={overview?.ceiling} />}
          {protection.isError && (
            <Note kind="alert" actions={<Button onPress={() => void protection.refetch()}>{t.again}</Button>}>
              {words.protectionFailed}
            </Note>
          )}
          {onLock && (
            <div>
              <Button icon="lock" keys="Ctrl L" onPress={onLock}>
                {words.lockNow}
              </Button>
            </div>
          )}
        </Group>
      </div>
    </section>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span className={styles.name}>{name}</span>
      {children}
    </div>
  );
}
