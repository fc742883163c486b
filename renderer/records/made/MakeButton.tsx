// 新建, with its key; nothing where no department takes new records of the kind.

import type { CreatedKind } from '../../../shared/domain/create.ts';
import { useText } from '../../text/words.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { useOffers } from './use-new-records.ts';

type MakeButtonProps = { readonly kind: CreatedKind; readonly onPress: () => void };

export function MakeButton({ kind, onPress }: MakeButtonProps) {
  const t = useText();
  const offered = useOffers(kind).length > 0;
  if (!offered) return null;
  return (
    <KeyButton kind="quiet" keys="F2" onPress={onPress}>
      {t.creates.byKind[kind].open}
    </KeyButton>
  );
}
