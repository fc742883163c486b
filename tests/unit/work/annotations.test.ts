// 收藏与批注 stay with what they were written on: through updates, full passes and a new epoch, through a text that is changed
// or issued anew; and of an article that went nothing is kept that may not be.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/contract/desk-annotations.ts';
import { writeArticle } from '../../../main/core/store/articles.ts';
import { listAudit } from '../../../main/core/store/audit.ts';
import { beginResync } from '../../../main/core/store/cursors.ts';
import { keyOf, recordId } from '../../../main/core/store/ids.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import { markPlace, putBack, removeAnnotation, saveAnnotation } from '../../../main/core/work/annotate.ts';
import { annotationsOf, listAnnotations } from '../../../main/core/work/list-annotations.ts';
import { removeSource } from '../../../main/core/work/manage-sources.ts';
import { runs } from '../../fakes/runs.ts';
import { followNorms, putNorm } from '../norms/a-norm.ts';
import { anArticle, apply, now } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
});
const leave = async () => {
  await desk.search.ready;
  desk.store.close();
};
afterEach(leave);

const put = (remoteId: string, differing: Parameters<typeof anArticle>[0] = {}, revision = 'r1', page = {}) =>
  apply(desk.store, {
    upserts: [{ kind: 'article', remoteId, revision, data: anArticle(differing) }],
    ...page,
  });
const idOf = (remoteId: string): string => {
  const source = sourceKey(desk.store, 's1') ?? 0;
  const key = findRecord(desk.store, 'article', source, remoteId)?.key;
  if (key === undefined) throw new Error('believed: the article is here');
  return recordId('article', key);
};
const write = (id: string, words: string, anchor?: string) =>
  expect(saveAnnotation(desk, { id, anchor, words })).toEqual({ ok: true, value: {} });
const on = (id: string): readonly Annotation[] => {
  const read = annotationsOf(desk, { id });
  if (!read.ok) throw new Error('believed: the article is here');
  return read.value;
};
const listed = () => listAnnotations(desk);

const norm = (lines: readonly string[]) =>
  lines.map((line, at) => `第${'一二三四五六'[at]}条　${line}`).join('\n');
const purpose = '为了加强城市停车管理，改善交通状况，制定本办法。';
const fees = '停车收费实行政府指导价，具体标准由价格主管部门会同有关部门制定。';
const fines = '违反本办法规定擅自占用停车泊位的，由城市管理部门责令改正。';
const starts = '本办法自公布之日起施行。';

describe('a bookmark and a note', () => {
  it('stand beside the article and in the list, and go when both are taken away', () => {
    put('1');
    markPlace(desk, { id: idOf('1'), marked: true });
    write(idOf('1'), '材料清单与去年不同');
    expect(on(idOf('1'))).toMatchObject([{ marked: true, words: '材料清单与去年不同' }]);
    expect(listed()).toMatchObject([
      { title: '公租房申请指南', at: { kind: 'here', articleId: idOf('1') }, marked: true },
    ]);
    markPlace(desk, { id: idOf('1'), marked: false });
    expect(on(idOf('1'))).toMatchObject([{ marked: false, words: '材料清单与去年不同' }]);
    write(idOf('1'), '');
    expect([on(idOf('1')), listed()]).toEqual([[], []]);
  });

  it('that was deleted can be put back whole, and does not come back by itself when one writes anew', () => {
    put('1');
    markPlace(desk, { id: idOf('1'), marked: true });
    write(idOf('1'), '旧话');
    const id = listed()[0]?.id ?? '';
    removeAnnotation(desk, { id });
    expect([on(idOf('1')), listed()]).toEqual([[], []]);
    putBack(desk, { id });
    expect(on(idOf('1'))).toMatchObject([{ marked: true, words: '旧话' }]);
    removeAnnotation(desk, { id });
    markPlace(desk, { id: idOf('1'), marked: true });
    expect(on(idOf('1'))).toMatchObject([{ marked: true, words: '' }]);
  });

  it('is refused where nothing is, and deleted twice is not found', () => {
    expect(saveAnnotation(desk, { id: 'k99', words: '话' })).toMatchObject({ ok: false });
    put('1');
    expect(markPlace(desk, { id: idOf('1'), anchor: '7', marked: true })).toMatchObject({ ok: false });
    expect(removeAnnotation(desk, { id: '99' })).toMatchObject({ ok: false });
    expect(putBack(desk, { id: '99' })).toMatchObject({ ok: false });
  });

  it('of a long note shows its first words in the list', () => {
    put('1');
    write(idOf('1'), '长'.repeat(4000));
    expect(listed()[0]?.words).toHaveLength(200);
    expect(on(idOf('1'))[0]?.words).toHaveLength(4000);
  });
});

