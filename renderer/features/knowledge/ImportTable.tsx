// The files of an import, each with what was found in it.

import type { ImportFile } from '../../../shared/contract/desk-imports.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Tag } from '../../ui/Tag.tsx';

export function ImportTable({ files }: { readonly files: readonly ImportFile[] }) {
  const t = useText();
  const words = t.knowledge.importing;
  const columns: readonly Column<ImportFile>[] = [
    {
      key: 'file',
      title: words.file,
      cell: (file) => (
        <>
          {file.title || file.name || t.imports.noName}
          <br />
          <small>{file.name}</small>
        </>
      ),
    },
    {
      key: 'characters',
      title: words.characters,
      width: '6em',
      cell: (file) => file.characters.toLocaleString(),
    },
    { key: 'found', title: words.found, width: '21em', cell: (file) => <Found t={t} file={file} /> },
  ];
  // Of some not even the name is kept.
  const places = new Map(files.map((file, at) => [file, at]));
  const keyOf = (file: ImportFile) => `${file.name} ${places.get(file)}`;
  return <DataTable label={words.title} columns={columns} rows={files} keyOf={keyOf} />;
}

function Found({ t, file }: { readonly t: Text; readonly file: ImportFile }) {
  const words = t.knowledge.importing;
  if (file.problem !== undefined) return <Tag tone="amber">{words.problem[file.problem]}</Tag>;
  const parts = [
    file.format === undefined || file.format === 'text' ? '' : words.takenFrom(file.format.toUpperCase()),
    file.cut ? words.cut : '',
    file.pinyinRemoved > 0 ? words.pinyin(file.pinyinRemoved) : '',
    file.traditional ? words.traditional : '',
    file.suspect.length > 0 ? words.suspect(file.suspect.length) : '',
  ].filter((part) => part !== '');
  if (file.many !== undefined) return <Many t={t} many={file.many} parts={parts} />;
  if (parts.length === 0) return words.clean;
  return parts.map((part) => <div key={part}>{part}</div>);
}

type ManyProps = {
  readonly t: Text;
  readonly many: NonNullable<ImportFile['many']>;
  readonly parts: readonly string[];
};

/** A file of many texts: how many, and which of its lines are left out and why. */
function Many({ t, many, parts }: ManyProps) {
  const words = t.norms.importing;
  const more = many.leftOutTotal - many.leftOut.length;
  return (
    <>
      <div>{words.texts(many.texts)}</div>
      {many.alreadyHere > 0 && <div>{words.alreadyHere(many.alreadyHere)}</div>}
      {parts.map((part) => (
        <div key={part}>{part}</div>
      ))}
      {many.leftOutTotal > 0 && (
        <details>
          <summary>{words.leftOut(many.leftOutTotal)}</summary>
          {many.leftOut.map(({ line, problem }) => (
            <div key={line}>{words.leftOutAt(line, words.problem[problem])}</div>
          ))}
          {more > 0 && <div>{words.leftOutMore(more)}</div>}
        </details>
      )}
    </>
  );
}
