// The search as the window shows it: what can be walked through, what is marked in an opened document, what a filter writes,
// and what is said of what was searched.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOf } from '../../../renderer/features/search/box-keys.ts';
import { entriesOf, keptEntries, noteEntries } from '../../../renderer/features/search/entries.ts';
import { choicesOf, filtersIn } from '../../../renderer/features/search/filter-choices.ts';
import { findInFile, foundWords } from '../../../renderer/features/search/found-words.ts';
import { provisionTitle } from '../../../renderer/features/search/provision-title.ts';
import { flawLines, scopeLines } from '../../../renderer/features/search/scope.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { placesOf, termsOf } from '../../../renderer/ui/found-places.ts';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { articleTypes, type IndexedKind } from '../../../shared/domain/closed-lists.ts';
import {
  filterNames,
  filtersOf,
  parseQuestion,
  withFilter,
  withoutPart,
} from '../../../shared/domain/question.ts';
import { sources } from '../../fakes/window/content-sources.ts';

const aHit = (some: Partial<SearchHit> = {}): SearchHit => ({
  kind: 'todo',
  id: 't1',
  open: { kind: 'todo', id: 't1' },
  title: { text: '', ranges: [] },
  note: '',
  ...some,
});
const aGroup = (kind: IndexedKind, total: number, shown: number, capped = false) => ({
  kind,
  total,
  capped,
  hits: Array.from({ length: shown }, (_, at) => aHit({ kind, id: `${kind}${at}` })),
});
const lookOf = (entries: ReturnType<typeof entriesOf>) =>
  entries.map((entry) => (entry.kind === 'hit' ? entry.hit.id : `${entry.of} +${entry.left ?? '?'}`));

describe('the list of what was found', () => {
  it('goes through all groups and offers the rest of each', () => {
    expect(lookOf(entriesOf([aGroup('todo', 3, 2), aGroup('file', 1, 1)]))).toEqual([
      'todo0',
      'todo1',
      'todo +1',
      'file0',
    ]);
  });

  it('begins with what is new, which is marked where it belongs as well', () => {
    const groups = [aGroup('todo', 2, 2), aGroup('archive', 1, 1)];
    const entries = entriesOf(groups, [aHit({ id: 'todo1' })]);
    expect(entries.map((entry) => entry.kind === 'hit' && [entry.of, entry.hit.id, entry.isNew])).toEqual([
      ['new', 'todo1', true],
      ['todo', 'todo0', false],
      ['todo', 'todo1', true],
      ['archive', 'archive0', false],
    ]);
  });

  it('promises no number where nobody counted that far', () => {
    expect(lookOf(entriesOf([aGroup('archive', 1000, 1, true)]))).toEqual(['archive0', 'archive +?']);
  });

  it('ends with the notes of this person', () => {
    const note = { id: '1', articleId: 'k1', title: '', words: { text: '', ranges: [] }, changedAt: '' };
    expect(noteEntries({ total: 3, elsewhere: 0, hits: [note] })).toEqual([
      { kind: 'note', of: 'notes', note },
      { kind: 'more', of: 'notes', left: 2 },
    ]);
  });

  it('ends at a hundred of a kind', () => {
    expect(entriesOf([aGroup('archive', 1000, 100, true)])).toHaveLength(100);
  });
});

describe('the questions of before', () => {
  it('stand with those that have something new first, each once', () => {
    const kept = keptEntries({
      recent: ['甲', '乙'],
      saved: [
        { question: '乙', followed: false, fresh: 0 },
        { question: '丙', followed: true, fresh: 3 },
      ],
    });
    expect(kept.map(({ of, question, fresh }) => [of, question, fresh])).toEqual([
      ['saved', '丙', 3],
      ['saved', '乙', 0],
      ['recent', '甲', 0],
    ]);
  });
});

