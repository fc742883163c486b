// Which file the words were taken out of, what of it they are not, and that the file itself stays as it is.

import { longestDraft } from '../../../shared/domain/draft-file.ts';
import type { DraftFrom } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { Note } from '../../ui/Note.tsx';

export function FromFile({ from: { name, cut, blank } }: { readonly from: DraftFrom }) {
  const words = useText().norms.check;
  return (
    <Note kind={cut || blank > 0 ? 'warn' : 'plain'}>
      {words.fromFile(name)}
      {cut && words.fromCut(longestDraft)}
      {blank > 0 && words.fromBlank(blank)}
    </Note>
  );
}
