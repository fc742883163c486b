// 答案有误/已过期: to the owner of the article that is read.

import { Suspense, startTransition } from 'react';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { useText } from '../../text/words.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { late } from '../../ui/late.ts';
import type { Reporting } from './use-report.ts';

const ReportDialog = late(async () => (await import('./ReportDialog.tsx')).ReportDialog);

type ReportButtonProps = {
  readonly data: Pick<ArticleData, 'title' | 'ownerOrg'>;
  readonly reporting: Reporting;
  /** The chosen provision, in words. */
  readonly place: string | undefined;
};

export function ReportButton({ data, reporting, place }: ReportButtonProps) {
  const t = useText();
  const { mayReport, open, setOpen } = reporting;
  const ask = () => mayReport && startTransition(() => setOpen(true));
  if (!mayReport) return null;
  return (
    <>
      <KeyButton keys="Alt K" onPress={ask}>
        {t.articles.report.open}
      </KeyButton>
      <Suspense>{open && <ReportDialog data={data} reporting={reporting} place={place} />}</Suspense>
    </>
  );
}
