// A zod schema → a function that decodes the same values to the same results several times as fast, and gives up
// (`unfit`) instead of saying what is wrong; zod itself is then asked for the reason. Derived from the schema, so the
// two cannot drift apart; a kind of schema it does not know is left to zod. Measured on 100,000 to-dos: see README.
import { z } from 'zod';
import { isoSchema } from '../../../shared/domain/terms.ts';

export const unfit: unique symbol = Symbol('unfit');
type Decode = (value: unknown) => unknown;

/** What was met on the way: added up, for whoever asks whether the result is all that the value held. */
type Tally = {
  /** Fields that were there and are known, of all objects. */
  fields: number;
  /** Fields that were not there and got what their schema says. */
  filled: number;
  /** Values whose result is another one. */
  changed: number;
};
export const freshTally = (): Tally => ({ fields: 0, filled: 0, changed: 0 });

export function quickDecode(schema: z.core.$ZodType, tally: Tally = freshTally()): Decode {
  if (schema === isoSchema) return instant(askZod(isoSchema, tally));
  if (schema instanceof z.ZodObject) return objectOf(schema, tally);
  if (schema instanceof z.ZodArray) return arrayOf(schema, tally);
  if (schema instanceof z.ZodString || schema instanceof z.ZodISODateTime) return textOf(schema, tally);
  if (schema instanceof z.ZodNumber) return numberOf(schema, tally);
  if (schema instanceof z.ZodEnum) return oneOf(schema, new Set(Object.values(schema.def.entries)), tally);
  if (schema instanceof z.ZodLiteral) return oneOf(schema, new Set(schema.def.values), tally);
  if (schema instanceof z.ZodBoolean && hasNoChecks(schema))
    return (value) => (typeof value === 'boolean' ? value : unfit);
  if (schema instanceof z.ZodOptional) return orAbsent(quickDecode(schema.unwrap(), tally));
  if (schema instanceof z.ZodDefault) return orDefault(schema, tally);
  if (schema instanceof z.ZodDiscriminatedUnion) return byDiscriminator(schema, tally);
  return askZod(schema, tally);
}

function askZod(schema: z.core.$ZodType, tally: Tally): Decode {
  return (value) => {
    const parsed = z.safeParse(schema, value);
    if (!parsed.success) return unfit;
    if (parsed.data !== value) tally.changed += 1;
    return parsed.data;
  };
}

const checksOf = (schema: z.core.$ZodType): readonly z.core.$ZodCheck[] => schema._zod.def.checks ?? [];
const hasNoChecks = (schema: z.core.$ZodType): boolean => checksOf(schema).length === 0;

/** Already as we write instants (`2026-03-02T01:00:00.000Z`): nothing to check by pattern, nothing to convert. */
function instant(convert: Decode): Decode {
  return (value) => (typeof value === 'string' && isPlainInstant(value) ? value : convert(value));
}

