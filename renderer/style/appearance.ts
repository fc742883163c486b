// How the window looks now: theme, size and language as the person chose them, worked out to what is drawn.

import { createContext, useContext, useLayoutEffect, useSyncExternalStore } from 'react';

export type Appearance = {
  readonly theme: 'light' | 'dark';
  readonly fontSize: 'normal' | 'large' | 'elder';
  readonly language: 'zh-CN' | 'en';
};

const basePx = { normal: 14, large: 18, elder: 24 } as const;

export const AppearanceContext = createContext<Appearance>({
  theme: 'light',
  fontSize: 'normal',
  language: 'zh-CN',
});

export const useAppearance = (): Appearance => useContext(AppearanceContext);

/** px of this font size for a measure given at normal size. */
export const scaled = (px: number, fontSize: Appearance['fontSize']): number =>
  Math.round((px * basePx[fontSize]) / basePx.normal);

export const fontPx = (fontSize: Appearance['fontSize']): number => basePx[fontSize];

/** Whether the system asks for dark. */
export function useSystemDark(): boolean {
  return useSyncExternalStore(followSystem, () => darkQuery().matches);
}

const darkQuery = () => window.matchMedia('(prefers-color-scheme: dark)');

function followSystem(changed: () => void): () => void {
  const query = darkQuery();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Puts the appearance onto the page. */
export function useApplied({ theme, fontSize, language }: Appearance): void {
  // Before the first paint, so that nothing flashes.
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.setAttribute('data-theme', theme);
    page.setAttribute('data-font', fontSize);
    page.lang = language;
  }, [theme, fontSize, language]);
}
