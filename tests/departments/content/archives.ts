// 档案: papers filed by piece in two 全宗 with legal 档号 (DA/T 13-2022), numbered within fonds, year, retention and
// office; then the 全宗 and the project volumes themselves, the pieces of the volumes, and photographs.
import { type Day, dayOfYmd, ymdOfDay } from '../../../shared/domain/calendar.ts';
import { type RefCode, writeRefCode } from '../../../shared/domain/ref-code.ts';
import type { Retention } from '../../../shared/domain/terms.ts';
import type { NewRecord } from '../system/items.ts';
import type { FileRecord } from './attachments.ts';
import { archiveMatters } from './archive-papers.ts';
import { fondsRecord, photoOf, projectVolume, volumeRecord, volumesOf } from './archive-volumes.ts';
import { countPer, type Fonds, fonds, type Numbers } from './fonds.ts';
import type { Genre, Matter } from './matter.ts';
import { lender } from './lent.ts';
import { letters } from './matters-letters.ts';
import { reports } from './matters-reports.ts';
import { requests } from './matters-requests.ts';
import { demoMark, isGrantable, workdayBefore } from './oa.ts';
import { issuerFor, pickMatter, type PlannedPaper, type WrittenPaper, writePapers } from './papers.ts';
import { rareNames } from './people.ts';
import { type Random, seeded } from './random.ts';
import { scanner } from './scanned.ts';

/** 国家档案局令第8号: by what the paper does, with its usual share. */
const retentionOf: { readonly [K in Genre]: readonly Retention[] } = {
  请示: ['Y', 'D30', 'D30'],
  批复: ['Y', 'Y', 'D30'],
  报告: ['D30', 'D10'],
  通知: ['D10', 'D10', 'D30'],
  函: ['D10'],
  意见: ['D30'],
  通报: ['D30', 'D10'],
  纪要: ['Y'],
};

type PlannedArchive = PlannedPaper & {
  readonly fonds: Fonds;
  readonly office: string;
  readonly retention: Retention;
  readonly rareName?: string;
};

const firstYear = 1996;
/** From here on one file is as large as scans are. */
const manyRecords = 3000;
const recent: readonly Matter[] = [...requests, ...reports, ...letters];

export function* archiveRecords(
  amount: number,
  today: Day,
  seed: string,
  files: FileRecord[],
): Generator<NewRecord> {
  const random = seeded(`${seed}/archives`);
  const volumes = Math.floor(amount * 0.08);
  const described = volumesOf(volumes);
  const photos = Math.floor(amount * 0.03) - described - fonds.length;
  const planned = Array.from({ length: amount - volumes - described - fonds.length - photos }, (_, index) =>
    planArchive(index, today, random, seed),
  );
  const numbers = countPer();
  let serial = 0;
  const record = (data: object): NewRecord => ({
    feed: 'archives',
    kind: 'archive',
    id: `DA${String(++serial).padStart(7, '0')}`,
    data,
  });
  const scanned = scanner(files, amount >= manyRecords);
  const originals: FileRecord[] = [];
  const lent = lender(originals);
  for (const written of writePapers(planned))
    yield record(scanned(lent(pieceOf(written, numbers, yearOf(today))), written.planned.seed));
  files.push(...originals);
  for (const home of fonds) yield record(fondsRecord(home));
  for (let volume = 0; volume < described; volume++) yield record(volumeRecord(today, volume));
  for (let index = 0; index < volumes; index++) yield record(projectVolume(today, random, index));
  for (let index = 0; index < photos; index++) yield record(photoOf(today, random, numbers));
}

const yearOf = (day: Day): number => Number(ymdOfDay(day).slice(0, 4));

/** Offices have their present names since 2019. */
const mattersOf = (year: number): readonly Matter[] =>
  year < 2019
    ? archiveMatters
    : [...recent.filter(({ since }) => (since ?? 2019) <= year), ...archiveMatters.slice(0, 4)];

function planArchive(index: number, today: Day, random: Random, seed: string): PlannedArchive {
  const lastYear = yearOf(today) - 1;
  // More from recent years, as in any archive.
  const year = Math.max(firstYear, lastYear - Math.floor(random.next() ** 1.6 * (lastYear - firstYear + 1)));
  const matter = pickMatter(mattersOf(year), random);
  const civil = matter.from === 'civil' || (matter.genre === '通知' && random.chance(0.4));
  const home = civil ? fonds[1] : fonds[0];
  return {
    matter,
    issuer: issuerFor(matter, random),
    writtenOn: workdayBefore(dayOfYmd(`${year}-01-05`) + random.int(0, 350), 0),
    seed: `${seed}/archive/${index}`,
    fonds: home,
    office: random.pick(home.offices),
    retention: random.pick(retentionOf[matter.genre]),
    granted: isGrantable(matter),
    ...(random.chance(0.01) ? { rareName: random.pick(rareNames) } : {}),
  };
}

/** 档案法 第二十七条: open after twenty-five years, unless kept back. */
const yearsKept = 25;

function pieceOf(
  { planned, docNo, draft }: WrittenPaper<PlannedArchive>,
  numbers: Numbers,
  thisYear: number,
) {
  const { fonds: home, office, retention, writtenOn, issuer } = planned;
  const year = yearOf(writtenOn);
  const series = `${home.code}${year}${retention}${office}`;
  const itemNo = String(numbers.next(series)).padStart(4, '0');
  const code: RefCode = {
    kind: 'piece',
    fonds: home.code,
    category: 'WS',
    year,
    retention,
    orgOrTopic: office,
    itemNo,
  };
  const random = seeded(`${planned.seed}/archive`);
  const minutes = planned.matter.genre === '纪要';
  return {
    refCode: writeRefCode(code),
    fonds: home.code,
    fondsName: home.name,
    category: 'WS',
    year,
    retention,
    orgOrTopic: office,
    itemNo,
    title: minutes ? draft.title : `${issuer.name}${draft.title}`,
    date: ymdOfDay(writtenOn),
    responsible: planned.rareName === undefined ? [issuer.name] : [issuer.name, planned.rareName],
    ...(minutes ? {} : { docNo }),
    pages: random.int(1, 14),
    ...(year + yearsKept < thisYear
      ? { secretLevel: '公开', openMark: random.pick(['开放', '开放', '控制']) }
      : { secretLevel: '内部', openMark: '未审核' }),
    carrier: year >= 2013 ? '电子和纸质' : '纸质',
    location: `${home.code === 'Z109' ? '二' : '三'}号库${random.int(1, 18)}列${random.int(1, 12)}节${random.int(1, 6)}层`,
    abstract: draft.body[0] ?? '',
    body: [...draft.body, demoMark].join('\n'),
  };
}
