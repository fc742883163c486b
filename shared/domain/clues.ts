// What in a record points to others: its own numbers, the numbers its text names, who it comes from and answers for it, and
// the words its title turns on. Pure; finding what they point to is work/list-related.ts.
import { docNosIn, type FoundDocNo, isNamedBy } from '../text/docno.ts';
import type { RecordBody } from './delta.ts';
import { projectCodesIn, refCodesIn } from './numbers-in-text.ts';
import { foldRefCode } from './ref-code.ts';

export type Clues = {
  readonly title: string;
  /** 项目代码 and other numbers of the matter: its own first, then those its text names. */
  readonly matterNos: readonly string[];
  /** 文号 of the record itself. */
  readonly docNo?: string;
  /** 文号 its text names; its own is not among them. */
  readonly cited: readonly FoundDocNo[];
  /** 档号 of the record itself, and those its text names. */
  readonly refCode?: string;
  readonly citedRefCodes: readonly string[];
  readonly people: readonly { readonly name: string; readonly org?: string }[];
  readonly text: string;
};

export function cluesOf(record: RecordBody): Clues {
  switch (record.kind) {
    case 'todo': {
      const { title, paper, fromPerson, fromOrg } = record.data;
      const text = paper?.body ?? '';
      return {
        ...ofText({ title, docNo: paper?.docNo, text, matterNo: paper?.matterNo }),
        people: [
          ...(fromPerson === undefined ? [] : [{ name: fromPerson, org: fromOrg }]),
          ...(paper?.signer === undefined ? [] : [{ name: paper.signer }]),
        ],
      };
    }
    case 'archive': {
      const { title, docNo, abstract = '', body, responsible } = record.data;
      const refCode = foldRefCode(record.data.refCode);
      return {
        ...ofText({ title, docNo, text: `${abstract}\n${body}`, refCode }),
        people: responsible.map((name) => ({ name })),
      };
    }
    case 'article': {
      const { title, docNo, body, reviewer, ownerOrg } = record.data;
      const people = [reviewer, ownerOrg].flatMap((name) => (name === undefined ? [] : [{ name }]));
      return { ...ofText({ title, docNo, text: body }), people };
    }
    case 'contact': {
      const { name, duties, org } = record.data;
      const none = { title: '', matterNos: [], cited: [], citedRefCodes: [] };
      return { ...none, people: [{ name, org }], text: duties };
    }
  }
}

/** A long text names many numbers; more than these nobody looks through in a side pane. */
const mostCited = 8;

function ofText(of: {
  readonly title: string;
  readonly docNo: string | undefined;
  readonly text: string;
  readonly matterNo?: string | undefined;
  readonly refCode?: string;
}): Omit<Clues, 'people'> {
  const all = `${of.title}\n${of.text}`;
  const cited = docNosIn(all).filter((one) => of.docNo === undefined || !isNamedBy(of.docNo, one));
  const own = of.matterNo === undefined ? [] : [of.matterNo];
  return {
    title: of.title,
    ...(of.docNo === undefined ? {} : { docNo: of.docNo }),
    ...(of.refCode === undefined ? {} : { refCode: of.refCode }),
    matterNos: [...new Set([...own, ...projectCodesIn(all).slice(0, mostCited)])],
    cited: cited.slice(0, mostCited),
    citedRefCodes: refCodesIn(all)
      .filter((code) => code !== of.refCode)
      .slice(0, mostCited),
    text: of.text,
  };
}

/** 关于 … 的请示: what stands around the matter of an official title says nothing of it. */
const around =
  /^.{0,30}?关于(?:印发|转发|批转|同意|做好|加强|开展)?|的?(?:请示|报告|批复|通知|通报|函|复函|意见|决定|公告|通告|纪要|方案|办法|规定|情况说明)(?:[（(〔].*)?$/gu;
const han = /^\p{Script=Han}$/u;
/** Characters that must be shared side by side. */
const least = 4;

/** Every four characters side by side of what a title turns on: what another title shares with it. */
export function windowsOf(title: string): readonly string[] {
  const characters = [...title.replaceAll(around, '')];
  const windows = new Set<string>();
  for (let at = 0; at + least <= characters.length; at += 1) {
    const window = characters.slice(at, at + least);
    if (window.every((character) => han.test(character))) windows.add(window.join(''));
  }
  return [...windows];
}

/** The longest run of characters that two titles share; empty when they share none. */
export function sharedRun(a: string, b: string): string {
  let best = '';
  let before = new Map<number, number>();
  for (let i = 0; i < a.length; i += 1) {
    const here = new Map<number, number>();
    for (let j = 0; j < b.length; j += 1) {
      if (a[i] !== b[j]) continue;
      const length = (before.get(j - 1) ?? 0) + 1;
      here.set(j, length);
      if (length > best.length) best = a.slice(i - length + 1, i + 1);
    }
    before = here;
  }
  return best;
}
