// Opens 保留本支; the dialog is loaded when it is first asked for.

import { Suspense, startTransition, useState } from 'react';
import type { ExamineScope } from '../../shared/contract/desk-checks.ts';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { late } from '../ui/late.ts';

const KeepFiles = late(async () => (await import('./KeepFiles.tsx')).KeepFiles);

type KeepFilesButtonProps = { readonly scope: ExamineScope; readonly onSay: (words: string) => void };

export function KeepFilesButton({ scope, onSay }: KeepFilesButtonProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onPress={() => startTransition(() => setOpen(true))}>
        {scope.kind === 'branch' ? t.keeping.openBranch : t.keeping.openRecord}
      </Button>
      <Suspense>{open && <KeepFiles scope={scope} onSay={onSay} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
