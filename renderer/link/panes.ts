// How wide the person made a pane, kept with the settings.

import { useChangeSettings, useSettings } from './settings.ts';

export function usePaneWidth(
  name: string,
  first: number,
): { readonly width: number; readonly onWidth: (width: number) => void } {
  const { panes } = useSettings();
  const { change } = useChangeSettings();
  return {
    width: panes?.[name] ?? first,
    onWidth: (width) => change({ panes: { ...panes, [name]: width } }),
  };
}
