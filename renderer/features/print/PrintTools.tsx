// What is being read, onto paper or into a PDF. The PDF needs no printer: field offices have none.

import { useMutation } from '@tanstack/react-query';
import { printPage, savePdf } from '../../link/printing.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './PrintTools.module.css';

export function PrintTools({ onSay }: { readonly onSay: (words: string) => void }) {
  const t = useText();
  const onError = (error: unknown) => onSay(troubleText(t, troubleOf(error)));
  const print = useMutation({
    mutationFn: printPage,
    onSuccess: (printed) => printed && onSay(t.printed),
    onError,
  });
  const pdf = useMutation({
    mutationFn: savePdf,
    onSuccess: (name) => name !== undefined && onSay(t.pdfSaved(name)),
    onError,
  });
  const error = print.error ?? pdf.error;
  return (
    <span className={styles.tools} data-print-hide>
      <Button kind="quiet" icon="print" busy={print.isPending} onPress={() => print.mutate()}>
        {t.print}
      </Button>
      <Button kind="quiet" icon="file" busy={pdf.isPending} onPress={() => pdf.mutate()}>
        {t.savePdf}
      </Button>
      {error !== null && <span className={styles.problem}>{troubleText(t, troubleOf(error))}</span>}
    </span>
  );
}
