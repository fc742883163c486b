// Numbers as their format shows them, as far as a reader needs it: dates, times, percent, decimals, thousands. What is not
// understood is shown as the number stands. Pure.
import { attribute, child, children, type Xml } from '../../../shared/ofd/xml.ts';

export type CellFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'date'; readonly time: boolean; readonly day: boolean }
  | {
      readonly kind: 'number';
      readonly decimals: number;
      readonly thousands: boolean;
      readonly percent: boolean;
    };

/** Formats that have a number instead of a text (ECMA-376, 18.8.30, and the Chinese ones). */
const builtIn: { readonly [id: number]: string } = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 14: 'y-m-d', 15: 'd-m-y', 16: 'd-m', 17: 'm-y',
  18: 'h:mm', 19: 'h:mm:ss', 20: 'h:mm', 21: 'h:mm:ss', 22: 'y-m-d h:mm', 27: 'y年m月', 28: 'm月d日', 29: 'm月d日',
  30: 'm-d-y', 31: 'y年m月d日', 32: 'h时mm分', 33: 'h时mm分ss秒', 36: 'y年m月', 37: '#,##0', 38: '#,##0', 39: '#,##0.00',
  40: '#,##0.00', 45: 'mm:ss', 46: 'h:mm:ss', 47: 'mm:ss', 50: 'y年m月', 51: 'm月d日', 52: 'y年m月', 53: 'm月d日',
  54: 'm月d日', 57: 'y年m月', 58: 'm月d日',
}; // biome-ignore format: a table of the standard

export function formatsOf(styles: Xml | undefined): readonly CellFormat[] {
  const own = new Map(
    children(child(styles, 'numFmts'), 'numFmt').map((one) => [
      Number(attribute(one, 'numFmtId')),
      attribute(one, 'formatCode') ?? '',
    ]),
  );
  return children(child(styles, 'cellXfs'), 'xf').map((xf) => {
    const id = Number(attribute(xf, 'numFmtId') ?? 0);
    return formatOf(own.get(id) ?? builtIn[id] ?? '');
  });
}

export function formatOf(code: string): CellFormat {
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  if (/[ydhs]|m/.test(bare) && !/[0#]/.test(bare))
    return { kind: 'date', day: /[yd]|m(?!m?:)/.test(bare.replace(/:m+/g, '')), time: /[hs]/.test(bare) };
  const [, whole, decimals = '', percent] = /([#,0]*0)(?:\.(0+))?[^%]*(%)?/.exec(bare) ?? [];
  if (whole === undefined) return { kind: 'general' };
  return {
    kind: 'number',
    decimals: decimals.length,
    thousands: whole.includes(','),
    percent: percent !== undefined,
  };
}

export function formatted(value: string, format: CellFormat | undefined, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  switch (format?.kind) {
    case 'date':
      return dateOf(number, format, from1904) ?? general(number);
    case 'number': {
      const { decimals, thousands, percent } = format;
      const fixed = (percent ? number * 100 : number).toFixed(Math.min(20, decimals));
      const [whole = '', rest] = fixed.split('.');
      const grouped = thousands ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
      return grouped + (rest === undefined ? '' : `.${rest}`) + (percent ? '%' : '');
    }
    case 'general':
    case undefined:
      return general(number);
  }
}

/** Fifteen digits, as a spreadsheet keeps: 0.1 + 0.2 is 0.3. */
const general = (number: number): string => String(Number(number.toPrecision(15)));

const dayMs = 86_400_000;

/** Days since 1899-12-30; Lotus took 1900 for a leap year, so the first two months are a day off. */
function dateOf(
  days: number,
  { day, time }: { readonly day: boolean; readonly time: boolean },
  from1904: boolean,
): string | undefined {
  if (days < 0 || days > 2_958_466) return undefined;
  const shifted = days + (from1904 ? 1462 : 0) + (!from1904 && days > 0 && days < 60 ? 1 : 0);
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round((shifted * dayMs) / 1000) * 1000);
  const iso = moment.toISOString();
  const clock = iso.slice(11, 19).replace(/:00$/, '');
  if (!day) return clock;
  return time ? `${iso.slice(0, 10)} ${clock}` : iso.slice(0, 10);
}
