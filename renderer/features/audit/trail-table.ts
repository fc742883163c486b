// Lines as rows of a table, for paper and for a file. Pure.

import type { AuditLine } from '../../../shared/contract/desk-audit.ts';
import { chosenWords, fieldsWords, lineWords, recordWords, sourceWords } from '../../text/audit-words.ts';
import { momentInFull } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';

type Named = readonly { readonly id: string; readonly name: string }[];

export const tableHeads = (t: Text): readonly string[] => [
  t.audit.line,
  t.audit.at,
  t.audit.by,
  t.audit.what,
  t.audit.source,
  t.audit.record,
];

export function tableRow(t: Text, line: AuditLine, sources: Named): readonly string[] {
  return [
    String(line.seq),
    momentInFull(t, line.at),
    t.audit.doers[line.by],
    lineWords(t, line),
    sourceWords(t, line, sources),
    recordWords(t, line),
  ];
}

/** Every cell there is, with the instant and the fingerprint as they stand in the trail. */
export function wholeTable(
  t: Text,
  lines: readonly AuditLine[],
  sources: Named,
): readonly (readonly string[])[] {
  const heads = [
    ...tableHeads(t),
    t.audit.file,
    t.audit.fields,
    t.audit.choices,
    t.audit.remoteId,
    t.audit.instant,
    t.audit.hash,
  ];
  const rows = lines.map((line) => [
    ...tableRow(t, line, sources),
    line.file ?? '',
    fieldsWords(t, line),
    chosenWords(t, line),
    line.record?.remoteId ?? '',
    line.at,
    line.hash,
  ]);
  return [heads, ...rows];
}
