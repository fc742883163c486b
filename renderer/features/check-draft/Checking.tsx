// The draft with each citation marked and its outcome in words; beside it the list, and of the chosen one why, what is
// cited, and where it stands now.

import { useNow } from '../../link/now.ts';
import type { DraftFrom } from '../../records/norms/draft-to-check.ts';
import { todayYmd, ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import styles from './Check.module.css';
import { CitationList } from './CitationList.tsx';
import { FromFile } from './FromFile.tsx';
import { MarkedDraft, type MarkedDraftProps } from './MarkedDraft.tsx';
import { differingWords, toMend, whyOf } from './outcomes.ts';
import { OneCitation } from './OneCitation.tsx';
import { wordsNow } from './replace.ts';

type CheckingProps = MarkedDraftProps & {
  readonly from: DraftFrom | undefined;
  readonly onReplace: () => void;
  readonly onOpenNorm: (id: string, anchor: string | undefined) => void;
};

export function Checking(props: CheckingProps) {
  const { result, at } = props;
  const t = useText();
  const words = t.norms.check;
  const today = ymdWords(t, todayYmd(useNow()));
  const { citations } = result;
  const chosen = citations[at];
  return (
    <div className={styles.checking} data-print>
      <h2 className={styles.printOnly} data-print-title>
        {words.title}
      </h2>
      <p className={styles.summary} role="status">
        {citations.length === 0 ? words.none : words.summary(citations.length, toMend(citations))}
        <span className={styles.printOnly}>{words.printedOn(today)}</span>
      </p>
      {props.from && <FromFile from={props.from} />}
      <div className={styles.columns}>
        <MarkedDraft result={result} at={at} onAt={props.onAt} />
        {citations.length > 0 && (
          <div className={styles.beside} data-print-hide>
            <CitationList result={result} at={at} onAt={props.onAt} />
            {chosen && (
              <OneCitation
                citation={chosen}
                onReplace={props.onReplace}
                onOpen={(target) => props.onOpenNorm(target.id, target.place?.anchor)}
              />
            )}
          </div>
        )}
      </div>
      <ol className={styles.printed}>
        {citations.map((citation) => (
          <li key={citation.start}>
            {words.finding(citation.text, words.outcome[citation.outcome], whyOf(t, citation))}
            {wordsNow(citation) !== undefined && words.findingNow(wordsNow(citation) ?? '')}
            {citation.several?.differing.map((place) => differingWords(t, place)).join('')}
          </li>
        ))}
      </ol>
      {citations.length > 0 && (
        <p className={styles.quiet} data-print-hide>
          {words.keys}
        </p>
      )}
    </div>
  );
}
