// 四性检测 of one archive record or of a branch of the tree: reads what is described, hashes the files that are here, and
// puts the findings together. Between two files everybody else gets their turn.
import type { ExamineScope, FourCase, FourReport } from '../../../shared/contract/desk-checks.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import {
  type ExaminedFile,
  examineNumbers,
  examineRecord,
  type Finding,
  type FourCheck,
  fourChecks,
  worstOf,
} from '../../../shared/domain/four-checks.ts';
import { inherit } from '../../../shared/domain/inherited.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { verifyHeld } from '../files/verify.ts';
import { countArchives, listArchives, readArchive } from '../store/archives.ts';
import { isoOf } from '../store/columns.ts';
import { readHeld } from '../store/file-held.ts';
import { fileTextFacts } from '../store/file-text.ts';
import { keyOf } from '../store/ids.ts';
import { ceilingOf } from '../store/meta.ts';
import { type Desk, notFound } from './desk.ts';

const mostRecords = 2_000;
const recordsTogether = 100;
const mostCases = 50;

type Held = NonNullable<ReturnType<typeof readArchive>>;
type Examined = { readonly id: Id; readonly findings: readonly Finding[] };

export async function examineArchives(desk: Desk, scope: ExamineScope): Promise<Result<FourReport>> {
  const run = new Run(desk);
  if (scope.kind === 'record') {
    const key = keyOf('archive', scope.id);
    const held = key === undefined ? undefined : readArchive(desk.store, key);
    if (held === undefined) return notFound;
    await run.examine(scope.id, held);
    const { refCode, title } = held.data;
    const digests = held.data.files.map(({ name, hash, sm3: stated }) => {
      const { state, sm3 } = readHeld(desk.store, hash) ?? {};
      const isKnown = state === 'here' && sm3 !== undefined;
      return { name, sha256: hash, ...(isKnown ? { sm3 } : {}), isStated: stated !== undefined };
    });
    return ok({ ...run.report([]), record: { refCode, title }, digests });
  }
  const total = countArchives(desk.store, scope.path);
  for (let offset = 0; offset < Math.min(total, mostRecords); offset += recordsTogether) {
    for (const { id } of listArchives(desk.store, scope.path, { offset, limit: recordsTogether })) {
      const key = keyOf('archive', id);
      const held = key === undefined ? undefined : readArchive(desk.store, key);
      if (held !== undefined) await run.examine(id, held);
    }
  }
  return ok({ ...run.report(run.numbers()), left: Math.max(0, total - mostRecords) });
}

class Run {
  readonly #desk: Desk;
  readonly #examined: Examined[] = [];
  readonly #refCodes: string[] = [];
  /** A file named by several records is hashed once. */
  readonly #files = new Map<string, Omit<ExaminedFile, 'file'>>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async examine(id: Id, { data: own, above }: Held): Promise<void> {
    // Of a volume that is graded everything in it is.
    const data = { ...own, secretLevel: inherit(own, above).secretLevel.value };
    const files: ExaminedFile[] = [];
    for (const file of data.files) files.push({ file, ...(await this.#file(file.hash)) });
    const findings = examineRecord(data, files, ceilingOf(this.#desk.store));
    this.#refCodes.push(data.refCode);
    this.#examined.push({ id, findings });
  }

  numbers(): readonly Finding[] {
    return examineNumbers(this.#refCodes);
  }

  async #file(hash: string): Promise<Omit<ExaminedFile, 'file'>> {
    const known = this.#files.get(hash);
    if (known !== undefined) return known;
    const found = await examineFile(this.#desk, hash);
    this.#files.set(hash, found);
    return found;
  }

  /** `whole`: findings about all of them together. */
  report(whole: readonly Finding[]): FourReport {
    const here = [...this.#files.values()].filter(({ bytes }) => bytes === 'same');
    return {
      at: isoOf(this.#desk.now()),
      records: this.#examined.length,
      left: 0,
      files: this.#files.size,
      filesHere: here.length,
      lines: fourChecks.map(([aspect, check]) => ({ aspect, check, ...this.#line(check, whole) })),
    };
  }

  #line(
    check: FourCheck,
    whole: readonly Finding[],
  ): Pick<FourReport['lines'][number], 'passed' | 'failed' | 'unknown' | 'cases'> {
    const together = whole.filter((each) => each.check === check);
    const outcomes =
      check === 'numbers-continuous'
        ? [worstOf(together, check)]
        : this.#examined.map(({ findings }) => worstOf(findings, check));
    const count = (outcome: Finding['outcome']) => outcomes.filter((each) => each === outcome).length;
    return {
      passed: count('pass'),
      failed: count('fail'),
      unknown: count('unknown'),
      cases: this.#cases(check, together),
    };
  }

  #cases(check: FourCheck, together: readonly Finding[]): FourCase[] {
    const own = this.#examined.flatMap(({ id, findings }, at) =>
      findings
        .filter((each) => each.check === check)
        .map((each) => ({ id, refCode: this.#refCodes[at] ?? '', ...caseOf(each) })),
    );
    const cases = [...own, ...together.map(caseOf)].filter(
      ({ outcome, detail }) => outcome !== 'pass' && detail !== undefined,
    );
    const failed = cases.filter(({ outcome }) => outcome === 'fail');
    return [...failed, ...cases.filter(({ outcome }) => outcome !== 'fail')].slice(0, mostCases);
  }
}

const caseOf = ({ outcome, detail }: Finding): FourCase => ({
  outcome,
  ...(detail === undefined ? {} : { detail }),
});

async function examineFile({ store, now, changes }: Desk, hash: string): Promise<Omit<ExaminedFile, 'file'>> {
  const fault = readHeld(store, hash)?.fault;
  if (fault?.kind === 'bad-request' && fault.reason === 'above-ceiling') return { bytes: 'above-ceiling' };
  if (fault?.kind === 'bad-reply' && fault.reason === 'wrong-bytes') return { bytes: 'changed' };
  const bytes = await verifyHeld(store, hash, now);
  if (bytes === 'changed') changes.publish(['files']);
  const facts = fileTextFacts(store, hash);
  if (facts === undefined || facts.state === 'due') return { bytes };
  return { bytes, reading: facts.state === 'read' ? 'read' : (facts.problem ?? 'damaged') };
}
