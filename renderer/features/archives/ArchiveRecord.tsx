// The record: its description (著录) in full with this person's changes laid over it, its text where the archive gives
// it, its files, and what happened to it here.

import type { ReactNode } from 'react';
import type { ArchiveRow, PendingEdit } from '../../../shared/contract/desk-views.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
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
import { AttachFile } from './AttachFile.tsx';

export type ArchiveRead = {
  readonly row: ArchiveRow;
  readonly data: ArchiveData;
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
  readonly onOpenRecord: (to: Opening) => void;
};

export function ArchiveRecord({ read, wanted, tools, found, onSay, onOpenRecord }: ArchiveRecordProps) {
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
      elements={describe(t, data, laid)}
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
function describe(t: Text, data: ArchiveData, laid: ReadonlyMap<string, Laid>): readonly Element[] {
  const lines: readonly Line[] = [
    ['title', laid.has('title') ? data.title : ''],
    ['refCode', data.refCode],
    ['fonds', t.archives.fonds(data.fonds, data.fondsName)],
    ['category', t.terms.category[data.category]],
    ['year', t.archives.year(data.year)],
    ['retention', t.terms.retention[data.retention]],
    ['orgOrTopic', data.orgOrTopic ?? ''],
    ['itemNo', data.itemNo],
    ['date', ymdWords(t, data.date)],
    ['responsible', data.responsible.join(t.comma)],
    ['docNo', data.docNo ?? ''],
    ['pages', data.pages === undefined ? '' : t.archives.pages(data.pages)],
    ['secretLevel', t.terms.secretLevel[data.secretLevel]],
    ['openMark', t.terms.openMark[data.openMark]],
    ['carrier', data.carrier ?? ''],
    ['location', data.location ?? ''],
    ['abstract', data.abstract ?? ''],
  ];
  return lines
    .filter(([field, stated]) => stated !== '' || laid.has(field))
    .map(([field, stated]) => elementOf(t, field, stated, laid.get(field)));
}

const wideFields: readonly string[] = ['title', 'abstract', 'refCode'];

function elementOf(t: Text, field: string, stated: string, laid: Laid | undefined): Element {
  const names: Readonly<Record<string, string>> = { ...t.fields.archive, ...t.archives.elements };
  return {
    term: names[field] ?? '',
    value: laid === undefined ? stated : <LaidValue laid={laid} stated={stated} />,
    wide: laid !== undefined || wideFields.includes(field),
  };
}
