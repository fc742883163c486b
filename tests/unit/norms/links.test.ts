import { beforeEach, describe, expect, it } from 'vitest';
import { normLinks } from '../../../main/core/work/norm-links.ts';
import { readNorm } from '../../../main/core/work/read-norm.ts';
import type { NormLink } from '../../../shared/contract/desk-norms.ts';
import { aDesk, type TestDesk } from '../work/a-desk.ts';
import { followNorms, putNorm } from './a-norm.ts';

let desk: TestDesk;
const ids = { own: '', law: '', later: '' };

const body = `第一条 根据《行政许可法》第三十二条和国务院令第700号，制定本办法。
第二条 申请材料有下列情形之一的，依照前条和本办法第四条至第五条办理：
（一）依照行政许可法第四十二条；
（二）前项以外的，见《没有的法》第三条。
依照前款第(2)项、第九条处理。
第三条 前条第二款和第二条第（1）项。
第四条 本条所称。
第五条 本办法第二条第一款。`;

beforeEach(() => {
  desk = aDesk();
  ids.own = putNorm(desk.store, { title: '临溪县办法', publishedOn: '2020-01-01', body });
  ids.law = putNorm(desk.store, {
    title: '中华人民共和国行政许可法',
    docNo: '国务院令第700号',
    publishedOn: '2004-01-01',
    body: '第三十二条 甲。\n第四十二条 乙。',
  });
  ids.later = putNorm(desk.store, {
    title: '中华人民共和国行政许可法',
    publishedOn: '2030-01-01',
    body: '第三十二条 甲。',
  });
  followNorms(desk.store);
});

async function links(id: string, asOf = '2026-11-22'): Promise<readonly NormLink[]> {
  const found = await normLinks(desk, { id, asOf });
  if (!found.ok) throw new Error('believed: the norm is here');
  return found.value;
}

/** The words of the text a link stands at, as the window cuts them. */
function wordsAt({ in: { index, paragraph, item }, start, end }: NormLink): string {
  const read = readNorm(desk, { id: ids.own });
  const provision = read.ok ? read.value?.provisions[index] : undefined;
  const held = provision?.paragraphs.find(({ number }) => number === paragraph);
  const words = item === undefined ? held?.text : held?.items.find(({ number }) => number === item)?.text;
  return words?.slice(start, end) ?? '';
}

describe('the citations in a norm that is read', () => {
  it('lead to the places they mean, in the norm itself and in others', async () => {
    const found = (await links(ids.own)).map((link) => [
      wordsAt(link),
      link.to.id === ids.own ? 'own' : link.to.id === ids.law ? 'law' : link.to.id,
      link.to.label,
      [link.to.place?.anchor, link.to.place?.paragraph, link.to.place?.item].join(' ').trim(),
    ]);
    expect(found).toEqual([
      ['《行政许可法》第三十二条', 'law', '第三十二条', '32'],
      ['国务院令第700号', 'law', '', ''],
      ['下列', 'own', '第二条第一款', '2 1'],
      ['前条', 'own', '第一条', '1'],
      ['本办法第四条至第五条', 'own', '第四条至第五条', '4'],
      ['行政许可法第四十二条', 'law', '第四十二条', '42'],
      ['前项', 'own', '第二条第一款第（一）项', '2 1 一'],
      ['前款第(2)项', 'own', '第二条第一款第（二）项', '2 1 二'],
      ['前条第二款', 'own', '第二条第二款', '2 2'],
      ['第二条第（1）项', 'own', '第二条第（一）项', '2 1 一'],
      ['本办法第二条第一款', 'own', '第二条第一款', '2 1'],
    ]);
  });

  it('lead to the text that is in force on the day that is looked at', async () => {
    const [first] = await links(ids.own, '2031-01-01');
    expect(first?.to.id).toBe(ids.later);
  });

  it('are not found of what is no norm', async () => {
    expect(await normLinks(desk, { id: 'k99' })).toMatchObject({ ok: false });
    expect(await normLinks(desk, { id: 't1' })).toMatchObject({ ok: false });
  });
});