describe('after the knowledge base was updated', () => {
  type Step = 'update' | 'unchanged' | 'delete-and-return' | 'full pass' | 'new epoch';
  const steps: readonly Step[] = ['update', 'unchanged', 'delete-and-return', 'full pass', 'new epoch'];

  it('a note is on the same article whatever came in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 8 }), async (happened) => {
        await leave();
        desk = aDesk();
        put('1');
        put('2', { title: '别的' });
        write(idOf('1'), '留着');
        markPlace(desk, { id: idOf('2'), marked: true });
        let generation = 1;
        for (const [at, step] of happened.entries()) {
          const revision = `r${at + 2}`;
          if (step === 'delete-and-return') {
            apply(desk.store, { removals: [{ kind: 'article', remoteId: '1', why: 'tombstone' }] });
            expect(listed().map(({ words }) => words)).toContain('留着');
          }
          if (step === 'full pass') beginResync(desk.store, 's1', 'all', now);
          if (step === 'full pass' || step === 'new epoch') generation += 1;
          const epoch = `e${generation}`;
          const rows = ['1', '2'].map((remoteId) => ({
            kind: 'article' as const,
            remoteId,
            revision: step === 'unchanged' ? 'r1' : revision,
            data: anArticle({ body: `正文${at}`, ...(remoteId === '2' && { title: '别的' }) }),
          }));
          apply(desk.store, { upserts: rows, generation, ...(step === 'new epoch' && { epoch }) });
        }
        expect(on(idOf('1'))).toMatchObject([{ words: '留着' }]);
        expect(on(idOf('2'))).toMatchObject([{ marked: true }]);
        expect(listed()).toHaveLength(2);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('of an article that went', () => {
  const remove = (why: 'tombstone' | 'withdrawn') =>
    apply(desk.store, { removals: [{ kind: 'article', remoteId: '1', why }] });
  const raise = () => put('1', { title: '临时救助口径', secretLevel: '机密' }, 'r9');
  /** Everything the table holds, as the file has it. */
  const held = () => JSON.stringify(desk.store.sql('SELECT * FROM annotation').all());
  beforeEach(() => {
    put('1', { title: '临时救助口径', body: '正文里的话' });
    write(idOf('1'), '自己的话');
  });

  it.each(['tombstone', 'withdrawn'] as const)(
    'by %s the note stays, with the title and its own words alone',
    (why) => {
      remove(why);
      expect(listed()).toMatchObject([
        { title: '临时救助口径', words: '自己的话', at: { kind: 'withdrawn' } },
      ]);
      expect(held()).not.toContain('正文里的话');
    },
  );

  it('above the ceiling not even the title is kept, in the table neither, also when it was withdrawn before', () => {
    raise();
    expect(listed()).toEqual([expect.objectContaining({ words: '自己的话', at: { kind: 'above-ceiling' } })]);
    expect(listed()[0]?.title).toBeUndefined();
    expect(held()).not.toContain('临时救助口径');
    put('1', { title: '临时救助口径' }, 'r10');
    expect(on(idOf('1'))).toMatchObject([{ words: '自己的话' }]);
    remove('withdrawn');
    expect(held()).toContain('临时救助口径');
    raise();
    expect(held()).not.toContain('临时救助口径');
  });

  it('with its source the words are in the audit trail', async () => {
    await removeSource(desk, { id: 's1', evenWithWaiting: false });
    expect(listed()).toEqual([]);
    expect(JSON.stringify(listAudit(desk.store))).toContain('自己的话');
  });

  it('by taking an import back the note waits for the same file', () => {
    const id = putNorm(desk.store, { title: '导入的', body: '正文' });
    write(id, '导入的批注');
    desk.store.sql('DELETE FROM article WHERE key = ?').run(keyOf('article', id) ?? 0);
    expect(listed().find(({ words }) => words === '导入的批注')).toMatchObject({
      title: '导入的',
      at: { kind: 'removed' },
    });
  });
});

describe('a note on a 条', () => {
  const first = { title: '停车管理办法', publishedOn: '2011-01-01', docNo: '令第1号' } as const;
  const issue = (lines: readonly string[], differing: object = {}) => {
    const id = putNorm(desk.store, { ...first, body: norm(lines), ...differing });
    followNorms(desk.store);
    return id;
  };
  const change = (id: string, lines: readonly string[]) => {
    const common = { source: null, feed: null, remoteId: 'x', revision: '2', generation: 0, now };
    const row = desk.store.sql('SELECT remote_id FROM article WHERE key = ?').get(keyOf('article', id) ?? 0);
    const remoteId = String(Reflect.get(Object(row), 'remote_id'));
    const data = anArticle({ articleType: '政策法规', ...first, body: norm(lines) });
    writeArticle(desk.store, { ...common, remoteId }, data, keyOf('article', id));
    followNorms(desk.store);
  };

  it('of a text that changed in place follows its words, then its number, and says it was written before', () => {
    const id = issue([purpose, fees, fines, starts]);
    write(id, '收费这条', '2');
    write(id, '处罚这条', '3');
    expect(on(id).map(({ anchor, from }) => [anchor, from])).toEqual([
      ['2', undefined],
      ['3', undefined],
    ]);
    change(id, [
      purpose,
      '停车场应当对外公布收费标准，接受社会监督。',
      fees,
      `${fines}情节严重的，处以罚款。`,
    ]);
    expect(on(id).map(({ words, anchor, from }) => [words, anchor, from?.kind])).toEqual([
      ['收费这条', '3', 'before-change'],
      ['处罚这条', '3', 'before-change'],
    ]);
  });

  it('whose 条 is not there any more stays, and both the article and the list say so', () => {
    const id = issue([purpose, fees, fines, starts]);
    write(id, '施行', '4');
    change(id, [purpose, fees]);
    expect(on(id)).toMatchObject([{ words: '施行', lost: '第四条' }]);
    expect(listed()).toMatchObject([{ label: '第四条', at: { kind: 'here', lost: 'here' } }]);
  });

  it('is shown beside the corresponding 条 of the newer text, as written on the older one', () => {
    const old = issue([purpose, fees, fines, starts]);
    write(old, '收费这条', '2');
    write(old, '整篇的话');
    const fresh = issue([purpose, fines, '停车场应当安装监控设备并妥善保管影像。', fees, starts], {
      publishedOn: '2022-01-01',
      docNo: '令第9号',
    });
    const from = { kind: 'older', id: old, docNo: '令第1号', publishedOn: '2011-01-01' };
    expect(on(fresh)).toMatchObject([
      { words: '收费这条', anchor: '4', from },
      { words: '整篇的话', from },
    ]);
    expect(on(old).map(({ anchor, from: none }) => [anchor, none])).toEqual([
      ['2', undefined],
      [undefined, undefined],
    ]);
    write(fresh, '新的话', '4');
    expect(on(fresh).filter(({ anchor }) => anchor === '4')).toHaveLength(2);
    expect(on(old)).toHaveLength(2);
  });

  it('that the newer text no longer has stays with the older one, and the list says so', () => {
    const old = issue([purpose, fees, fines, starts]);
    write(old, '收费这条', '2');
    const fresh = issue([purpose, fines, starts], { publishedOn: '2022-01-01' });
    expect(on(fresh)).toEqual([]);
    expect(on(old)).toMatchObject([{ words: '收费这条', anchor: '2' }]);
    expect(listed()).toMatchObject([{ at: { kind: 'here', articleId: old, anchor: '2', lost: 'newest' } }]);
  });

  it('is neither lost nor doubled by whatever order the 条 of the newer text have', async () => {
    const lines = [purpose, fees, fines, starts];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(lines, { minLength: 4 }),
        fc.integer({ min: 0, max: 3 }),
        async (order, at) => {
          await leave();
          desk = aDesk();
          const old = issue(lines);
          write(old, '一句话', String(at + 1));
          const fresh = issue(order, { publishedOn: '2022-01-01' });
          expect(on(fresh)).toMatchObject([
            { words: '一句话', anchor: String(order.indexOf(lines[at] ?? '') + 1) },
          ]);
        },
      ),
      { numRuns: runs(20) },
    );
  });
});
