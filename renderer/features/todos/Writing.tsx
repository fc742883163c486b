// What helps with writing an opinion: phrases, a provision to cite, the check of what is cited.

import type { RefObject } from 'react';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { InsertCitation } from '../../records/norms/InsertCitation.tsx';
import { useText } from '../../text/words.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { longestOpinion } from './OpinionBox.tsx';
import { Phrases } from './Phrases.tsx';
import type { Draft } from './use-draft.ts';

type WritingProps = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: Draft;
  readonly onSay: (words: string) => void;
  readonly onCheck: (draft: DraftToCheck) => void;
};

export function Writing({ field, draft, onSay, onCheck }: WritingProps) {
  const t = useText();
  const check = () => onCheck({ text: draft.text, use: (text) => draft.write(text) });
  return (
    <>
      <Phrases onChoose={(phrase) => draft.write(draft.text + phrase)} />
      <InsertCitation
        field={field}
        text={draft.text}
        longest={longestOpinion}
        onWrite={draft.write}
        onSay={onSay}
      />
      <KeyButton kind="quiet" keys="Alt J" onPress={check}>
        {t.norms.check.fromOpinion}
      </KeyButton>
    </>
  );
}
