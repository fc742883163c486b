// The lines with their filters, and how their chain stands.

import { type ReactNode, useState } from 'react';
import type { AuditLine } from '../../../shared/contract/desk-audit.ts';
import { auditGroups } from '../../../shared/domain/audit.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { Failed } from '../../records/Failed.tsx';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { chosenWords, fieldsWords, lineWords, recordWords, sourceWords } from '../../text/audit-words.ts';
import { momentWords } from '../../text/dates.ts';
import { dayTyped } from '../../text/day-typed.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ChipBar } from '../../ui/ChipBar.tsx';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import styles from './Audit.module.css';
import type { Trail } from './use-trail.ts';

type TrailListProps = {
  readonly trail: Trail;
  readonly onOpen: () => void;
  /** The bar above and what is said of the chain. */
  readonly children: ReactNode;
};

export function TrailList({ trail, onOpen, children }: TrailListProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const { list, scope } = trail;
  const isOfRecord = 'recordId' in scope;
  const isEmpty = list.total === 0 && !list.loading && list.error === undefined;
  return (
    <>
      {children}
      {!isOfRecord && <Filters trail={trail} />}
      <Failed error={list.error} before={t.audit.listFailed} onAgain={list.again} />
      {isEmpty &&
        (isOfRecord ? (
          <Empty hint={t.audit.noneOfHint}>{t.audit.noneOf}</Empty>
        ) : (
          <Empty
            hint={t.audit.noneHint}
            actions={<Button onPress={() => trail.narrow({})}>{t.audit.showAll}</Button>}
          >
            {t.audit.none}
          </Empty>
        ))}
      {!isEmpty && (
        <RowList
          key={JSON.stringify(scope)}
          autoFocus
          label={t.audit.list}
          count={list.total}
          rowHeight={scaled(62, fontSize)}
          chosen={trail.at}
          onChoose={trail.choose}
          onOpen={onOpen}
          onRange={trail.onRange}
          row={(index) => <Row line={list.row(index)} isOfRecord={isOfRecord} />}
        />
      )}
    </>
  );
}

type RowProps = { readonly line: AuditLine | undefined; readonly isOfRecord: boolean };

function Row({ line, isOfRecord }: RowProps) {
  const t = useText();
  const now = useNow();
  const sources = useSources();
  if (line === undefined) return <TwoLines waiting={t.loadingRows} />;
  // Of one record all of them are about it.
  const what = isOfRecord
    ? [line.file ?? '', fieldsWords(t, line), chosenWords(t, line)]
    : [recordWords(t, line)];
  const note = [t.audit.doers[line.by], sourceWords(t, line, sources), ...what];
  return (
    <TwoLines
      title={lineWords(t, line)}
      end={momentWords(t, line.at, now)}
      note={note.filter((part) => part !== '').join(t.dot)}
      endNote={t.audit.lineOf(line.seq)}
    />
  );
}

function Filters({ trail }: { readonly trail: Trail }) {
  const t = useText();
  const sources = useSources();
  const { narrowed, narrow } = trail;
  const { group: _group, ...ofAll } = narrowed;
  return (
    <>
      <ChipBar label={t.audit.filter}>
        <Chip on={narrowed.group === undefined} onPress={() => narrow(ofAll)}>
          {t.audit.all}
        </Chip>
        {auditGroups.map((group) => (
          <Chip key={group} on={narrowed.group === group} onPress={() => narrow({ ...ofAll, group })}>
            {t.audit.groups[group]}
          </Chip>
        ))}
      </ChipBar>
      <div className={styles.fields}>
        {sources.length > 0 && (
          <ChoiceField
            label={t.audit.source}
            none={t.audit.allSources}
            value={narrowed.sourceId ?? ''}
            choices={[
              { value: '', label: t.audit.allSources },
              ...sources.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(sourceId) => {
              const { sourceId: _sourceId, ...rest } = narrowed;
              narrow(sourceId === '' ? rest : { ...rest, sourceId });
            }}
          />
        )}
        <DayFilter trail={trail} />
      </div>
    </>
  );
}

function DayFilter({ trail: { narrowed, narrow } }: { readonly trail: Trail }) {
  const t = useText();
  const [typed, setTyped] = useState(narrowed.day ?? '');
  const day = dayTyped(typed);
  const isWrong = typed.trim().length >= 8 && day === undefined;
  const take = (words: string) => {
    setTyped(words);
    const { day: _day, ...rest } = narrowed;
    const meant = dayTyped(words);
    if (meant !== undefined) narrow({ ...rest, day: meant });
    else if (narrowed.day !== undefined) narrow(rest);
  };
  return (
    <TextField
      label={t.audit.day}
      placeholder={t.audit.dayHint}
      value={typed}
      maxLength={20}
      onChange={take}
      {...(isWrong && { problem: t.audit.notADay })}
    />
  );
}