describe('a filter that is chosen', () => {
  const known = { sources: [{ name: 'OA 公文' }, { name: '市档案馆' }], year: 2026 };

  it.each(filterNames)('of %s is understood by the grammar, whatever the value', (name) => {
    for (const { value } of choicesOf(zh, name, known)) {
      const { parts, free } = filtersIn(withFilter('用地 -旧', name, value));
      expect(parts.map((part) => [part.name, part.values])).toEqual([[name, [value]]]);
      expect(free).not.toContain(name);
    }
  });

  it('finds the kind it is called by', () => {
    const kinds = choicesOf(zh, '类型', known).map(
      ({ value }) => filtersOf(parseQuestion(`类型:${value}`)).kinds,
    );
    const sorts = articleTypes.map(() => ['article']);
    expect(kinds).toEqual([
      ['todo'],
      ['archive'],
      ['article'],
      ...sorts,
      ['provision'],
      ['file'],
      ['contact'],
    ]);
  });

  it('leaves the question as it was when it is taken out', () => {
    const word = fc.string({ unit: fc.constantFrom('用', '地', 'a', '2'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...filterNames),
        (words, name) => {
          const question = words.join(' ');
          const value = choicesOf(zh, name, known)[0]?.value ?? '';
          const filtered = withFilter(question, name, value);
          const [part] = filtersIn(filtered).parts;
          expect(part && withoutPart(filtered, part)).toBe(question);
        },
      ),
    );
  });
});

describe('what is marked in an opened document', () => {
  it('is what was asked for, without filters and what is not wanted', () => {
    expect(foundWords('用地 "宅基地 使用权" -旧 类型:档案 年度:2020', aHit())).toBe('用地 "宅基地 使用权"');
  });

  it('is also what was found where it is written otherwise', () => {
    const hit = aHit({
      title: { text: '國務院關於……', ranges: [[0, 3]] },
      snippet: { text: '按国发〔2016〕51号办', ranges: [[1, 12]] },
    });
    expect(termsOf(foundWords('gwy', hit))).toEqual(['gwy', '國務院', '国发〔2016〕51号']);
  });

  it('is no single character unless one was asked for', () => {
    const hit = aHit({ title: { text: '土地管理法', ranges: [[0, 1]] } });
    expect([foundWords('土地', hit), foundWords('土', hit)]).toEqual(['土地', '土']);
  });

  it('keeps a sentence with blanks together', () => {
    expect(termsOf('"a b" 甲　乙')).toEqual(['a b', '甲', '乙']);
  });

  it('is the longer of two words that begin at one place', () => {
    expect(placesOf('土地管理法', termsOf('土地 土地管理'))).toEqual([[0, 4]]);
  });

  it('is taken as it stands, whatever characters it has', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), (word) => {
        fc.pre(word.toLowerCase().length === word.length);
        expect(placesOf(`甲${word}`, [word.toLowerCase()])).not.toEqual([]);
      }),
    );
  });

  it('in a file is as the file has it', () => {
    const hit = aHit({ snippet: { text: '同意立項', ranges: [[2, 4]] } });
    expect([findInFile('立项 类型:附件', hit), findInFile('立项', aHit())]).toEqual(['立項', '立项']);
  });
});

describe('the title of a provision', () => {
  it('is as it is cited, marked at the same words', () => {
    expect(
      provisionTitle({
        text: '土地管理法 第三十二条',
        ranges: [
          [0, 2],
          [6, 11],
        ],
      }),
    ).toEqual({
      text: '《土地管理法》第三十二条',
      ranges: [
        [1, 3],
        [7, 12],
      ],
    });
  });
});

describe('what was searched', () => {
  const searched = [
    { kind: 'todo' as const, held: 61 },
    { kind: 'archive' as const, held: 39_932 },
    { kind: 'article' as const, held: 404 },
    { kind: 'provision' as const, held: 52_918 },
    { kind: 'contact' as const, held: 0 },
  ];
  const notes = { total: 0, elsewhere: 0, hits: [] };
  const scope = { notes, searched, staleSources: [] as string[], indexBehind: 0 };
  const lines = (question: string, some: Partial<typeof scope> = {}) =>
    scopeLines(zh, { ...scope, ...some }, { question, sources });

  it('is told with how many there are of each kind', () => {
    expect(lines('档案')).toEqual(['已检索：待办 61、档案 39,932、知识 404、条款 52,918。']);
  });

  it('is no more than the filters let through', () => {
    expect(lines('档案 类型:档案')).toEqual(['已检索：档案 39,932。']);
    expect(lines('档案 有效:是')).toEqual(['已检索：知识 404、条款 52,918。']);
  });

  it('names the notes beside what is not here any more', () => {
    expect(lines('档案', { notes: { ...notes, elsewhere: 2 } }).slice(1)).toEqual([
      '另有 2 条批注的文章已不在本机，在知识库的“收藏”里。',
    ]);
  });

  it('names the sources whose latest state is not here, each with the reason', () => {
    expect(lines('档案', { staleSources: ['知识库', '招投标'], indexBehind: 120 }).slice(1)).toEqual([
      '未检索最新内容：知识库（需重新登录）、招投标（未取全）。',
      '还有 120 条正在编入搜索，结果可能不全。',
    ]);
  });
});

