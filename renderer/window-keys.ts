// The keys of the whole window, joined to what they do. While a dialog is open only its own keys and the lock work.

import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { hasPrintable, printPage } from './link/printing.ts';
import { troubleOf } from './link/trouble.ts';
import { troubleText } from './text/fault-words.ts';
import { useText } from './text/words.tsx';
import { type Command, commandOf, pressOf } from './ui/keys.ts';
import { moveRegion } from './ui/regions.ts';

type WindowKeys = {
  readonly onSearch: () => void;
  readonly onModule: (place: number) => void;
  readonly onLock: (() => void) | undefined;
  readonly onHelp: () => void;
  readonly onSay: (words: string) => void;
};

export function useWindowKeys(keys: WindowKeys): void {
  const t = useText();
  const printed = useMutation({
    mutationFn: printPage,
    onSuccess: (done) => done && keys.onSay(t.printed),
    onError: (error) => keys.onSay(troubleText(t, troubleOf(error))),
  });
  const print = () => (hasPrintable() ? printed.mutate() : keys.onSay(t.nothingToPrint));
  const run = (command: Command) => {
    switch (command.kind) {
      case 'search':
        return keys.onSearch();
      case 'module':
        return keys.onModule(command.place);
      case 'region':
        return moveRegion(command.step);
      case 'lock':
        return keys.onLock?.();
      case 'help':
        return keys.onHelp();
      case 'print':
        return print();
    }
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const command = commandOf(pressOf(event));
    if (command === undefined) return;
    event.preventDefault();
    // Under a dialog only the lock works.
    if (command.kind === 'lock' || document.querySelector('[role="dialog"]') === null) run(command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
