// The text of a norm to its 条, each with what it stands under; what stands before, after, and which numbers are missing
// or doubled. Pure. A big text can be read in pieces: the generator rests after a few hundred lines.
import { type ArticleNumber, anchorOf, labelOf, type Provision } from '../../domain/provision.ts';
import { wordsHash } from './hash.ts';
import { cutFlatLine, type Line, lineOf } from './lines.ts';

export type ParsedNorm = {
  readonly preamble: string;
  readonly provisions: readonly Provision[];
  readonly appendix: string;
  /** Numbers that are missing or come twice, as labels. */
  readonly gaps: readonly string[];
};

type Open = {
  readonly number: ArticleNumber;
  readonly label: string;
  readonly under: string[];
  lines: string[];
};

/** Lines read before the generator rests: about a millisecond. */
const linesAtOnce = 400;
/** A run of missing numbers longer than this is told by its ends. */
const mostNamed = 5;

export function parseNorm(text: string): ParsedNorm {
  const reading = readingNorm(text);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

export function* readingNorm(text: string): Generator<void, ParsedNorm> {
  const reader = new Reader();
  let from = textStart(text);
  for (let count = 1; from < text.length; count += 1) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    reader.read(text.slice(from, end).replace(invisible, '').trim());
    from = end + 1;
    if (count % linesAtOnce === 0) yield;
  }
  return reader.finish();
}

const headEnd = '<!-- INFO END -->';

/** The head of a text of the national database ends with a mark; without one the text begins at once. */
export function textStart(text: string): number {
  const at = text.indexOf(headEnd);
  return at < 0 ? 0 : at + headEnd.length;
}

/** Editors of web pages leave them on lines of their own. */
const invisible = /[\u200b-\u200d\u2060\ufeff]/gu;
const isComment = /^<!--.*-->$/u;

class Reader {
  private readonly preamble: string[] = [];
  private readonly appendix: string[] = [];
  private readonly provisions: Provision[] = [];
  private readonly gaps: string[] = [];
  private readonly anchors = new Set<string>();
  private under: { readonly level: number; readonly text: string }[] = [];
  private open: Open | undefined;
  private last: ArticleNumber = { number: 0, after: 0 };
  private place: 'before' | 'heading' | 'article' | 'annex' = 'before';

  read(line: string): void {
    if (line === '' || isComment.test(line)) return;
    for (const piece of cutFlatLine(line, this.last.number)) this.take(lineOf(piece), piece);
  }

  private take(line: Line, raw: string): void {
    if (line.kind === 'heading') this.head(line);
    else if (line.kind === 'article' && this.mayBegin(line)) this.begin(line);
    else if (line.kind === 'annex' && this.place !== 'before') this.beginAnnex(line.text);
    else this.words(line.kind === 'article' ? raw : line.text);
  }

  private beginAnnex(title: string): void {
    this.place = 'annex';
    this.appendix.push(title);
  }

  /** In an annex only what carries the count on; an annex may have numbers of its own. */
  private mayBegin({ number, isDoubtful }: Extract<Line, { kind: 'article' }>): boolean {
    if (isDoubtful) return isNext(this.last, number);
    return this.place !== 'annex' || isLater(this.last, number);
  }

  private begin({ number, label, text }: Extract<Line, { kind: 'article' }>): void {
    this.close();
    this.countFrom(number);
    this.place = 'article';
    this.open = {
      number,
      label,
      under: this.under.map((heading) => heading.text),
      lines: text === '' ? [] : [text],
    };
    this.last = number;
  }

  private countFrom(number: ArticleNumber): void {
    const { last } = this;
    const anchor = anchorOf(number);
    if (this.anchors.has(anchor)) this.gaps.push(labelOf(number));
    else if (last.number > 0 && isLater(last, number)) this.gaps.push(...missing(last, number));
    this.anchors.add(anchor);
  }

  private head({ level, text }: Extract<Line, { kind: 'heading' }>): void {
    this.close();
    this.under = [...this.under.filter((heading) => heading.level < level), { level, text }];
    // An annex has parts of its own; should a 条 follow, it stands under the heading all the same.
    if (this.place === 'annex') this.appendix.push(text);
    else this.place = 'heading';
  }

  private words(text: string): void {
    if (text === '') return;
    if (this.place === 'article' && this.open !== undefined) this.open.lines.push(text);
    else if (this.place === 'annex') this.appendix.push(text);
    else if (this.place === 'heading' && isTitle(text)) this.lengthenHeading(text);
    else if (this.provisions.length === 0) this.preamble.push(text);
    else this.appendix.push(text);
  }

  /** A long heading stands on two lines. */
  private lengthenHeading(text: string): void {
    const heading = this.under.at(-1);
    if (heading === undefined) return;
    const isBare = /^\S+[编章节分]$/u.test(heading.text);
    const words = text.replace(/\s/gu, '');
    this.place = 'before';
    this.under = [
      ...this.under.slice(0, -1),
      { ...heading, text: `${heading.text}${isBare ? ' ' : ''}${words}` },
    ];
  }

  private close(): void {
    if (this.open === undefined) return;
    const { number, label, under, lines } = this.open;
    const text = lines.join('\n');
    this.provisions.push({ anchor: anchorOf(number), label, under, text, hash: wordsHash(text) });
    this.open = undefined;
  }

  finish(): ParsedNorm {
    if (this.open !== undefined) {
      const { lines } = this.open;
      const rest = annexAfter(lines);
      this.open.lines = lines.slice(0, lines.length - rest.length);
      this.appendix.unshift(...rest);
    }
    this.close();
    return {
      preamble: this.preamble.join('\n'),
      provisions: this.provisions,
      appendix: this.appendix.join('\n'),
      gaps: this.gaps,
    };
  }
}

/** What follows the last 款 without a word of its own for annex: a title has no stop at its end, a 款 has. */
function annexAfter(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line, index) => index > 0 && isTitle(line));
  return at < 0 ? [] : lines.slice(at);
}

const isTitle = (line: string): boolean => line.length <= 40 && !/[。；：，、！？”）;:,.!?")]$/u.test(line);

function isNext(last: ArticleNumber, { number, after }: ArticleNumber): boolean {
  return after === 0 ? number === last.number + 1 : number === last.number && after === last.after + 1;
}

function isLater(last: ArticleNumber, { number, after }: ArticleNumber): boolean {
  return number > last.number || (number === last.number && after > last.after);
}

function missing(last: ArticleNumber, next: ArticleNumber): readonly string[] {
  if (next.number === last.number)
    return labelsBetween(last.after + 1, next.after - 1, (after) => labelOf({ number: next.number, after }));
  const within = next.after > 0 ? [labelOf({ number: next.number, after: 0 })] : [];
  return [
    ...labelsBetween(last.number + 1, next.number - 1, (number) => labelOf({ number, after: 0 })),
    ...within,
  ];
}

function labelsBetween(first: number, last: number, label: (number: number) => string): readonly string[] {
  const count = last - first + 1;
  if (count > mostNamed) return [`${label(first)}至${label(last)}`];
  return Array.from({ length: Math.max(0, count) }, (_, index) => label(first + index));
}
