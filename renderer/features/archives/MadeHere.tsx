// The branch of the records made here, until their archive has numbered them.

import type { ComponentProps } from 'react';
import { NewRecords } from '../../records/made/NewRecords.tsx';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Heading } from '../../ui/Heading.tsx';

type MadeHereProps = Omit<ComponentProps<typeof NewRecords>, 'kind' | 'rowHeight'> & {
  readonly onBack: () => void;
};

export function MadeHere({ onBack, ...props }: MadeHereProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  return (
    <>
      <WhenOneColumn>
        <Button kind="quiet" icon="back" onPress={onBack}>
          {t.archives.tree}
        </Button>
      </WhenOneColumn>
      <Heading title={t.creates.branch} />
      <NewRecords kind="archive" rowHeight={scaled(62, fontSize)} {...props} />
    </>
  );
}
