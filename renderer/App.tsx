// From where the desk stands to what is on the screen: the look and the words, then the start screens or the desk.

import { useMemo } from 'react';
import { useDeskState } from './link/desk-state.ts';
import { useSettings, useSettingsKnown } from './link/settings.ts';
import { Desk } from './Desk.tsx';
import { Looking } from './features/start/Looking.tsx';
import { Start } from './features/start/Start.tsx';
import { type Appearance, AppearanceContext, useApplied, useSystemDark } from './style/appearance.ts';
import { Words } from './text/words.tsx';

export function App() {
  const settings = useSettings();
  const known = useSettingsKnown();
  const systemDark = useSystemDark();
  const { fontSize, language } = settings;
  const theme = settings.theme === 'system' ? (systemDark ? 'dark' : 'light') : settings.theme;
  const appearance = useMemo((): Appearance => ({ theme, fontSize, language }), [theme, fontSize, language]);
  useApplied(appearance);
  return (
    <AppearanceContext value={appearance}>
      <Words language={language}>{known ? <Standing /> : <Looking />}</Words>
    </AppearanceContext>
  );
}

function Standing() {
  const state = useDeskState();
  switch (state.kind) {
    case 'looking':
      return <Looking />;
    case 'starting':
    case 'open':
    case 'core-restarting':
      return <Desk state={state} />;
    default:
      return <Start state={state} />;
  }
}
