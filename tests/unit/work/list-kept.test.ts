// 导出给主管: what a withdrawal leaves of a person's work is listed, shown on the page whole and with nothing of the record, and
// stays until the person lets it go.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveRecordDraft } from '../../../main/core/work/edit-draft.ts';
import { discardAction } from '../../../main/core/work/give-up-action.ts';
import { letKeptGo, putKeptBack } from '../../../main/core/work/hand-over.ts';
import { removeSource } from '../../../main/core/work/manage-sources.ts';
import { saveDraft } from '../../../main/core/work/save-draft.ts';
import { handOverPage } from '../../../renderer/features/hand-over/page.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { keptWorkSchema } from '../../../shared/contract/desk-handover.ts';
import { runs } from '../../fakes/runs.ts';
import { apply, now, todoAs } from '../store/builders.ts';
import {
  act,
  attach,
  begin,
  edit,
  end,
  events,
  idOf,
  kept,
  page,
  put,
  save,
  secret,
  textOf,
  todoId,
  withdraw,
  world,
} from './kept-world.ts';

beforeEach(begin);
afterEach(end);

describe('what a withdrawal leaves', () => {
  it('is listed with what it is, why it was not sent and a digest of the words, without a title', () => {
    put();
    act('请补正材料。');
    withdraw('t1');
    expect(kept()).toMatchObject([
      {
        kind: 'todo',
        remoteId: 't1',
        title: '',
        why: { kind: 'withdrawn' },
        work: { type: 'action', body: { action: 'return', opinion: '请补正材料。' } },
        digests: { sha256: createHash('sha256').update('请补正材料。').digest('hex') },
      },
    ]);
    expect(keptWorkSchema.array().parse(kept())).toEqual(kept());
  });

  it('of a draft nobody could see any more is listed too, and only then', () => {
    put();
    saveDraft(world.desk, { id: todoId(), opinion: '拟退回。' });
    saveRecordDraft(world.desk, {
      id: idOf('a1'),
      draft: { revision: '1', typed: { abstract: '不留的第一句。我写的一句。' } },
    });
    expect(kept()).toEqual([]);
    withdraw('t1', 'a1');
    const found = kept().toSorted((a, b) => a.work.type.localeCompare(b.work.type));
    expect(found.map(({ work, why }) => [work, why.kind])).toEqual([
      [{ type: 'draft', opinion: '拟退回。' }, 'withdrawn'],
      [{ type: 'form', fields: [{ field: 'abstract', value: '我写的一句。', left: 'theirs' }] }, 'withdrawn'],
    ]);
    put();
    expect(kept()).toEqual([]);
  });

  it('of a deleted record keeps its title and says that it is gone', () => {
    put();
    saveDraft(world.desk, { id: todoId(), opinion: '拟退回。' });
    apply(world.desk.store, { removals: [{ kind: 'todo', remoteId: 't1', why: 'tombstone' }] });
    expect(kept()).toMatchObject([{ title: '不留的标题', why: { kind: 'gone' } }]);
  });

  it('holds on the page every word that was typed, and nothing of the record', () => {
    const word = fc.stringMatching(/^[一二三四五六七八九十<>&"']{1,5}$/u);
    const typed = fc.record({
      opinion: word,
      title: word,
      location: word,
      sentences: fc.uniqueArray(word, { maxLength: 4 }),
      member: word,
      draft: word,
    });
    fc.assert(
      fc.property(typed, ({ opinion, title, location, sentences, member, draft }) => {
        end();
        begin();
        put();
        act(`我见${opinion}`);
        saveDraft(world.desk, { id: todoId(), opinion: `我拟${draft}` });
        edit({
          title: `我题${title}`,
          location: `我位${location}`,
          abstract: `不留的第二句。${sentences.map((each) => `我句${each}。`).join('不留的第一句。')}`,
          responsible: ['不留的人', `我加${member}`],
        });
        withdraw('t1', 'a1');
        const shown = textOf(page());
        const words = [`我见${opinion}`, `我题${title}`, `我位${location}`, `我加${member}`, `我拟${draft}`];
        for (const each of [...words, ...sentences.map((one) => `我句${one}。`)])
          expect(shown).toContain(each);
        expect(shown).not.toContain('不留的');
      }),
      { numRuns: runs(40) },
    );
  });

  it('of a record that proves to be above the ceiling may not leave', async () => {
    put();
    act('请补正材料。');
    apply(world.desk.store, { upserts: [todoAs('t1', '2', { ...secret, secretLevel: '秘密' })] });
    expect(kept()).toMatchObject([{ barred: 'level', title: '' }]);
    expect(await save('x.html')).toMatchObject({ fault: { field: 'kept', reason: 'changed' } });
    expect(readdirSync(world.folder)).toEqual([]);
  });
});

describe('the page', () => {
  it('asks nothing of a network, runs nothing, and shows markup a person wrote as text', () => {
    put();
    act('</pre><script>alert(1)</script><img src=x onerror=alert(1)>');
    const html = page();
    const tags = html.match(/<[^>]*>/gu)?.join(' ') ?? '';
    expect(tags).not.toMatch(/<(?:script|img|link|iframe|a)\b|\son\w+=|\s(?:src|href)=/u);
    expect(html).not.toMatch(/https?:|url\(/u);
    expect(html).toContain("default-src 'none'");
    expect(textOf(html)).toContain('</pre><script>alert(1)</script>');
  });

  it('says of what may have arrived that it may have', () => {
    put();
    act('同意。');
    const [one] = kept();
    if (one === undefined) throw new Error('believed: it is kept');
    const html = handOverPage(zh, { kept: [{ ...one, mayHaveArrived: true }], station: 'x', now });
    expect(html).toContain(zh.handOver.mayHaveArrived);
  });
});

describe('a kept text', () => {
  it('that came back from a decision on a withdrawn record can be found, deleted, and put back', () => {
    put();
    act('请补正材料。');
    withdraw('t1');
    discardAction(world.desk, { id: kept()[0]?.id ?? '' });
    const [draft] = kept();
    expect(draft?.work).toEqual({ type: 'draft', opinion: '请补正材料。' });
    const id = draft?.id ?? '';
    expect(letKeptGo(world.desk, { id }).ok).toBe(true);
    expect(kept()).toEqual([]);
    expect(letKeptGo(world.desk, { id })).toMatchObject({ fault: { kind: 'not-found' } });
    expect(putKeptBack(world.desk, { id }).ok).toBe(true);
    expect(kept()[0]?.work).toEqual(draft?.work);
    expect(events().slice(-2)).toEqual(['kept-let-go', 'kept-put-back']);
  });

  it('of what can still be sent or decided is not deleted here', () => {
    put();
    act('请补正材料。');
    expect(letKeptGo(world.desk, { id: kept()[0]?.id ?? '' })).toMatchObject({
      fault: { kind: 'not-found' },
    });
    expect(kept()).toHaveLength(1);
  });

  it('of a removed source stays with all that was typed, drafts too, and can be exported and deleted', async () => {
    put();
    act('请补正材料。');
    await attach('说明.pdf', Buffer.from('乙'));
    saveRecordDraft(world.desk, {
      id: idOf('a1'),
      draft: { revision: '1', typed: { location: '我的位置' } },
    });
    await removeSource(world.desk, { id: 's1', evenWithWaiting: true });
    expect(kept().every(({ why, source }) => why.kind === 'removed' && source.name === '来源s1')).toBe(true);
    expect(textOf(page())).toContain('请补正材料。');
    expect(textOf(page())).toContain('我的位置');
    expect(textOf(page())).not.toContain('不留的');
    expect(textOf(page())).toContain(zh.handOver.page.notHere);
    expect((await save('x.html')).ok).toBe(true);
    expect(existsSync(join(world.folder, 'x.html'))).toBe(true);
    const count = kept().length;
    const id = kept()[0]?.id ?? '';
    letKeptGo(world.desk, { id });
    expect(kept()).toHaveLength(count - 1);
    putKeptBack(world.desk, { id });
    expect(kept()).toHaveLength(count);
  });
});
