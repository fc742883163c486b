// 编目, with its key; nothing where no archive takes new records.

import { useOffers } from '../../../records/made/use-new-records.ts';
import { useText } from '../../../text/words.tsx';
import { KeyButton } from '../../../ui/KeyButton.tsx';

export function CatalogueButton({ onPress }: { readonly onPress: () => void }) {
  const t = useText();
  if (useOffers('archive').length === 0) return null;
  return (
    <KeyButton kind="quiet" keys="Alt M" onPress={onPress}>
      {t.catalogue.open}
    </KeyButton>
  );
}
