// The thin 统一待办 list as it came → to-dos: `{ count, list: [{ id, title, date, detailUrl, systemCode }] }`.
// A row that cannot be used is set aside; then the listing is not complete and closes nothing (S12).
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Change } from '../../../../shared/contract/department.ts';
import { failed, ok, type Result } from '../../../../shared/domain/fault.ts';
import { todoDataSchema } from '../../../../shared/domain/todo.ts';
import type { PulledPage, Unusable } from '../connector.ts';
import type { JsonReply } from '../json-reply.ts';
import { isWellFormed } from '../well-formed.ts';

const asText = z.union([z.string(), z.number()]).transform(String);
const plain = (most: number) => asText.refine(isWellFormed).pipe(z.string().trim().max(most));

const rowSchema = z.object({
  id: plain(200).pipe(z.string().min(1)),
  title: plain(300).pipe(z.string().min(1)),
  date: plain(40),
  detailUrl: plain(2000).nullish(),
  systemCode: plain(100).nullish(),
});
type Row = z.infer<typeof rowSchema>;

/** Real interfaces state the count as a number or as its digits. */
const listSchema = z.object({
  count: z.union([
    z.number().int().nonnegative(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ]),
  list: z.array(z.unknown()).max(100_000),
});

/** A list has no history that could be lost. */
export const listEpoch = 'list';

export function decodeList(reply: JsonReply): Result<PulledPage> {
  const decoded = listSchema.safeParse(reply.value);
  if (!decoded.success) {
    const [issue] = decoded.error.issues;
    return failed({
      kind: 'bad-reply',
      reason: 'shape',
      detail: `list: ${issue?.path.join('.')} ${issue?.code}`.slice(0, 300),
    });
  }
  const { count, list } = decoded.data;
  const changes = new Map<string, Change>();
  const unusable: Unusable[] = [];
  for (const raw of list) {
    const taken = changeOf(raw);
    if ('reason' in taken) unusable.push(taken);
    else if (changes.has(taken.id))
      unusable.push({ kind: 'todo', remoteId: taken.id, reason: { kind: 'doubled-id' } });
    else changes.set(taken.id, taken);
  }
  const complete = unusable.length === 0 && changes.size === count;
  return ok({
    epoch: listEpoch,
    changes: [...changes.values()],
    unusable,
    more: false,
    total: count,
    listing: { complete, fetched: changes.size, stated: count },
  });
}

export function statedCount(reply: JsonReply): Result<number> {
  const page = decodeList(reply);
  return page.ok ? ok(page.value.listing?.stated ?? 0) : page;
}

function changeOf(raw: unknown): Change | Unusable {
  const row = rowSchema.safeParse(raw);
  if (!row.success) return setAside(raw, row.error);
  const { id, title, date, detailUrl, systemCode } = row.data;
  const arrivedAt = instantOf(date);
  if (arrivedAt === undefined) {
    return {
      kind: 'todo',
      remoteId: id,
      title,
      reason: { kind: 'field', field: 'date', problem: 'invalid_format' },
    };
  }
  const data = todoDataSchema.parse({
    title,
    arrivedAt,
    fromOrg: systemCode ?? '',
    ...(isWebAddress(detailUrl) ? { detailUrl } : {}),
  });
  return { change: 'upsert', id, revision: revisionOf(row.data), record: { kind: 'todo', data } };
}

/** The system has none: equal rows are equal revisions. */
function revisionOf(row: Row): string {
  const meaning = [row.id, row.title, row.date, row.detailUrl ?? null, row.systemCode ?? null];
  return createHash('sha256').update(JSON.stringify(meaning)).digest('base64url');
}

function setAside(raw: unknown, error: z.ZodError): Unusable {
  const row = z
    .looseObject({
      id: plain(200).optional().catch(undefined),
      title: plain(300).optional().catch(undefined),
    })
    .safeParse(raw);
  const { id, title } = row.success ? row.data : {};
  const named = title === undefined || title === '' ? {} : { title };
  if (id === undefined || id === '') return { kind: 'todo', ...named, reason: { kind: 'no-id' } };
  const [issue] = error.issues;
  const reason = {
    kind: 'field',
    field: issue?.path.join('.') ?? '',
    problem: issue?.code ?? 'invalid',
  } as const;
  return { kind: 'todo', remoteId: id, ...named, reason };
}

const isWebAddress = (text: string | null | undefined): text is string =>
  typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const dateTime =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/** `2026-03-05 10:22:31` and its kin without a zone are Beijing time; with a zone, or in ms since 1970, as they say. */
export function instantOf(text: string): string | undefined {
  if (/^\d{10}$|^\d{13}$/.test(text)) return isoOf(Number(text) * (text.length === 10 ? 1_000 : 1));
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = dateTime.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? isoOf(Date.parse(text)) : undefined;
  }
  const two = (part: string) => part.padStart(2, '0');
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  const ms = Date.parse(`${local}+08:00`);
  // Date.parse takes the 30th of February for the 2nd of March.
  const isReal = !Number.isNaN(ms) && new Date(ms + 8 * 3_600_000).toISOString().startsWith(local);
  return isReal ? isoOf(ms) : undefined;
}

const isoOf = (ms: number): string | undefined =>
  Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
