// Both sides of a record's fields to be read and copied, where nothing is to be chosen: the record is gone, or it was
// settled and this is what was not used.

import type { Conflict } from '../../../shared/contract/desk-outbox.ts';
import { useNow } from '../../link/now.ts';
import { fieldName, valueWords } from '../../text/field-words.ts';
import { actionName } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import styles from './BothVersions.module.css';
import { CopyButton } from './CopyButton.tsx';

type KeptTextsProps = { readonly conflict: Conflict; readonly onSay: (words: string) => void };

export function KeptTexts({ conflict, onSay }: KeptTextsProps) {
  const t = useText();
  const now = useNow();
  const { mine, fields, kind } = conflict;
  return (
    <div>
      {mine.type === 'action' && (
        <Text
          name={t.sync.yourText}
          sides={[{ head: actionName(t, mine.body), text: mine.body.opinion }]}
          onSay={onSay}
        />
      )}
      {fields.map((field) => (
        <Text
          key={field.field}
          name={fieldName(t, kind, field.field)}
          onSay={onSay}
          sides={[
            { head: t.sync.both.base, text: valueWords(t, field.base, now, field.field) },
            ...(field.mine === undefined
              ? []
              : [{ head: t.sync.both.mineSide, text: valueWords(t, field.mine, now, field.field) }]),
            ...(conflict.theirs === undefined || conflict.theirs.gone
              ? []
              : [{ head: t.sync.both.theirsSide, text: valueWords(t, field.theirs, now, field.field) }]),
          ]}
        />
      ))}
    </div>
  );
}

type TextProps = {
  readonly name: string;
  readonly sides: readonly { readonly head: string; readonly text: string }[];
  readonly onSay: (words: string) => void;
};

function Text({ name, sides, onSay }: TextProps) {
  const t = useText();
  return (
    <section className={styles.field} data-quiet>
      <h4 className={styles.name}>{name}</h4>
      <div className={styles.sides}>
        {sides.map(({ head, text }) => (
          <div key={head} className={styles.side}>
            <div className={styles.head}>
              <span className={styles.who}>{head}</span>
              {text !== '' && <CopyButton text={text} what={`${head} ${name}`} onSay={onSay} />}
            </div>
            <div className={styles.text}>
              {text === '' ? <span className={styles.none}>{t.fields.none}</span> : text}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}
