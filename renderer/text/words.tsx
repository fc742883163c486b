// The catalogue of the chosen language, for every component. Chinese is in the first bundle; English comes when
// it is asked for, and until then Chinese stands.

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { type Text, zh } from './zh.ts';

const TextContext = createContext<Text>(zh);

export const useText = (): Text => useContext(TextContext);

type WordsProps = { readonly language: 'zh-CN' | 'en'; readonly children: ReactNode };

export function Words({ language, children }: WordsProps) {
  const [english, setEnglish] = useState<Text>();
  useEffect(() => {
    if (language === 'en') void import('./en.ts').then(({ en }) => setEnglish(() => en));
  }, [language]);
  return <TextContext value={language === 'en' ? (english ?? zh) : zh}>{children}</TextContext>;
}
