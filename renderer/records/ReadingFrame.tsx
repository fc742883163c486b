// Around the record being read: the way back where there is one column, what to do when none is chosen, and the reason
// when it could not be read.

import type { ReactNode } from 'react';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { WhenOneColumn } from '../ui/Folded.tsx';
import { Failed } from './Failed.tsx';

type ReadingFrameProps = {
  /** What to say when nothing is chosen, and when the chosen one could not be read. */
  readonly words: { readonly pickOne: string; readonly pickHint?: string; readonly readFailed: string };
  readonly chosen: string | undefined;
  readonly read: {
    readonly isError: boolean;
    readonly data: unknown;
    readonly error: unknown;
    refetch(): Promise<unknown>;
  };
  readonly onBack: () => void;
  readonly children: ReactNode;
};

export function ReadingFrame({ words, chosen, read, onBack, children }: ReadingFrameProps) {
  const t = useText();
  return (
    <>
      <WhenOneColumn>
        <Button kind="quiet" icon="back" onPress={onBack}>
          {t.backToList}
        </Button>
      </WhenOneColumn>
      {chosen === undefined && <Empty hint={words.pickHint}>{words.pickOne}</Empty>}
      {read.isError && read.data === undefined && (
        <Failed error={read.error} before={words.readFailed} onAgain={() => void read.refetch()} />
      )}
      {children}
    </>
  );
}
