// Answers what is asked of norms, with the domain's own parser, comparison, standing and check on the made-up norms.

import { implement } from '@orpc/server';
import type { NormVersion, Place, ProvisionView, Standing } from '../../../shared/contract/desk-norms.ts';
import type { SearchAnswer } from '../../../shared/contract/desk-search.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { checkingCitations } from '../../../shared/domain/citation-check.ts';
import { linksIn } from '../../../shared/domain/citation-links.ts';
import { draftProblems } from '../../../shared/domain/draft-file.ts';
import { normName } from '../../../shared/domain/norm-name.ts';
import { type NormFacts, standingOf, versionOn } from '../../../shared/domain/norm-standing.ts';
import { placeLabel, type Provision } from '../../../shared/domain/provision.ts';
import { compareNorms } from '../../../shared/text/provisions/compare.ts';
import { paragraphsOf, wordsAt } from '../../../shared/text/provisions/paragraphs.ts';
import { draft, type FakeNorm, norms, parsedOf } from './content-norms.ts';
import { ago } from './moments.ts';

const os = implement(deskContract);

/** What the address says of it. */
const asked = (name: string): string | null => new URLSearchParams(location.search).get(name);

const todayOf = () => ago(0).slice(0, 10);

const factsOf = ({ row, effectiveOn }: FakeNorm): NormFacts => ({
  id: row.id,
  title: row.title,
  publishedOn: row.publishedOn,
  effectiveOn,
  stated: row.validity,
  statedOn: row.updatedAt.slice(0, 10),
  reviewBy: row.reviewBy,
});

const named = (name: string) => norms.map(factsOf).filter(({ title }) => normName(title) === name);
/** What the last 条 says of others (《个体工商户条例》同时废止). */
const repealers = (name: string) =>
  norms
    .filter(({ body }) =>
      [...body.matchAll(/《([^》]+)》同时废止/g)].some(([, title]) => normName(title ?? '') === name),
    )
    .map(factsOf);
const normOf = (id: string) => norms.find(({ row }) => row.id === id);
const provisions = (id: string): readonly Provision[] => {
  const norm = normOf(id);
  return norm === undefined ? [] : parsedOf(norm).provisions;
};

const mutable = <Value>(value: Value) => structuredClone(value) as never;

export function standing(norm: FakeNorm, asOf = todayOf()): Standing {
  const name = normName(norm.row.title);
  return mutable(standingOf(factsOf(norm), { versions: named(name), repealers: repealers(name) }, asOf));
}

const viewOf = ({ text, under, ...provision }: Provision): ProvisionView =>
  mutable({ ...provision, under: [...under], paragraphs: paragraphsOf(text) });

const versionOf = (norm: FakeNorm, asOf?: string): NormVersion => ({
  id: norm.row.id,
  title: norm.row.title,
  docNo: norm.row.docNo,
  publishedOn: norm.row.publishedOn,
  effectiveOn: norm.effectiveOn,
  standing: standing(norm, asOf),
});

function citationOf(norm: FakeNorm, place: Place) {
  const provision = provisions(norm.row.id).find(({ anchor }) => anchor === place.anchor);
  if (provision === undefined) throw new Error('believed: only places that are there are cited');
  return {
    ...versionOf(norm),
    issuer: norm.row.issuer,
    place,
    label: placeLabel(place),
    quote: wordsAt(provision, place) ?? '',
    fetchedAt: norm.row.updatedAt,
  };
}

function must(id: string): FakeNorm {
  const norm = normOf(id);
  if (norm === undefined) throw new Error('believed: the norm was listed');
  return norm;
}

export const serveNorms = () => ({
  read: os.norms.read.handler(({ input: { id, asOf } }) => {
    const norm = normOf(id);
    if (norm === undefined) return null;
    const { preamble, provisions: all, appendix, gaps } = parsedOf(norm);
    return {
      ...versionOf(norm, asOf),
      issuer: norm.row.issuer,
      fetchedAt: norm.row.updatedAt,
      preamble,
      appendix,
      gaps: [...gaps],
      provisions: all.map(viewOf),
    };
  }),
  versions: os.norms.versions.handler(({ input: { id, asOf } }) =>
    named(normName(must(id).row.title)).map(({ id: each }) => versionOf(must(each), asOf)),
  ),
  asOf: os.norms.asOf.handler(({ input: { id, day } }) => {
    const name = normName(must(id).row.title);
    const version = versionOn(named(name), repealers(name), day);
    return version === undefined ? null : versionOf(must(version.id), day);
  }),
  compare: os.norms.compare.handler(({ input }) =>
    compareNorms(provisions(input.before), provisions(input.after)).map(({ change, before, after }) => ({
      change,
      ...(before && { before: viewOf(before) }),
      ...(after && { after: viewOf(after) }),
    })),
  ),
  links: os.norms.links.handler(({ input: { id, asOf } }) => {
    const { title } = must(id).row;
    const here = { named, repealers, provisions };
    return mutable(
      [...linksIn({ id, title, provisions: provisions(id) }, { here, asOf: asOf ?? todayOf() })].flat(),
    );
  }),
  cite: os.norms.cite.handler(({ input: { id, place } }) => citationOf(must(id), place)),
  check: os.norms.check.handler(({ input: { text, asOf } }) =>
    mutable([...checkingCitations(text, { named, repealers, provisions }, asOf ?? todayOf())]),
  ),
  openDraft: os.norms.openDraft.handler(async ({ signal }) => {
    const what = asked('draft');
    if (what === 'slow') await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    const problem = draftProblems.find((one) => one === what);
    if (problem !== undefined) return { kind: 'refused' as const, why: problem };
    return {
      kind: 'words' as const,
      text: draft,
      format: 'pdf' as const,
      cut: false,
      blank: what === 'blank' ? 2 : 0,
    };
  }),
  saveDraft: os.norms.saveDraft.handler(() => ({})),
});

/** What `类型:条款` finds: every word of the question in the name or the words of a 条. */
export function findProvisions(question: string, limit: number): SearchAnswer {
  const words = question.split(/\s+/).filter((word) => word !== '' && !word.startsWith('类型:'));
  const mark = (text: string) => ({
    text,
    ranges: words.flatMap((word): [number, number][] => {
      const at = text.indexOf(word);
      return at < 0 ? [] : [[at, at + word.length]];
    }),
  });
  const hits = norms.flatMap((norm) =>
    provisions(norm.row.id)
      .filter(({ label, text }) => words.every((word) => `${norm.row.title}${label}${text}`.includes(word)))
      .map((provision) => ({
        kind: 'provision' as const,
        id: `${norm.row.id} ${provision.anchor}`,
        open: { kind: 'article' as const, id: norm.row.id, anchor: provision.anchor },
        sourceId: 'zs',
        title: mark(`${norm.row.title} ${provision.label}`),
        snippet: mark(provision.text),
        note: norm.row.docNo ?? '',
        standing: standing(norm),
      })),
  );
  return {
    groups:
      hits.length === 0
        ? []
        : [{ kind: 'provision', total: hits.length, capped: false, hits: hits.slice(0, limit) }],
    notes: { total: 0, elsewhere: 0, hits: [] },
    searched: [{ kind: 'provision', held: norms.length }],
    notUnderstood: [],
    indexBehind: 0,
    staleSources: [],
  };
}
