// 随上级: what a 全宗, a 类别 or a 案卷 states of everything below it, and what of it holds for one record: the strictest of
// its own and of what stands above it. What is above is told by 档号 alone: it begins with theirs. Pure.
import { z } from 'zod';
import { foldRefCode } from './ref-code.ts';
import { type Retention, retentions, type SecretLevel, secretLevels } from './terms.ts';

/** 著录级别 (DA/T 18-2022). All but the last describe a whole, and are no 件. */
export const archiveLevels = ['全宗级', '类别级', '案卷级', '文件级'] as const;
export type ArchiveLevel = (typeof archiveLevels)[number];

/** 开放标识, least strict first. */
export const openMarks = ['开放', '未审核', '延期开放', '控制'] as const;
type OpenMark = (typeof openMarks)[number];

/** 可查范围, widest first. */
export const accessScopes = ['社会公众', '本级机关', '本单位', '本内设机构', '指定人员'] as const;
type AccessScope = (typeof accessScopes)[number];

/** 保管期限, shortest first: a longer one is the stricter. */
const byLength: readonly Retention[] = [...retentions].reverse();

export const passedDownSchema = z.object({
  secretLevel: z.enum(secretLevels).optional(),
  retention: z.enum(retentions).optional(),
  openMark: z.enum(openMarks).optional(),
  access: z.enum(accessScopes).optional(),
});
export type PassedDown = z.infer<typeof passedDownSchema>;

/** One that stands above a record, and what it states of everything below it. */
export type Above = { readonly refCode: string; readonly level: ArchiveLevel; readonly stated: PassedDown };

type Valued<T> = { readonly value: T; readonly from?: Pick<Above, 'refCode' | 'level'> };
export type Inherited = {
  readonly secretLevel: Valued<SecretLevel>;
  readonly retention: Valued<Retention>;
  readonly openMark: Valued<OpenMark>;
  readonly access?: Valued<AccessScope>;
};

type Own = {
  readonly secretLevel: SecretLevel;
  readonly retention: Retention;
  readonly openMark: OpenMark;
  readonly access?: AccessScope | undefined;
};

/** `from` stands only where what is above is stricter than the record's own; of two alike the nearest counts. */
export function inherit(
  { secretLevel, retention, openMark, access }: Own,
  above: readonly Above[],
): Inherited {
  const from = above.toSorted((a, b) => a.refCode.length - b.refCode.length);
  const scope = strictest(accessScopes, access, from, (each) => each.access);
  return {
    secretLevel: strictest(secretLevels, secretLevel, from, (each) => each.secretLevel) ?? {
      value: secretLevel,
    },
    retention: strictest(byLength, retention, from, (each) => each.retention) ?? { value: retention },
    openMark: strictest(openMarks, openMark, from, (each) => each.openMark) ?? { value: openMark },
    ...(scope === undefined ? {} : { access: scope }),
  };
}

/** `above`: the nearest last. */
function strictest<T extends string>(
  order: readonly T[],
  own: T | undefined,
  above: readonly Above[],
  statedIn: (each: PassedDown) => T | undefined,
): Valued<T> | undefined {
  let found: Valued<T> | undefined = own === undefined ? undefined : { value: own };
  for (const { refCode, level, stated } of above) {
    const value = statedIn(stated);
    if (value === undefined) continue;
    const [rank, held] = [order.indexOf(value), found === undefined ? -1 : order.indexOf(found.value)];
    if (rank > held || (rank === held && found?.from !== undefined))
      found = { value, from: { refCode, level } };
  }
  return found;
}

/** Every 档号 that what stands above this one may have: its beginnings before each `-` and `·`, shortest first. */
export function aboveOf(refCode: string): readonly string[] {
  const folded = foldRefCode(refCode);
  return [...folded.matchAll(/[-·]/gu)].map(({ index }) => folded.slice(0, index));
}

export function isBelow(refCode: string, above: string): boolean {
  const folded = foldRefCode(refCode);
  return folded.startsWith(above) && /^[-·]/u.test(folded.slice(above.length));
}

/**
 * What a record above 文件级 states of everything below it. Its own 密级, when it is one, holds for what is in it too:
 * nothing in a volume of 秘密 is less than that because nobody wrote it down twice.
 */
export function statedBelow({
  secretLevel,
  passesDown = {},
}: {
  readonly secretLevel: SecretLevel;
  readonly passesDown?: PassedDown | undefined;
}): PassedDown {
  const { secretLevel: passed = '公开' } = passesDown;
  const stricter = secretLevels.indexOf(secretLevel) > secretLevels.indexOf(passed) ? secretLevel : passed;
  const isGraded = secretLevels.indexOf(secretLevel) > secretLevels.indexOf('内部');
  return isGraded ? { ...passesDown, secretLevel: stricter } : passesDown;
}

/** The stricter of two. */
export const stricterLevel = (one: SecretLevel, other: SecretLevel | undefined): SecretLevel =>
  other !== undefined && secretLevels.indexOf(other) > secretLevels.indexOf(one) ? other : one;
