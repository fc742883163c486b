// 新建, with its key; nothing where no department takes new records of the kind.

import type { CreatedKind } from '../../../shared/domain/create.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { useKey } from '../../ui/use-key.ts';
import { useOffers } from './use-new-records.ts';

type MakeButtonProps = { readonly kind: CreatedKind; readonly onPress: () => void };

export function MakeButton({ kind, onPress }: MakeButtonProps) {
  const t = useText();
  const offered = useOffers(kind).length > 0;
  const frame = useKey<HTMLSpanElement>('F2', () => offered && onPress(), 'none');
  if (!offered) return null;
  return (
    <span ref={frame}>
      <Button kind="quiet" keys="F2" onPress={onPress}>
        {t.creates.byKind[kind].open}
      </Button>
    </span>
  );
}