describe('a part of the question that does nothing', () => {
  it('is explained, one sentence each', () => {
    const question = '用地 年渡:2020 密级:很高';
    const notUnderstood = parseQuestion(question).flatMap((part) =>
      part.part === 'unclear' ? [{ start: part.start, end: part.end, problem: part.problem }] : [],
    );
    expect(notUnderstood.map(({ start, end }) => question.slice(start, end))).toEqual([
      '年渡:2020',
      '密级:很高',
    ]);
    expect(flawLines(zh, question, notUnderstood)).toEqual([
      zh.search.unknownFilter('年渡'),
      zh.search.unknownValue('密级', '很高'),
    ]);
  });

  it('is not explained with words of a question of before', () => {
    expect(flawLines(zh, '用地', [{ start: 3, end: 9, problem: 'unknown-filter' }])).toEqual([]);
  });
});

describe('the keys of the box', () => {
  const done: string[] = [];
  const keys = (some: { open?: boolean; isEmpty?: boolean; active?: number; count?: number }) => ({
    open: true,
    isEmpty: false,
    active: 0,
    count: 3,
    ...some,
    onOpen: () => {},
    onActive: (at: number) => done.push(`to ${at}`),
    onTake: (at: number) => done.push(`take ${at}`),
    onForget: (at: number) => done.push(`forget ${at}`),
    onKeep: () => done.push('keep'),
    onFollow: () => done.push('follow'),
    onUndo: () => done.push('undo'),
    onClose: () => done.push('close'),
    onClear: () => done.push('clear'),
    onBack: () => done.push('back'),
  });
  const press = (key: string, some: Parameters<typeof keys>[0] = {}, ctrlKey = false, shiftKey = false) => {
    done.length = 0;
    actOf({ key, code: `Key${key.toUpperCase()}`, ctrlKey, shiftKey }, keys(some))?.();
    return done.join();
  };

  it('go round the list', () => {
    expect([
      press('ArrowDown', { active: 2 }),
      press('ArrowUp', { active: 0 }),
      press('ArrowUp', { active: -1 }),
      press('ArrowDown', { active: -1 }),
    ]).toEqual(['to 0', 'to 2', 'to 2', 'to 0']);
  });

  it('leave layer by layer with Esc: the list, the words, the box', () => {
    expect([
      press('Escape'),
      press('Escape', { open: false }),
      press('Escape', { open: false, isEmpty: true }),
    ]).toEqual(['close', 'clear', 'back']);
  });

  it('take with Enter what is meant, and nothing where nothing is', () => {
    expect([
      press('Enter', { active: 1 }),
      press('Enter', { active: -1 }),
      press('Enter', { open: false }),
    ]).toEqual(['take 1', '', '']);
  });

  it('remove a question of before, never a letter that is being typed over', () => {
    expect([
      press('Delete', { isEmpty: true, active: 1 }),
      press('Delete'),
      press('Delete', { isEmpty: true, active: -1 }),
    ]).toEqual(['forget 1', '', '']);
  });

  it('keep a question with Ctrl+S', () => {
    expect([
      press('s', {}, true),
      press('S', {}, true),
      press('s'),
      press('s', { isEmpty: true }, true),
    ]).toEqual(['keep', 'keep', '', '']);
  });

  it('follow with Ctrl+Shift+S what is asked or what is meant in the list', () => {
    expect([
      press('S', {}, true, true),
      press('S', { isEmpty: true, active: 1 }, true, true),
      press('S', { isEmpty: true, active: -1 }, true, true),
    ]).toEqual(['follow', 'follow', '']);
  });

  it('undo with Ctrl+Z while nothing is typed, for what is typed is undone by the box', () => {
    expect([press('z', { isEmpty: true }, true), press('z', {}, true)]).toEqual(['undo', '']);
  });
});