/** Only what surely is one; 29 to 31 of a month that may lack them is left to zod. */
function isPlainInstant(text: string): boolean {
  if (text.length !== 24 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':')
    return false;
  if (text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return false;
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  return (
    isWithin(twoDigits(text, 0), 0, 99) &&
    isWithin(twoDigits(text, 2), 0, 99) &&
    isWithin(month, 1, 12) &&
    isWithin(day, 1, 28) &&
    isWithin(twoDigits(text, 11), 0, 23) &&
    isWithin(twoDigits(text, 14), 0, 59) &&
    isWithin(twoDigits(text, 17), 0, 59) &&
    isWithin(twoDigits(text, 20), 0, 99) &&
    isWithin(twoDigits(text, 21), 0, 99)
  );
}

const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/** -1 when they are none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return isWithin(tens, 0, 9) && isWithin(ones, 0, 9) ? tens * 10 + ones : -1;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Field = { readonly name: string; readonly decode: Decode; readonly mayLack: boolean };

/** Unknown fields are not copied, as zod does it. */
function objectOf(schema: z.ZodObject, tally: Tally): Decode {
  if (!hasNoChecks(schema) || schema.def.catchall !== undefined) return askZod(schema, tally);
  const fields: readonly Field[] = Object.entries(schema.shape).map(([name, field]) => ({
    name,
    decode: quickDecode(field, tally),
    mayLack: field instanceof z.ZodOptional,
  }));
  return (value) => {
    if (!isRecord(value)) return unfit;
    const result: Record<string, unknown> = {};
    for (const { name, decode, mayLack } of fields) {
      const given = value[name];
      if (given !== undefined) tally.fields += 1;
      else if (mayLack) continue;
      const decoded = decode(given);
      if (decoded === unfit) return unfit;
      result[name] = decoded;
    }
    return result;
  };
}

function arrayOf(schema: z.ZodArray, tally: Tally): Decode {
  const size = lengthOf(checksOf(schema));
  if (size === undefined) return askZod(schema, tally);
  const decode = quickDecode(schema.element, tally);
  return (value) => {
    if (!Array.isArray(value) || value.length < size.least || value.length > size.most) return unfit;
    const result: unknown[] = [];
    for (const one of value) {
      const decoded = decode(one);
      if (decoded === unfit) return unfit;
      result.push(decoded);
    }
    return result;
  };
}

/** The length a text or a list may have; undefined when something else is asked of it. */
function lengthOf(
  checks: readonly z.core.$ZodCheck[],
): { readonly least: number; readonly most: number } | undefined {
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  for (const check of checks) {
    if (check instanceof z.core.$ZodCheckMinLength) least = Math.max(least, check._zod.def.minimum);
    else if (check instanceof z.core.$ZodCheckMaxLength) most = Math.min(most, check._zod.def.maximum);
    else return undefined;
  }
  return { least, most };
}

function textOf(schema: z.ZodString | z.ZodISODateTime, tally: Tally): Decode {
  const patterns: RegExp[] =
    schema instanceof z.ZodISODateTime && schema.def.pattern !== undefined ? [schema.def.pattern] : [];
  const lengths: z.core.$ZodCheck[] = [];
  for (const check of checksOf(schema)) {
    if (check instanceof z.core.$ZodCheckRegex) patterns.push(check._zod.def.pattern);
    else lengths.push(check);
  }
  const size = lengthOf(lengths);
  const [pattern] = patterns;
  if (size === undefined || patterns.length > 1 || pattern?.global === true || pattern?.sticky === true)
    return askZod(schema, tally);
  const { least, most } = size;
  return (value) =>
    typeof value === 'string' &&
    value.length >= least &&
    value.length <= most &&
    (pattern === undefined || pattern.test(value))
      ? value
      : unfit;
}

function numberOf(schema: z.ZodNumber, tally: Tally): Decode {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  let above = Number.NEGATIVE_INFINITY;
  let isWhole = false;
  for (const check of checksOf(schema)) {
    if (check instanceof z.core.$ZodCheckNumberFormat && check._zod.def.format === 'safeint') isWhole = true;
    else if (check instanceof z.core.$ZodCheckGreaterThan && check._zod.def.inclusive)
      least = Math.max(least, Number(check._zod.def.value));
    else if (check instanceof z.core.$ZodCheckGreaterThan)
      above = Math.max(above, Number(check._zod.def.value));
    else if (check instanceof z.core.$ZodCheckLessThan && check._zod.def.inclusive)
      most = Math.min(most, Number(check._zod.def.value));
    else return askZod(schema, tally);
  }
  return (value) =>
    typeof value === 'number' &&
    value >= least &&
    value <= most &&
    value > above &&
    (isWhole ? Number.isSafeInteger(value) : Number.isFinite(value))
      ? value
      : unfit;
}

function oneOf(schema: z.core.$ZodType, words: ReadonlySet<unknown>, tally: Tally): Decode {
  return hasNoChecks(schema) ? (value) => (words.has(value) ? value : unfit) : askZod(schema, tally);
}

function orAbsent(decode: Decode): Decode {
  return (value) => (value === undefined ? undefined : decode(value));
}

function orDefault(schema: z.ZodDefault, tally: Tally): Decode {
  const decode = quickDecode(schema.unwrap(), tally);
  return (value) => {
    if (value !== undefined) return decode(value);
    tally.filled += 1;
    // A fresh copy at each reading: no two records share a list.
    return schema.def.defaultValue;
  };
}

function byDiscriminator(schema: z.ZodDiscriminatedUnion, tally: Tally): Decode {
  const { discriminator } = schema.def;
  const byWord = new Map<unknown, Decode>();
  for (const option of schema.options) {
    const key = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
    if (!(key instanceof z.ZodLiteral)) return askZod(schema, tally);
    for (const word of key.def.values) byWord.set(word, quickDecode(option, tally));
  }
  return (value) => {
    if (!isRecord(value)) return unfit;
    return byWord.get(value[discriminator])?.(value) ?? unfit;
  };
}
