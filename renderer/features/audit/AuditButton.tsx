// 这条记录的经过, with its key: stands with the tools of a record that is read.

import { useText } from '../../text/words.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';

export function AuditButton({ onPress }: { readonly onPress: () => void }) {
  const t = useText();
  return (
    <span data-print-hide>
      <KeyButton kind="quiet" keys="Alt L" onPress={onPress}>
        {t.audit.openOf}
      </KeyButton>
    </span>
  );
}
