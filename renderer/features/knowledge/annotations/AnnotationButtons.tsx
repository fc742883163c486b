// 收藏 and 写批注 of the chosen 条, or of the article where none is chosen.

import { Failed } from '../../../records/Failed.tsx';
import { useText } from '../../../text/words.tsx';
import { KeyButton } from '../../../ui/KeyButton.tsx';
import type { Annotating } from './use-annotations.ts';

export function AnnotationButtons({ annotating }: { readonly annotating: Annotating }) {
  const { annotations: words } = useText();
  return (
    <>
      <KeyButton
        keys="Alt D"
        pressed={annotating.isMarked}
        busy={annotating.isBusy}
        onPress={annotating.toggle}
      >
        {words.mark(annotating.label)}
      </KeyButton>
      <KeyButton keys="Alt W" onPress={annotating.write}>
        {words.write}
      </KeyButton>
      <Failed error={annotating.error} before={words.failed} />
    </>
  );
}
