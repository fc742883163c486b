// One check of the report: its outcome in words, and the records in which it did not pass.

import type { FourReport } from '../../../shared/contract/desk-checks.ts';
import type { Outcome } from '../../../shared/domain/four-checks.ts';
import { caseWords } from '../../text/check-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import styles from './Examination.module.css';

type Line = FourReport['lines'][number];

type ExaminedLineProps = {
  readonly line: Line;
  /** Of one record: its number need not be said, nor how many. */
  readonly one: boolean;
  readonly onOpen: (id: string) => void;
};

const tones: { readonly [O in Outcome]: TagTone } = { pass: 'green', fail: 'amber', unknown: 'grey' };

export function ExaminedLine({ line, one, onOpen }: ExaminedLineProps) {
  const t = useText();
  const { check, cases } = line;
  const why: Readonly<Record<string, string>> = t.checks.whyUnknown;
  const isAllListed = cases.length < 50;
  return (
    <tr>
      <th scope="row" className={styles.check}>
        {t.checks.checks[check]}
      </th>
      <td className={styles.outcome}>
        {outcomesOf(line).map(([outcome, count]) => (
          <Tag key={outcome} tone={tones[outcome]}>
            {one || check === 'numbers-continuous'
              ? t.checks.outcomes[outcome]
              : t.checks.counts[outcome](count)}
          </Tag>
        ))}
      </td>
      <td>
        {cases.length === 0 && line.unknown > 0 && why[check]}
        <ul className={styles.cases}>
          {cases.map((each) => (
            <li key={`${each.id} ${JSON.stringify(each.detail)}`}>
              {!one && each.id !== undefined && each.refCode !== undefined && (
                <Opening id={each.id} refCode={each.refCode} onOpen={onOpen} />
              )}
              {caseWords(t, each)}
            </li>
          ))}
          {!isAllListed && <li>{t.checks.moreCases}</li>}
        </ul>
      </td>
    </tr>
  );
}

type OpeningProps = { readonly id: string; readonly refCode: string; readonly onOpen: (id: string) => void };

function Opening({ id, refCode, onOpen }: OpeningProps) {
  const t = useText();
  return (
    <Button kind="quiet" name={t.checks.openOf(refCode)} onPress={() => onOpen(id)}>
      {refCode}
    </Button>
  );
}

function outcomesOf({ passed, failed, unknown }: Line): readonly (readonly [Outcome, number])[] {
  const all = [
    ['fail', failed],
    ['unknown', unknown],
    ['pass', passed],
  ] as const;
  return all.filter(([, count]) => count > 0);
}
