// What a citation means: which norm, by what the text says before it and around it. Which places of it: citation-places.ts.
// Pure: which norms there are is handed in.
import type { FoundCitation, Meant } from '../text/provisions/citations.ts';
import { docNoName, normName } from './norm-name.ts';

type Named = Extract<Meant, { by: 'title' | 'docNo' }>;

/** The folded names a citation may mean, best first. */
function namesMeant(meant: Named, shortNames: ReadonlyMap<string, string>): readonly string[] {
  if (meant.by === 'docNo') return docNoNames(meant.docNo);
  const numbered = meant.docNo === undefined ? undefined : docNoName(meant.docNo);
  const whole = shortNames.get(meant.title) ?? meant.title;
  return [normName(whole), ...(numbered === undefined ? [] : [numbered])];
}

/** Words run into the 代字 before it: 按照国发〔2016〕51号, 现将国务院令第786号. A number without its 代字 is none. */
function docNoNames(docNo: string): readonly string[] {
  const whole = docNoName(docNo);
  if (whole === undefined) return [];
  const code = whole.search(/\[|令\d/u);
  return Array.from({ length: code }, (_, at) => whole.slice(at));
}

/** How many of the words taken for the 代字 belong to the sentence. */
function wordsAhead(docNo: string, name: string): number {
  for (let at = 0; at < docNo.length; at += 1) if (docNoName(docNo.slice(at)) === name) return at;
  return 0;
}

export type Resolved =
  /** `lead`: how far before the citation the name begins, when it stands there without 《》; behind it, below zero. */
  | { readonly kind: 'norm'; readonly name: string; readonly lead?: number }
  | { readonly kind: 'this' }
  | { readonly kind: 'unknown'; readonly problem: 'no-such-norm' | 'which-norm'; readonly name?: string };

type Surroundings = {
  readonly shortNames: ReadonlyMap<string, string>;
  readonly isKnown: (name: string) => boolean;
  /** The text is a norm itself: 本法 and a number alone mean it. */
  readonly isNorm: boolean;
};

/** Reads the citations of one text in their order: 该法 and a number alone in a draft mean the norm named before. */
export class CitationResolver {
  private readonly around: Surroundings;
  private before: string | undefined;

  constructor(around: Surroundings) {
    this.around = around;
  }

  resolve({ meant }: FoundCitation): Resolved {
    const { isNorm } = this.around;
    switch (meant.by) {
      case 'title':
      case 'docNo':
        return this.named(meant);
      case 'words':
        return this.words(meant);
      case 'this':
        return isNorm ? { kind: 'this' } : { kind: 'unknown', problem: 'which-norm' };
      case 'that':
        return this.namedBefore();
      case 'nothing':
        return isNorm ? { kind: 'this' } : this.namedBefore();
    }
  }

  private named(meant: Named): Resolved {
    const names = namesMeant(meant, this.around.shortNames);
    const known = names.find(this.around.isKnown);
    const name = known ?? names[0];
    this.before = name;
    if (known !== undefined) {
      const ahead = meant.by === 'docNo' ? wordsAhead(meant.docNo, known) : 0;
      return { kind: 'norm', name: known, ...(ahead === 0 ? {} : { lead: -ahead }) };
    }
    return { kind: 'unknown', problem: 'no-such-norm', ...(name === undefined ? {} : { name }) };
  }

  /** 依照刑法第二十条: the longest words that are a name. */
  private words(meant: Extract<Meant, { by: 'words' }>): Resolved {
    const { isKnown, shortNames } = this.around;
    for (const words of meant.names) {
      const name = normName(shortNames.get(words) ?? words);
      if (!isKnown(name)) continue;
      this.before = name;
      return { kind: 'norm', name, lead: words.length + meant.gap };
    }
    return { kind: 'unknown', problem: 'no-such-norm' };
  }

  private namedBefore(): Resolved {
    if (this.before === undefined) return { kind: 'unknown', problem: 'which-norm' };
    if (this.around.isKnown(this.before)) return { kind: 'norm', name: this.before };
    return { kind: 'unknown', problem: 'no-such-norm', name: this.before };
  }
}
