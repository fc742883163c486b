// Papers with numbers: takes planned papers, numbers each issuer's series by date, and writes them. A series runs
// 1, 2, 3 … with gaps (the other papers of that organ) within a year, and never backwards.
import { type Day, dayOfYmd, ymdOfDay } from '../../../shared/domain/calendar.ts';
import { writeDocNo } from '../../../shared/domain/codes.ts';
import { type Draft, type Earlier, factsOf, type Issuer, issuerOf, type Matter } from './matter.ts';
import { organOf } from './organs.ts';
import { type Random, seeded } from './random.ts';

export type PlannedPaper = {
  readonly matter: Matter;
  readonly issuer: Issuer;
  readonly writtenOn: Day;
  readonly seed: string;
  /** A 请示 that was granted, so that a 批复 may follow. */
  readonly granted?: boolean;
};
export type WrittenPaper<P> = { readonly planned: P; readonly docNo: string; readonly draft: Draft };

export function issuerFor(matter: Matter, random: Random): Issuer {
  if (typeof matter.from === 'string') return issuerOf(organOf(matter.from));
  return typeof matter.from === 'function' ? matter.from(random) : matter.from;
}

export function pickMatter(matters: readonly Matter[], random: Random): Matter {
  let left = random.next() * matters.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  for (const matter of matters) {
    left -= matter.weight ?? 1;
    if (left < 0) return matter;
  }
  return random.pick(matters);
}

/** Up to so many papers, titles are kept apart. */
const fewEnough = 20_000;

/** Written in the order of their dates, so that a 批复 can answer an earlier 请示 by its number. */
export function* writePapers<P extends PlannedPaper>(planned: readonly P[]): Generator<WrittenPaper<P>> {
  const last = new Map<string, number>();
  const asked: (Earlier & { readonly day: Day })[] = [];
  const titles = planned.length <= fewEnough ? new Set<string>() : undefined;
  for (const paper of planned.toSorted((a, b) => a.writtenOn - b.writtenOn)) {
    const { issuer, writtenOn, seed } = paper;
    const docNo = nextDocNo(last, issuer.code, writtenOn);
    const answered = paper.matter.genre === '批复' ? asked.findIndex(({ day }) => day <= writtenOn - 3) : -1;
    const [earlier] = answered < 0 ? [] : asked.splice(answered, 1);
    const draft = writeUnlike(titles, (again) =>
      paper.matter.write(factsOf(seeded(seed + again), issuer, writtenOn, earlier)),
    );
    if (paper.granted === true)
      asked.push({
        title: draft.title,
        docNo,
        issuer: issuer.name.replace(/^临溪县(.+政府)$/, '$1').replace(/^临溪县/, '县'),
        day: writtenOn,
      });
    if (asked.length > 64) asked.shift();
    yield { planned: paper, docNo, draft };
  }
}

/** Draws other facts when the title was used before; gives up soon, because some papers do repeat. */
function writeUnlike(titles: Set<string> | undefined, write: (again: string) => Draft): Draft {
  let draft = write('');
  if (titles === undefined) return draft;
  for (let tries = 1; titles.has(draft.title) && tries < 8; tries++) draft = write(`/again/${tries}`);
  titles.add(draft.title);
  return draft;
}

/** The organ writes other papers besides the ones shown: one every `pace` days. */
function nextDocNo(last: Map<string, number>, code: string, writtenOn: Day): string {
  const year = Number(ymdOfDay(writtenOn).slice(0, 4));
  const series = `${code}${year}`;
  const pace = 1.1 + ((code.codePointAt(code.length - 1) ?? 0) % 17) / 4;
  const byDate = 1 + Math.floor((writtenOn - dayOfYmd(`${year}-01-01`)) / pace);
  const seq = Math.max((last.get(series) ?? 0) + 1, byDate);
  last.set(series, seq);
  return writeDocNo({ kind: 'numbered', code, year, seq });
}
