// A file of statutes (jsonl) into 知识库: each text an article of its own, a bad line named and left out, in pieces
// that hold the core some milliseconds each. What is here already is not taken in again.
import { createHash } from 'node:crypto';
import type { ImportFile, LineProblem } from '../../../shared/contract/desk-imports.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { markedLevel } from '../../../shared/domain/marked-level.ts';
import {
  articleOfStatute,
  statuteLineSchema,
  type StatuteLine,
} from '../../../shared/domain/statute-line.ts';
import { appendAudit } from '../store/audit.ts';
import { addArticle } from '../store/articles.ts';
import { queueForIndex } from '../store/index-queue.ts';
import { ceilingOf } from '../store/meta.ts';
import { addOriginal, isImported } from '../store/originals.ts';
import type { Desk } from './desk.ts';
import type { ImportAtWork } from './import-at-work.ts';
import { type ReadLine, readManyTexts } from './read-many-texts.ts';
import { repairText } from './repair-text.ts';

type Many = NonNullable<ImportFile['many']>;
type Tally = {
  texts: number;
  alreadyHere: number;
  leftOut: Many['leftOut'];
  leftOutTotal: number;
  characters: number;
  pinyinRemoved: number;
  traditional: boolean;
  /** A text that comes twice in the file is taken once. */
  readonly seen: Set<string>;
};

/** Lines that are named one by one. */
const mostNamed = 100;
/** Leaves room for the commit within the 50 ms that somebody may have to wait. */
const pieceMs = 12;
/** Unpacked lines that wait to be taken. */
const charactersAtOnce = 400_000;
const linesAtOnce = 64;

type How = { readonly folder: string; readonly name: string; readonly isWriting: boolean };

/** The file as one line of the report. Written when `isWriting`, else only looked at. */
export async function takeManyTexts(desk: Desk, how: How, atWork: ImportAtWork): Promise<ImportFile> {
  const { folder, name } = how;
  const read = await readManyTexts(folder, name);
  if (read.kind === 'left') return { ...emptyReport(name), problem: read.problem };
  const tally: Tally = { ...noneYet, leftOut: [], seen: new Set() };
  const pieces = inPieces(read.lines);
  for (let step = await pieces.next(); ; step = await pieces.next()) {
    if (step.done === true) return reportOf(name, tally, step.value);
    const waiting = [...step.value];
    while (waiting.length > 0 && !atWork.isCancelled()) {
      const share = takeSome(desk, how, { waiting, tally });
      atWork.tell({ name, texts: tally.texts + tally.alreadyHere, share });
      await new Promise(setImmediate);
    }
    if (!atWork.isCancelled()) continue;
    await read.lines.return('whole');
    return reportOf(name, tally, 'whole');
  }
}

const noneYet = {
  texts: 0,
  alreadyHere: 0,
  leftOutTotal: 0,
  characters: 0,
  pinyinRemoved: 0,
  traditional: false,
};

function emptyReport(name: string): ImportFile {
  return { name, title: '', characters: 0, pinyinRemoved: 0, traditional: false, suspect: [] };
}

/** A file that holds no text at all is no such file. */
function reportOf(name: string, tally: Tally, end: 'whole' | 'broken'): ImportFile {
  const { texts, alreadyHere, leftOut, leftOutTotal, characters, pinyinRemoved, traditional } = tally;
  const sums = { characters, pinyinRemoved, traditional, encoding: 'utf-8' as const };
  const report = { ...emptyReport(name), title: name, ...sums };
  const many = { many: { texts, alreadyHere, leftOut, leftOutTotal } };
  if (texts > 0) return { ...report, ...many };
  if (alreadyHere > 0) return { ...report, ...many, problem: 'already-here' };
  return { ...report, ...many, problem: end === 'whole' && leftOutTotal === 0 ? 'empty' : 'not-text' };
}

async function* inPieces(
  lines: AsyncGenerator<ReadLine, 'whole' | 'broken'>,
): AsyncGenerator<readonly ReadLine[], 'whole' | 'broken'> {
  let piece: ReadLine[] = [];
  let characters = 0;
  for (let step = await lines.next(); ; step = await lines.next()) {
    if (step.done === true) {
      if (piece.length > 0) yield piece;
      return step.value;
    }
    piece.push(step.value);
    characters += charactersIn(step.value.value);
    if (characters < charactersAtOnce && piece.length < linesAtOnce) continue;
    yield piece;
    piece = [];
    characters = 0;
  }
}

function charactersIn(value: unknown): number {
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : undefined;
  return typeof text === 'string' ? text.length : 0;
}

type Taking = { readonly waiting: ReadLine[]; readonly tally: Tally };

/** The lines that a piece has time for, in one transaction. How much of the file was read by then. */
function takeSome(desk: Desk, how: How, { waiting, tally }: Taking): number {
  const start = performance.now();
  let share = 1;
  const take = (): void => {
    do {
      const read = waiting.shift();
      if (read === undefined) return;
      takeLine(desk, how, { read, tally });
      share = read.share;
    } while (performance.now() - start < pieceMs);
  };
  if (how.isWriting) desk.store.transaction(take);
  else take();
  return share;
}

function takeLine(
  desk: Desk,
  how: How,
  { read, tally }: { readonly read: ReadLine; readonly tally: Tally },
): void {
  const { store, now } = desk;
  const parsed = statuteLineSchema.safeParse(read.value);
  const statute = parsed.data;
  if (read.problem !== undefined || statute === undefined) {
    leaveOut(tally, read.line, read.problem ?? 'no-text');
    return;
  }
  if (!mayStore(markedLevel(statute.text) ?? '公开', ceilingOf(store))) {
    if (how.isWriting) appendAudit(store, 'record-blocked', { kind: 'article', from: 'import' }, now());
    leaveOut(tally, read.line, 'above-ceiling');
    return;
  }
  const hash = hashOf(statute);
  if (tally.seen.has(hash) || isImported(store, hash)) {
    tally.alreadyHere += 1;
    return;
  }
  tally.seen.add(hash);
  const repaired = repairText(statute.text);
  tally.texts += 1;
  tally.characters += repaired.characters;
  tally.pinyinRemoved += repaired.pinyinRemoved;
  tally.traditional ||= repaired.traditional;
  if (how.isWriting) writeStatute(desk, { statute, hash, repaired });
}

function leaveOut(tally: Tally, line: number, problem: LineProblem): void {
  tally.leftOutTotal += 1;
  if (tally.leftOut.length < mostNamed) tally.leftOut.push({ line, problem });
}

/** Two collections may carry the same text; its edition is part of what it is. */
function hashOf({ name, published, text }: StatuteLine): string {
  return createHash('sha256')
    .update(JSON.stringify([name, published, text]))
    .digest('hex');
}

type Writing = {
  readonly statute: StatuteLine;
  readonly hash: string;
  readonly repaired: ReturnType<typeof repairText>;
};

function writeStatute({ store, now }: Desk, { statute, hash, repaired }: Writing): void {
  const { text, characters, pinyinRemoved, traditional, suspect } = repaired;
  const data = articleOfStatute(statute, text);
  const article = addArticle(store, hash, data, now());
  const fileName = statute.path?.split('/').at(-1) ?? statute.name;
  const report = {
    name: fileName,
    title: data.title,
    characters,
    pinyinRemoved,
    traditional,
    suspect,
    encoding: 'utf-8' as const,
  };
  const bytes = Buffer.from(statute.text);
  addOriginal(store, {
    article,
    hash,
    fileName,
    encoding: 'utf-8',
    report,
    bytes,
    text: undefined,
    now: now(),
  });
  queueForIndex(store, 'article', article);
}
