// The record: its description (著录) in full with this person's changes laid over it, its text where the archive gives
// it, its files, and what happened to it here.

import type { ReactNode } from 'react';
import type { ArchiveRow, ShownInherited } from '../../../shared/contract/desk-archives.ts';
import type { PendingEdit } from '../../../shared/contract/desk-outbox.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { AttachFile } from '../../records/AttachFile.tsx';
import { useConflicts } from '../../records/Clash.tsx';
import { FileList } from '../../records/FileList.tsx';
import { History } from '../../records/History.tsx';
import { LaidValue } from '../../records/LaidValue.tsx';
import { type Laid, laidOver, shownFiles, toDecide } from '../../records/laid-over.ts';
import { Related } from '../../records/Related.tsx';
import { momentWords, ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import type { Element } from '../../ui/Elements.tsx';
import { Note } from '../../ui/Note.tsx';
import { Paper } from '../../ui/Paper.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import type { Opening } from '../../ui/use-opened.ts';
import { Loan } from './Loan.tsx';

type ArchiveRead = {
  readonly row: ArchiveRow;
  readonly data: ArchiveData;
  readonly inherited: ShownInherited;
  readonly fetchedAt: string;
  readonly revision: string;
  readonly editable: readonly string[];
  readonly edits: readonly PendingEdit[];
};

type ArchiveRecordProps = {
  readonly read: ArchiveRead;
  readonly wanted: boolean;
  readonly tools: ReactNode;
  readonly found: string;
  readonly onSay: (words: string) => void;
  readonly onSettle: (conflictId: string | undefined) => void;
  readonly onOpenRecord: (to: Opening) => void;
};

export function ArchiveRecord({
  read,
  wanted,
  tools,
  found,
  onSay,
  onSettle,
  onOpenRecord,
}: ArchiveRecordProps) {
  const t = useText();
  const now = useNow();
  const { row, data, fetchedAt, edits, editable } = read;
  const source = useSources().find(({ id }) => id === row.sourceId);
  const laid = laidOver(edits, toDecide(useConflicts()));
  const title = laid.get('title');
  const mayAttach = editable.includes('files');
  return (
    <ReadingPane
      title={title?.over && typeof title.mine === 'string' ? title.mine : data.title}
      takesFocus={wanted}
      tools={tools}
      elements={describe(t, read, laid)}
      foot={[
        source?.name ?? t.unknownSource,
        source?.organ ? t.todos.providedBy(source.organ) : '',
        t.todos.fetchedAt(momentWords(t, fetchedAt, now)),
      ]
        .filter((part) => part !== '')
        .join(t.dot)}
    >
      {data.body === '' ? (
        <Note kind="plain">{t.archives.noBody}</Note>
      ) : (
        <Paper text={data.body} found={found} foundWords={t.search.inDocument} onSay={onSay} />
      )}
      {data.loanOnly !== undefined && data.loanOnly.length > 0 && (
        <Loan id={row.id} revision={read.revision} data={data} onSay={onSay} onSettle={onSettle} />
      )}
      <FileList
        recordId={row.id}
        files={shownFiles(data.files, edits)}
        onSay={onSay}
        {...(mayAttach && {
          adding: <AttachFile recordId={row.id} revision={read.revision} onSay={onSay} />,
        })}
      />
      <Related id={row.id} onOpen={onOpenRecord} />
      <History id={row.id} />
    </ReadingPane>
  );
}

type Line = readonly [field: keyof ArchiveData, stated: string];

/** 著录项 in the order of DA/T 18, nothing empty. The title stands above; it is here only while it is being changed. */
function describe(
  t: Text,
  { data, inherited }: ArchiveRead,
  laid: ReadonlyMap<string, Laid>,
): readonly Element[] {
  const { secretLevel, retention, openMark, access } = inherited;
  const lines: readonly Line[] = [
    ['title', laid.has('title') ? data.title : ''],
    ['refCode', data.refCode],
    ['fonds', t.archives.fonds(data.fonds, data.fondsName)],
    ['category', t.terms.category[data.category]],
    ['year', t.archives.year(data.year)],
    ['retention', heldWords(t, retention, t.terms.retention)],
    ['orgOrTopic', data.orgOrTopic ?? ''],
    ['itemNo', data.itemNo],
    ['date', ymdWords(t, data.date)],
    ['responsible', data.responsible.join(t.comma)],
    ['docNo', data.docNo ?? ''],
    ['pages', data.pages === undefined ? '' : t.archives.pages(data.pages)],
    ['secretLevel', heldWords(t, secretLevel, t.terms.secretLevel)],
    ['openMark', heldWords(t, openMark, t.terms.openMark)],
    ['access', access === undefined ? '' : heldWords(t, access, t.levels.access)],
    ['level', data.level === undefined || data.level === '文件级' ? '' : t.levels.level[data.level]],
    ['passesDown', passedWords(t, data.passesDown)],
    ['carrier', data.carrier ?? ''],
    ['location', data.location ?? ''],
    ['abstract', data.abstract ?? ''],
  ];
  return lines
    .filter(([field, stated]) => stated !== '' || laid.has(field))
    .map(([field, stated]) => elementOf(t, field, stated, laid.get(field)));
}

type Held<T extends string> = { readonly value: T; readonly from?: ShownInherited['secretLevel']['from'] };

/** With where it comes from, when that is not the record's own word. */
function heldWords<T extends string>(
  t: Text,
  { value, from }: Held<T>,
  names: { readonly [V in T]: string },
): string {
  return from === undefined ? names[value] : t.levels.from[from.level](names[value]);
}

function passedWords(t: Text, passed: ArchiveData['passesDown'] = {}): string {
  const { secretLevel, retention, openMark, access } = passed;
  const words = [
    secretLevel && t.levels.passed(t.fields.archive.secretLevel, t.terms.secretLevel[secretLevel]),
    retention && t.levels.passed(t.fields.archive.retention, t.terms.retention[retention]),
    openMark && t.levels.passed(t.fields.archive.openMark, t.terms.openMark[openMark]),
    access && t.levels.passed(t.fields.archive.access, t.levels.access[access]),
  ];
  return words.filter((word) => word !== undefined).join(t.dot);
}

const wideFields: readonly string[] = ['title', 'abstract', 'refCode', 'passesDown'];

function elementOf(t: Text, field: string, stated: string, laid: Laid | undefined): Element {
  const names: Readonly<Record<string, string>> = { ...t.fields.archive, ...t.archives.elements };
  return {
    term: names[field] ?? '',
    value: laid === undefined ? stated : <LaidValue {...{ field, laid, stated }} />,
    wide: laid !== undefined || wideFields.includes(field),
  };
}
