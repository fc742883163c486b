// The same questions asked of the provisions of the statutes by others: FTS5 with its own trigrams, FlexSearch with the
// texts in memory, a plain scan of folded texts. Each gives keys alone; nothing is ranked or shown. Says one line of JSON.
import Database from 'better-sqlite3';
import { Index } from 'flexsearch';
import { matchOf } from '../../../main/core/search/fulltext.ts';
import { indexTokens, phrasesOf } from '../../../shared/text/bigrams.ts';
import { fold } from '../../../shared/text/fold.ts';
import { paragraphsOf, provisionsOf, questionsFrom, readStatutes } from './texts.ts';

type Wish = { readonly path: string };
export type Said = {
  readonly texts: number;
  readonly contenders: readonly {
    readonly name: string;
    readonly buildMs: number;
    readonly heapMb: number;
    readonly ms: readonly number[];
    /** Questions with fewer texts found than the scan found. */
    readonly missed: number;
  }[];
};

type Contender = { find(question: string): number };

const most = 1000;
const key = 'ab'.repeat(32);
const { path } = JSON.parse(process.argv[2] ?? '{}') as Wish;

function fts(
  texts: readonly string[],
  tokenize: string,
  toTokens: (text: string) => string,
  match: (q: string) => string,
): Contender {
  const db = new Database(`${path}-${tokenize}`);
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "x'${key}'"`);
  db.exec(`CREATE VIRTUAL TABLE text USING fts5(body, content='', tokenize='${tokenize}')`);
  const put = db.prepare('INSERT INTO text (rowid, body) VALUES (?, ?)');
  db.transaction(() => texts.forEach((text, at) => void put.run(at + 1, toTokens(text))))();
  const find = db.prepare('SELECT rowid FROM text WHERE text MATCH ? LIMIT ?');
  return { find: (question) => find.all(match(question), most).length };
}

function flex(texts: readonly string[]): Contender {
  const index = new Index({
    tokenize: 'strict',
    resolution: 1,
    cache: false,
    encode: (text) => text.split(' '),
  });
  texts.forEach((text, at) => void index.add(at, indexTokens(text).trimEnd()));
  return {
    find: (question) => {
      const pairs = phrasesOf(question).flatMap(({ tokens }) => tokens);
      return index.search(pairs.join(' '), { limit: most }).length;
    },
  };
}

function scan(texts: readonly string[]): Contender {
  const folded = texts.map(fold);
  return {
    find(question) {
      const wanted = fold(question);
      let found = 0;
      for (const text of folded) if (found < most && text.includes(wanted)) found += 1;
      return found;
    },
  };
}

const makers: readonly (readonly [string, (texts: readonly string[]) => Contender])[] = [
  ['plain scan of folded texts', scan],
  [
    'FTS5 over our pairs',
    (texts) => fts(texts, 'ascii', indexTokens, (q) => matchOf('title body', phrasesOf(q))),
  ],
  ['FTS5 trigram', (texts) => fts(texts, 'trigram', fold, (q) => `"${fold(q)}"`)],
  ['FlexSearch over texts', flex],
];

function run(): Said {
  const statutes = readStatutes();
  const texts = statutes.flatMap(({ text }) => provisionsOf(text).map((cut) => cut.text));
  const questions = questionsFrom(paragraphsOf(statutes), 300).slice(0, 300);
  const truth: number[] = [];
  const contenders = makers.map(([name, make], at) => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    const contender = make(texts);
    const buildMs = performance.now() - start;
    globalThis.gc?.();
    const heapMb = (process.memoryUsage().heapUsed - before) / 2 ** 20;
    let missed = 0;
    const ms = questions.map(({ question }, n) => {
      const asked = performance.now();
      const found = contender.find(question);
      const took = performance.now() - asked;
      if (at === 0) truth.push(found);
      else if (found < (truth[n] ?? 0)) missed += 1;
      return took;
    });
    return { name, buildMs, heapMb, ms, missed };
  });
  return { texts: texts.length, contenders };
}

process.stdout.write(`${JSON.stringify(run())}\n`);
