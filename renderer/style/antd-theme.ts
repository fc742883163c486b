// The design's measures and colours in antd's words. The same values stand in tokens.css for everything of ours.

import type { ThemeConfig } from 'antd';
import darkAlgorithm from 'antd/es/theme/themes/dark';
import defaultAlgorithm from 'antd/es/theme/themes/default';
import { type Appearance, fontPx } from './appearance.ts';

const light = {
  colorPrimary: '#0958d9',
  colorLink: '#0958d9',
  colorText: '#1f2329',
  colorTextSecondary: '#51565d',
  colorTextDescription: '#676d74',
  colorTextPlaceholder: '#676d74',
  colorBgLayout: '#f5f6f8',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorBorder: '#868c94',
  colorBorderSecondary: '#e5e7eb',
  colorSplit: '#e5e7eb',
  colorError: '#873800',
  controlItemBgActive: '#eef4ff',
} as const;

const dark = {
  colorPrimary: '#6ea8fe',
  colorLink: '#6ea8fe',
  colorText: '#e8eaed',
  colorTextSecondary: '#b4b9c0',
  colorTextDescription: '#9aa0a8',
  colorTextPlaceholder: '#9aa0a8',
  colorBgLayout: '#16181c',
  colorBgContainer: '#1d2025',
  colorBgElevated: '#24282e',
  colorBorder: '#767d87',
  colorBorderSecondary: '#30343b',
  colorSplit: '#30343b',
  colorError: '#ffc069',
  colorTextLightSolid: '#10151d',
  controlItemBgActive: '#20304d',
} as const;

export function antdTheme({ theme, fontSize }: Appearance): ThemeConfig {
  const font = fontPx(fontSize);
  const control = Math.round((font * 32) / 14);
  return {
    zeroRuntime: true,
    hashed: false,
    algorithm: theme === 'dark' ? darkAlgorithm : defaultAlgorithm,
    token: {
      ...(theme === 'dark' ? dark : light),
      fontFamily: 'var(--sans)',
      fontSize: font,
      controlHeight: fontSize === 'elder' ? 60 : control,
      borderRadius: 6,
      boxShadow: 'none',
      boxShadowSecondary: '0 0 0 1px var(--line), 0 6px 24px rgb(0 0 0 / 14%)',
      motion: false,
      wireframe: false,
    },
  };
}
