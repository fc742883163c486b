// 我的批注 in the search: found by their own words, opened where they stand now, and nothing told of an article that may not be
// seen.
import { beforeEach, describe, expect, it } from 'vitest';
import { recordId } from '../../../main/core/store/ids.ts';
import { writeMeta } from '../../../main/core/store/meta.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import { removeAnnotation, saveAnnotation } from '../../../main/core/work/annotate.ts';
import { askSearch } from '../../../main/core/work/ask-search.ts';
import { listAnnotations } from '../../../main/core/work/list-annotations.ts';
import { followNorms } from '../norms/a-norm.ts';
import { anArticle, apply } from '../store/builders.ts';
import { aDesk, type TestDesk } from '../work/a-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = aDesk();
  await desk.search.ready;
});

function put(remoteId: string, differing: Parameters<typeof anArticle>[0] = {}, revision = '1'): string {
  apply(desk.store, {
    upserts: [{ kind: 'article', remoteId, revision, data: anArticle(differing) }],
  });
  followNorms(desk.store);
  const key = findRecord(desk.store, 'article', sourceKey(desk.store, 's1') ?? 0, remoteId)?.key;
  return recordId('article', key ?? 0);
}
const write = (id: string, words: string, anchor?: string): void =>
  void saveAnnotation(desk, { id, words, anchor });
const notes = (text: string, limitPerKind = 6) => askSearch(desk, { text, limitPerKind }).notes;
const found = (text: string) => notes(text).hits.map(({ words }) => words.text);

describe('a note', () => {
  it('is found by its own words, which are marked, whether or not its article has them', () => {
    const id = put('1', { title: '公租房申请指南' });
    write(id, '窗口口径：收入证明可以后补。');
    expect(notes('收入证明')).toMatchObject({
      total: 1,
      elsewhere: 0,
      hits: [{ articleId: id, title: '公租房申请指南', words: { ranges: [[5, 9]] } }],
    });
    expect(found('收入证明 口径')).toHaveLength(1);
    expect([found('户口簿'), found('收入证明 -口径'), found('公租房')]).toEqual([[], [], []]);
  });

  it('is found as it is written now, and not after it was removed', () => {
    const id = put('1');
    write(id, '先问住建局');
    expect(found('住建局')).toHaveLength(1);
    write(id, '先问财政局');
    expect([found('住建局'), found('财政局')]).toEqual([[], ['先问财政局']]);
    removeAnnotation(desk, { id: listAnnotations(desk)[0]?.id ?? '' });
    expect(found('财政局')).toEqual([]);
  });

  it('opens the 条 it was written on, where that stands now', () => {
    const lines = ['第一条 为了管理停车，制定本办法。', '第二条 停车收费实行政府指导价。'];
    const law = { title: '停车办法', articleType: '政策法规' as const };
    const id = put('1', { ...law, body: lines.join('\n') });
    write(id, '问过发改委', '2');
    expect(notes('发改委').hits).toMatchObject([{ articleId: id, anchor: '2', label: '第二条' }]);
    put(
      '1',
      { ...law, body: [lines[0], '第二条 新的一条。', '第三条 停车收费实行政府指导价。'].join('\n') },
      '2',
    );
    expect(notes('发改委').hits).toMatchObject([{ articleId: id, anchor: '3', label: '第三条' }]);
  });

  it('has no source, year or level: a filter for those leaves it out', () => {
    write(put('1'), '问过发改委');
    const asked = [
      '类型:知识',
      '类型:条款',
      '类型:待办',
      '年度:2026',
      '密级:内部',
      '来源:临溪',
      '有效:是',
      '类型:办事指南',
    ];
    expect(asked.map((filter) => found(`发改委 ${filter}`).length)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
    expect(notes('类型:知识').total).toBe(0);
  });

  it('is one of those shown, and all are counted', () => {
    for (let at = 0; at < 9; at += 1) write(put(String(at)), `口径${at}`);
    expect([notes('口径').total, notes('口径').hits.length, notes('口径', 100).hits.length]).toEqual([
      9, 6, 9,
    ]);
  });
});

describe('of an article that may not be seen', () => {
  it('nothing is told but that the person has a note on it', () => {
    const id = put('1', { title: '穿云箭方案', secretLevel: '内部' });
    write(id, '问过发改委');
    writeMeta(desk.store, 'ceiling', '公开');
    expect(notes('发改委')).toEqual({ total: 0, elsewhere: 1, hits: [] });
    apply(desk.store, { removals: [{ kind: 'article', remoteId: '1', why: 'withdrawn' }] });
    expect(notes('发改委')).toEqual({ total: 0, elsewhere: 1, hits: [] });
  });
});
