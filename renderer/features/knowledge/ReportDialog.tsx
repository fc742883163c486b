// 纠错反馈: what is wrong, in words, and of which provision. It goes to the owner of the article.

import { type KeyboardEvent, useState } from 'react';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { type ArticleFault, articleFaults } from '../../../shared/domain/closed-lists.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { pressOf } from '../../ui/keys.ts';
import { Note } from '../../ui/Note.tsx';
import { LongField } from '../../ui/TextField.tsx';
import styles from './Reports.module.css';
import type { Reporting } from './use-report.ts';

type ReportDialogProps = {
  readonly data: Pick<ArticleData, 'title' | 'ownerOrg'>;
  readonly reporting: Reporting;
  readonly place: string | undefined;
};

const isWhat = (value: string): value is ArticleFault => articleFaults.some((what) => what === value);

export function ReportDialog({ data, reporting, place }: ReportDialogProps) {
  const t = useText();
  const words = t.articles.report;
  const { form, type, send, sending, setOpen } = reporting;
  const [about, setAbout] = useState(place);
  const [tried, setTried] = useState(false);
  const missing = form.words.trim() === '';
  const close = () => setOpen(false);
  const go = () => {
    setTried(true);
    if (!missing && !sending.isPending) send(about);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { ctrl, key, composing } = pressOf(event.nativeEvent);
    if (!ctrl || key !== 'Enter' || composing || event.repeat) return;
    event.preventDefault();
    go();
  };
  return (
    <Dialog
      title={words.form(data.title)}
      closeLabel={t.close}
      onClose={close}
      actions={
        <>
          <Button kind="primary" keys="Ctrl Enter" busy={sending.isPending} onPress={go}>
            {words.send}
          </Button>
          <Button keys="Esc" onPress={close}>
            {words.notNow}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
        <p className={styles.about}>
          {data.ownerOrg === undefined ? words.noOwner : words.goesTo(data.ownerOrg)}
        </p>
        <ChoiceField
          label={words.what}
          none={words.what}
          value={form.what}
          choices={articleFaults.map((value) => ({ value, label: words.whats[value] }))}
          onChange={(value) => isWhat(value) && type({ ...form, what: value })}
        />
        {place !== undefined && (
          <ChoiceField
            label={words.about}
            none={words.aboutWhole}
            value={about ?? ''}
            choices={[place, ''].map((value) => ({ value, label: value || words.aboutWhole }))}
            onChange={(value) => setAbout(value === '' ? undefined : value)}
          />
        )}
        <LongField
          autoFocus
          label={words.words}
          hint={words.wordsHint}
          problem={tried && missing ? words.wordsMissing : undefined}
          value={form.words}
          onChange={(value) => type({ ...form, words: value.slice(0, mostWords) })}
        />
        {sending.error ? <Note kind="alert">{troubleWords(t, sending.error)}</Note> : null}
      </form>
    </Dialog>
  );
}

const mostWords = 4000;

function troubleWords(t: Text, error: unknown): string {
  const trouble = troubleOf(error);
  const { moved, failed } = t.articles.report;
  const isMoved =
    trouble.kind === 'fault' && trouble.fault.kind === 'bad-request' && trouble.fault.reason === 'moved';
  return isMoved ? moved : failed + troubleText(t, trouble);
}
