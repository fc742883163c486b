// What was not sent and is kept here, in words: what it is, on which record, why it was not sent, and its texts. Pure.

import type { KeptWork } from '../../shared/contract/desk-handover.ts';
import { linesOf } from '../../shared/domain/handed-over.ts';
import { fieldName } from '../text/field-words.ts';
import { actionName } from '../text/pending-words.ts';
import type { Text } from '../text/zh.ts';

/** 同意, 修改 with its fields, 上传附件 with its name. */
export function keptWhat(t: Text, { kind, work }: KeptWork): string {
  const words = t.handOver.what;
  switch (work.type) {
    case 'action':
      return actionName(t, work.body);
    case 'edit': {
      const names = work.fields.map(({ field }) => fieldName(t, kind, field));
      return `${t.sync.edit} ${[...new Set(names)].join(t.sync.namesJoin)}`.trim();
    }
    case 'create':
      return t.creates.makeOf(t.terms.kind[kind]);
    case 'upload':
      return `${t.sync.upload} ${work.file.name}`;
    case 'draft':
      return words.draft;
    case 'form':
      return words.form;
  }
}

/** Its title where it may be shown, else the department's id of it, else what kind of record it is. */
export function keptRecord(t: Text, { title, remoteId, kind }: KeptWork): string {
  if (title !== '') return title;
  return remoteId === undefined ? t.terms.kind[kind] : `${t.terms.kind[kind]} ${remoteId}`;
}

export function keptWhy(t: Text, { why }: KeptWork): string {
  const words = t.handOver.why;
  switch (why.kind) {
    case 'in-doubt':
      return words.inDoubt;
    case 'refused':
      if (why.reason?.kind === 'refused') return words.refused(why.reason.reason);
      return why.reason?.kind === 'unknown-record' ? words.unknownRecord : words.refusedPlain;
    default:
      return words[why.kind];
  }
}

/** A text as it was written. `left`: what of its field stays behind. */
export type KeptText = {
  readonly field?: string;
  readonly text: string;
  readonly left: 'nothing' | 'theirs' | 'untold';
};

export function keptTexts({ work }: KeptWork): readonly KeptText[] {
  switch (work.type) {
    case 'action':
      return [{ text: work.body.opinion, left: 'nothing' }];
    case 'draft':
      return [{ text: work.opinion, left: 'nothing' }];
    case 'edit':
    case 'form':
      return work.fields.map(({ field, value, left }) => ({ field, text: linesOf(value), left }));
    case 'create':
      return Object.entries(work.fields).map(([field, value]) => ({
        field,
        text: linesOf(value),
        left: 'nothing',
      }));
    case 'upload':
      return [];
  }
}
