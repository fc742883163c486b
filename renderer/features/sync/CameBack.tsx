// A decision on a to-do that changed after it was made: what changed since, the person's text kept, and two ways on.
// It is never sent on what was not seen (S11), so the way on is to read and decide again.

import type { Conflict } from '../../../shared/contract/desk-outbox.ts';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { ActionBody } from '../../../shared/domain/action.ts';
import { useNow } from '../../link/now.ts';
import { momentWords } from '../../text/dates.ts';
import { fieldName, valueWords } from '../../text/field-words.ts';
import { differencesOf } from '../../records/differences.ts';
import { Marked } from '../../records/Marked.tsx';
import { actionName } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Elements } from '../../ui/Elements.tsx';
import styles from './BothVersions.module.css';
import { RecordHead } from './RecordHead.tsx';
import { Side } from './Side.tsx';
import { whoWords } from './who-words.ts';

type CameBackProps = {
  readonly title: string;
  readonly source: SourceStatus | undefined;
  readonly body: ActionBody;
  readonly decidedAt: string;
  readonly conflict: Conflict | undefined;
  readonly onAgain: () => void;
  readonly onGiveUp: () => void;
  readonly givingUp: boolean;
  /** Decides the same again, on what this page shows. */
  readonly onSame: (() => void) | undefined;
};

export function CameBack(props: CameBackProps) {
  const { title, source, body, decidedAt, conflict } = props;
  const t = useText();
  const now = useNow();
  const theirs = conflict?.theirs;
  const gone = theirs?.gone === true;
  return (
    <>
      <RecordHead happened={t.sync.conflict} title={title} source={source} />
      <p className={styles.about}>{gone ? t.sync.both.gone : t.sync.conflictAbout}</p>
      <Decision body={body} decidedAt={momentWords(t, decidedAt, now)} />
      {conflict && !gone && <Changed conflict={conflict} now={now} />}
      <div className={styles.foot}>
        {!gone && (
          <Button kind="primary" keys="1" onPress={props.onAgain}>
            {t.sync.againAct}
          </Button>
        )}
        <Button keys="2" busy={props.givingUp} onPress={props.onGiveUp}>
          {t.sync.giveUp}
        </Button>
        {props.onSame && (
          <Button keys="3" onPress={props.onSame}>
            {t.sync.sameAgain}
          </Button>
        )}
      </div>
    </>
  );
}

export function Decision({ body, decidedAt }: { readonly body: ActionBody; readonly decidedAt: string }) {
  const t = useText();
  const elements = [
    { term: t.sync.yours, value: actionName(t, body) },
    { term: t.sync.decidedAt, value: decidedAt },
    body.action === 'note-use'
      ? { term: t.loans.uses, value: t.loans.usesOf(body.uses.length), wide: true }
      : { term: t.sync.yourText, value: body.opinion === '' ? t.sync.noText : body.opinion, wide: true },
  ];
  return <Elements elements={elements} />;
}

function Changed({ conflict, now }: { readonly conflict: Conflict; readonly now: number }) {
  const t = useText();
  const { kind, fields } = conflict;
  const by = whoWords(t, conflict, now);
  return (
    <section>
      <h3 className={styles.group}>
        {t.sync.changed}
        {by !== '' && <span className={styles.by}>{t.sync.changedBy(by)}</span>}
      </h3>
      {fields.length === 0 && <p className={styles.about}>{t.sync.changedUnknown}</p>}
      {fields.map(({ field, base, theirs: nowSays }) => {
        const [before, after] = [valueWords(t, base, now, field), valueWords(t, nowSays, now, field)];
        const { removed, added } = differencesOf(before, after);
        return (
          <div key={field} className={styles.field} data-quiet>
            <h4 className={styles.name}>{fieldName(t, kind, field)}</h4>
            <div className={styles.sides} data-two>
              <Side head={t.sync.saw}>
                {before === '' ? t.fields.none : <Marked text={before} ranges={removed} as="removed" />}
              </Side>
              <Side head={t.sync.nowSays}>
                {after === '' ? t.fields.none : <Marked text={after} ranges={added} as="added" />}
              </Side>
            </div>
          </div>
        );
      })}
    </section>
  );
}
