// The ground every antd part stands on: our theme, the language of its own few words, and the nonce its style
// tags need. It is loaded with the first part that uses antd, not at start.

import ConfigProvider from 'antd/es/config-provider';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import 'antd/dist/antd.css';
import { type ReactNode, useMemo } from 'react';
import { antdTheme } from '../style/antd-theme.ts';
import { useAppearance } from '../style/appearance.ts';

const nonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

export function AntRoot({ children }: { readonly children: ReactNode }) {
  const { theme, fontSize, language } = useAppearance();
  const config = useMemo(() => antdTheme({ theme, fontSize, language }), [theme, fontSize, language]);
  const csp = useMemo(() => ({ nonce: nonce() }), []);
  return (
    <ConfigProvider
      theme={config}
      locale={language === 'en' ? enUS : zhCN}
      csp={csp}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
