// 常用意见: phrases to put into the opinion. The menu is loaded when it is first asked for.

import { Suspense, startTransition, useState } from 'react';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { late } from '../../ui/late.ts';

const Menu = late(async () => (await import('../../ui/Menu.tsx')).Menu);

export function Phrases({ onChoose }: { readonly onChoose: (phrase: string) => void }) {
  const t = useText();
  const [asked, setAsked] = useState(false);
  return (
    <Suspense>
      {asked ? (
        <Menu open label={t.todos.phrases} choices={t.todos.phraseList} onChoose={onChoose} />
      ) : (
        <Button kind="quiet" onPress={() => startTransition(() => setAsked(true))}>
          {t.todos.phrases}
        </Button>
      )}
    </Suspense>
  );
}
