// One line as it is read: everything it holds, and the way to its record while that is here.

import type { AuditLine } from '../../../shared/contract/desk-audit.ts';
import { useSources } from '../../link/sources.ts';
import { chosenWords, fieldsWords, lineWords, recordWords, sourceWords } from '../../text/audit-words.ts';
import { momentInFull } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import type { Element } from '../../ui/Elements.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import type { Opening } from '../../ui/use-opened.ts';
import styles from './Audit.module.css';

type TrailReadingProps = {
  readonly line: AuditLine | undefined;
  readonly onOpenRecord: (to: Opening) => void;
};

export function TrailReading({ line, onOpenRecord }: TrailReadingProps) {
  const t = useText();
  const sources = useSources();
  if (line === undefined) return <Empty hint={t.audit.about}>{t.audit.pickOne}</Empty>;
  const { record, seq } = line;
  const here = record?.here;
  return (
    <ReadingPane
      key={seq}
      title={lineWords(t, line)}
      elements={elementsOf(t, line, sourceWords(t, line, sources))}
      foot={t.audit.clockAbout}
      tools={
        record !== undefined &&
        here !== undefined && (
          <span data-print-hide>
            <Button
              kind="quiet"
              icon="out"
              onPress={() => onOpenRecord({ kind: record.kind, id: here.id, title: here.title })}
            >
              {t.audit.openRecord}
            </Button>
          </span>
        )
      }
    >
      <p className={styles.about}>{t.audit.checkAbout}</p>
    </ReadingPane>
  );
}

function elementsOf(t: Text, line: AuditLine, source: string): readonly Element[] {
  const { seq, at, by, file, record, hash } = line;
  const all: readonly Element[] = [
    { term: t.audit.line, value: t.audit.lineOf(seq) },
    { term: t.audit.at, value: momentInFull(t, at) },
    { term: t.audit.by, value: t.audit.doers[by] },
    { term: t.audit.source, value: source },
    { term: t.audit.record, value: record === undefined ? '' : recordWords(t, line), wide: true },
    { term: t.audit.file, value: file ?? '', wide: true },
    { term: t.audit.fields, value: fieldsWords(t, line), wide: true },
    { term: t.audit.choices, value: chosenWords(t, line), wide: true },
    { term: t.audit.remoteId, value: record?.remoteId ?? '', wide: true },
    { term: t.audit.hash, value: <code className={styles.hash}>{hash}</code>, wide: true },
  ];
  return all.filter(({ value }) => value !== '');
}
