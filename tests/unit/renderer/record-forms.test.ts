// The form of a record: what may be typed, what of it changed, what travels; and what the record shows meanwhile.

import { describe, expect, it } from 'vitest';
import {
  changedFields,
  editsOf,
  type FieldShape,
  formFields,
  isChanged,
  problemOf,
  problemsOf,
  shapes,
} from '../../../renderer/records/form-fields.ts';
import { laidOver, shownFiles, shownOf, toDecide } from '../../../renderer/records/laid-over.ts';
import { draftOfText, textOfDraft } from '../../../renderer/records/use-form-draft.ts';
import { typedAgain } from '../../../renderer/records/use-editing.ts';
import type { PendingEdit } from '../../../shared/contract/desk-outbox.ts';
import { archiveDataSchema } from '../../../shared/domain/archive.ts';
import { articleDataSchema } from '../../../shared/domain/article.ts';
import { fieldClasses } from '../../../shared/domain/edit.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { anArchive, anArticle } from '../store/builders.ts';

const all = Object.keys(shapes.archive);
const fields = formFields('archive', all);
const data = anArchive({ responsible: ['甲', '乙'], docNo: '临教〔2011〕5号', pages: 4 });

describe('the form', () => {
  it('asks only for fields the department offers and this desk knows', () => {
    expect(formFields('archive', ['pages', 'title', 'newField', 'files']).map(({ field }) => field)).toEqual([
      'title',
      'pages',
    ]);
  });

  it('knows every field of the domain that is typed, and no other', () => {
    const typed = (kind: 'archive' | 'article') =>
      Object.keys(fieldClasses[kind]).filter((field) => field !== 'files');
    expect(Object.keys(shapes.archive).sort()).toEqual(typed('archive').sort());
    expect(Object.keys(shapes.article).sort()).toEqual(typed('article').sort());
  });

  it.each([
    ['archive', archiveDataSchema, anArchive()],
    ['article', articleDataSchema, anArticle()],
  ] as const)('takes what the domain takes and refuses what it refuses: %s', (kind, schema, record) => {
    for (const [field, shape] of Object.entries(shapes[kind])) {
      for (const typed of tries(shape)) {
        const value = typeof typed === 'string' && shape.kind === 'whole' ? Number(typed) : typed;
        const takes = schema.safeParse({ ...record, [field]: value === '' ? undefined : value }).success;
        expect([field, typed.length, problemOf(shape, typed) === undefined]).toEqual([
          field,
          typed.length,
          takes,
        ]);
      }
    }
  });

  it('sends the touched fields alone, trimmed, an emptied one as none', () => {
    const typed = { title: ' 新题名 ', docNo: '', pages: '12', date: data.date, responsible: ['乙', '丙'] };
    const changed = changedFields(fields, typed, data as never);
    expect(editsOf(changed, typed)).toEqual({
      title: '新题名',
      docNo: null,
      pages: 12,
      responsible: ['乙', '丙'],
    });
  });

  it('takes a set in another order, and spaces at the ends, for no change', () => {
    expect(isChanged(shape('responsible'), ['乙', '甲'], data.responsible)).toBe(false);
    expect(isChanged(shape('title'), `${data.title} `, data.title)).toBe(false);
    expect(isChanged(shape('abstract'), '', undefined)).toBe(false);
  });

  it('names what cannot be saved', () => {
    const typed = { title: ' ', date: '2011-02-30', pages: '四' };
    const changed = changedFields(fields, typed, data as never);
    expect(problemsOf(changed, typed)).toEqual([
      { field: 'title', problem: { kind: 'required' } },
      { field: 'date', problem: { kind: 'not-a-day' } },
      { field: 'pages', problem: { kind: 'not-whole' } },
    ]);
  });

  it('keeps its draft as text and finds it again', () => {
    const draft = { revision: '7', typed: { pages: '四', responsible: ['甲'] } };
    expect(draftOfText(textOfDraft(draft))).toEqual(draft);
    expect(textOfDraft({ revision: '7', typed: {} })).toBe('');
    expect(draftOfText('').typed).toEqual({});
  });

  it('goes on from what was taken back, without what is not typed', () => {
    const edit = { fields: { pages: 12, docNo: null, responsible: ['甲'], files: [] } };
    expect(typedAgain('archive', edit)).toEqual({ pages: '12', docNo: '', responsible: ['甲'] });
  });
});

function shape(field: string): FieldShape {
  const found = shapes.archive[field];
  if (found === undefined) throw new Error(`believed: ${field} has a shape`);
  return found;
}

/** At and past the measures of a field. */
function tries(of: FieldShape): readonly (string | readonly string[])[] {
  switch (of.kind) {
    case 'line':
    case 'long':
      return ['', '字', '字'.repeat(of.most), '字'.repeat(of.most + 1)];
    case 'day':
      return ['2026-02-28', '2026-2-8', '昨天', ''];
    case 'choice':
      return ['坐席', '窗口', '全体', '群众'];
    case 'whole':
      return ['0', '12', '1.5', '-1'];
    case 'set':
      return [
        [],
        ['甲'],
        ['字'.repeat(of.mostEach)],
        Array.from({ length: of.most + 1 }, (_, at) => `${at}`),
      ];
  }
}

const anEdit = (differing: Partial<PendingEdit>): PendingEdit => ({
  id: 'e1',
  state: 'waiting',
  fields: { title: '新题名' },
  decidedAt: '2026-11-20T01:00:00.000Z',
  ...differing,
});
const file: FileRef = {
  hash: 'a'.repeat(64),
  name: '图.ofd',
  mime: 'application/ofd',
  size: 3,
  role: '附件',
};

describe('a record with changes', () => {
  it('shows the last one of each field over the department’s word', () => {
    const edits = [anEdit({}), anEdit({ id: 'e2', fields: { title: '再改', pages: 9 } })];
    expect(shownOf(data, edits)).toMatchObject({ title: '再改', pages: 9, docNo: data.docNo });
    expect(data.title).not.toBe('再改');
  });

  it('shows the department’s word where a change was refused or clashed', () => {
    const edits = [
      anEdit({ state: 'refused' }),
      anEdit({ id: 'e2', state: 'conflict', fields: { pages: 9 } }),
    ];
    expect(shownOf(data, edits)).toMatchObject({ title: data.title, pages: 4 });
    expect(laidOver(edits).get('title')).toEqual({ mine: '新题名', state: 'refused', over: false });
  });

  it('marks of a change that clashed only what is to be decided', () => {
    const edits = [anEdit({ state: 'conflict', fields: { title: '新题名', pages: 9 } })];
    const one = { base: null, theirs: null };
    const fields = [
      { field: 'title', clash: true, ...one },
      { field: 'pages', clash: false, ...one },
    ];
    expect([...laidOver(edits, toDecide([{ actionId: 'e1', fields }])).keys()]).toEqual(['title']);
    expect([...laidOver(edits).keys()]).toEqual(['title', 'pages']);
  });

  it('shows an emptied field as empty', () => {
    expect(shownOf(data, [anEdit({ fields: { docNo: null } })])['docNo']).toBeNull();
  });

  it('shows a file on its way among the others', () => {
    expect(shownFiles([], [anEdit({ fields: { files: [file] } })])).toEqual([file]);
    expect(shownFiles([file], [])).toEqual([file]);
  });
});
