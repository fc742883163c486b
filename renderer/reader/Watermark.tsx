// Over what is lent: whose loan it is, of which unit, and when it was read. On the screen above the frame, which cannot
// reach it, and on every sheet of paper.

import type { LoanStanding } from '../../shared/contract/desk-loans.ts';
import { useNow } from '../link/now.ts';
import { momentInFull } from '../text/dates.ts';
import { useText } from '../text/words.tsx';
import styles from './Reader.module.css';

export type Lent = Extract<LoanStanding, { readonly kind: 'lent' }>;

const times = 40;

export function Watermark({ loan, on }: { readonly loan: Lent; readonly on: 'screen' | 'paper' }) {
  const t = useText();
  const now = useNow();
  const words = t.loans.watermark(loan.by, loan.org ?? '', momentInFull(t, new Date(now).toISOString()));
  return (
    <div
      className={on === 'screen' ? styles.watermark : 'reader-watermark'}
      aria-hidden="true"
      data-watermark={words}
    >
      {Array.from({ length: times }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <span key={place}>{words}</span>
      ))}
    </div>
  );
}
