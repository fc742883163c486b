// The page for the supervisor: one file of HTML that needs nothing beside it, opens in any browser, asks no network for
// anything and runs nothing. Whatever a person wrote stands in it as text. Pure.

import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { secretLevels } from '../../../shared/domain/closed-lists.ts';
import { placesOf } from '../../../shared/domain/handed-over.ts';
import { type KeptText, keptRecord, keptTexts, keptWhat, keptWhy } from '../../records/kept-words.ts';
import { newValueWords } from '../../records/new-words.ts';
import { momentInFull } from '../../text/dates.ts';
import { fieldName } from '../../text/field-words.ts';
import { sizeWords } from '../../text/size-words.ts';
import type { Text } from '../../text/zh.ts';

type HandOver = {
  readonly kept: readonly KeptWork[];
  readonly station: string;
  readonly now: number;
};

const style = `
@page { size: A4; margin: 20mm 18mm; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #111; background: #fff; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-top: .75rem; border-top: 1px solid #777; break-after: avoid; }
h3 { font-size: .95rem; margin: .75rem 0 .25rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .15rem .75rem .15rem 0; overflow-wrap: anywhere; }
th { width: 8em; font-weight: 400; color: #444; white-space: nowrap; }
pre { margin: 0; padding: .5rem .75rem; border: 1px solid #999; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-size: .85rem; }
p { margin: .5rem 0; }
.quiet { color: #444; }
`;

export function handOverPage(t: Text, { kept, station, now }: HandOver): string {
  const words = t.handOver.page;
  const places = placesOf(
    kept.flatMap(({ id, work }) => (work.type === 'upload' && work.here ? { id, name: work.file.name } : [])),
  );
  const head = rows([
    [words.made, momentInFull(t, new Date(now).toISOString())],
    [words.station, station],
    [words.account, accountsOf(t, kept)],
    [words.count, String(kept.length)],
    [words.level, `${t.terms.secretLevel[highestOf(kept)]}${t.gap}${words.levelNote}`],
  ]);
  return [
    `<!doctype html>\n<html lang="${t.handOver.lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(words.title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(words.title)}</h1><p>${escaped(words.about)}</p>${head}`,
    ...kept.map((one, at) => itemOf(t, one, { number: at + 1, place: places.get(one.id) }, now)),
    `<p class="quiet">${escaped(words.digestAbout)}</p></body></html>\n`,
  ].join('');
}

type At = { readonly number: number; readonly place: string | undefined };

function itemOf(t: Text, kept: KeptWork, { number, place }: At, now: number): string {
  const words = t.handOver.page;
  const { work, source, remoteId, digests } = kept;
  const head = rows([
    [words.what, [keptWhat(t, kept), ...moreOf(t, work)].join(t.semicolon)],
    [words.record, recordOf(t, kept)],
    [words.remoteId, remoteId ?? words.madeHere],
    [words.kind, t.terms.kind[kept.kind]],
    [words.system, [source.name, source.organ].filter((part) => part !== '').join(t.dot)],
    [words.account, source.account === '' ? words.noAccount : source.account],
    [words.at, momentInFull(t, kept.at)],
    [words.why, keptWhy(t, kept)],
    ...(kept.mayHaveArrived ? [[words.note, t.handOver.mayHaveArrived] as const] : []),
    ...(kept.secretLevel === undefined
      ? []
      : [[words.level, t.terms.secretLevel[kept.secretLevel]] as const]),
    ...(work.type === 'upload' ? [[words.file, fileOf(t, work, place)] as const] : []),
  ]);
  const texts = work.type === 'upload' ? '' : textsOf(t, kept, now);
  const digestRows = digests === undefined ? '' : rows(digestsOf(digests), 'code');
  const below = digestRows === '' ? '' : `<h3>${escaped(words.digests)}</h3>${digestRows}`;
  return `<section><h2>${escaped(words.number(number) + t.gap + keptRecord(t, kept))}</h2>${head}${texts}${below}</section>`;
}

const digestsOf = ({ sha256, sm3 }: NonNullable<KeptWork['digests']>) => [
  ['SHA-256', sha256] as const,
  ...(sm3 === undefined ? [] : [['SM3', sm3] as const]),
];

function recordOf(t: Text, { title, remoteId }: KeptWork): string {
  if (title !== '') return title;
  return remoteId === undefined ? t.handOver.page.madeHere : t.handOver.page.noTitle;
}

/** What belongs to a decision besides its words. */
function moreOf(t: Text, work: KeptWork['work']): readonly string[] {
  if (work.type !== 'action') return [];
  const { body } = work;
  if (body.action === 'borrow') return [t.handOver.what.days(body.days)];
  if (body.action !== 'report') return [];
  const anchor = body.anchor === undefined ? [] : [t.handOver.what.anchor(body.anchor)];
  return [t.articles.report.whats[body.what], ...anchor];
}

function textsOf(t: Text, kept: KeptWork, now: number): string {
  const words = t.handOver.page;
  const texts = keptTexts(kept).filter(({ text, left }) => text !== '' || left !== 'nothing');
  const all = texts.map((one) => textOf(t, kept, one, now)).join('');
  return `<h3>${escaped(words.words)}</h3>${all === '' ? `<p>${escaped(words.noWords)}</p>` : all}`;
}

function textOf(t: Text, { kind, work }: KeptWork, { field, text, left }: KeptText, now: number): string {
  const words = t.handOver.page;
  const name =
    field === undefined
      ? ''
      : `<h3>${escaped(fieldName(t, kind, field) + codeWords(t, work, field, now, text))}</h3>`;
  const note =
    left === 'nothing'
      ? ''
      : `<p class="quiet">${escaped(left === 'theirs' ? words.theirsLeft : words.untold)}</p>`;
  if (text === '') return `${name}${left === 'theirs' ? `<p>${escaped(words.nothingOwn)}</p>` : ''}${note}`;
  // The first line feed of a `pre` is none of its text.
  return `${name}<pre>\n${escaped(text)}</pre>${note}`;
}

/** A word of the standard's lists stands as it was saved, with its name beside it. */
function codeWords(t: Text, work: KeptWork['work'], field: string, now: number, text: string): string {
  const value = work.type === 'create' ? work.fields[field] : undefined;
  if (typeof value !== 'string') return '';
  const shown = newValueWords(t, field, value, now);
  return shown === '' || shown === text || text.includes('\n') ? '' : `${t.gap}${shown}`;
}

function fileOf(
  t: Text,
  { file, here }: Extract<KeptWork['work'], { readonly type: 'upload' }>,
  place: string | undefined,
): string {
  const words = t.handOver.page;
  const where = here && place !== undefined ? words.inArchive(place) : words.notHere;
  return [file.name, sizeWords(t, file.size), where].join(t.dot);
}

function accountsOf(t: Text, kept: readonly KeptWork[]): string {
  const names = kept.map(({ source }) => (source.account === '' ? '' : `${source.account} ${source.name}`));
  const known = [...new Set(names)].filter((name) => name !== '');
  return known.length === 0 ? t.handOver.page.noAccount : known.join(t.sync.namesJoin);
}

/** Never below 内部: of what was withdrawn nobody knows the level any more. */
function highestOf(kept: readonly KeptWork[]): (typeof secretLevels)[number] {
  const least = secretLevels.indexOf('内部');
  const highest = Math.max(
    least,
    ...kept.map(({ secretLevel }) => secretLevels.indexOf(secretLevel ?? '内部')),
  );
  return secretLevels[highest] ?? '内部';
}

function rows(
  cells: readonly (readonly [term: string, value: string])[],
  as: 'span' | 'code' = 'span',
): string {
  const line = ([term, value]: readonly [string, string]) =>
    `<tr><th scope="row">${escaped(term)}</th><td><${as}>${escaped(value)}</${as}></td></tr>`;
  return `<table>${cells.map(line).join('')}</table>`;
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls that no page may hold are left out; a line ends by LF as it was written. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      .replace(/[&<>"']/g, (character) => entities[character] ?? character)
  );
}
