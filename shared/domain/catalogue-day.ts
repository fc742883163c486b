// A day as people write it in a table: 2024-3-5, 2024/3/5, 2024.3.5, 20240305, 2024年3月5日. A month or a year alone is no
// day, and neither is the number a spreadsheet keeps for one: nothing is guessed.
import type { Ymd } from './terms.ts';

const forms = [
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日?$/u,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
];

type NoDay = { readonly problem: 'not-day' | 'no-such-day' };

export function readDay(text: string): Ymd | NoDay {
  const said = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[。．]/gu, '.')
    // What a spreadsheet writes behind a day: midnight.
    .replace(/(?<=\d)(T?00?:00(:00)?)$/u, '');
  const parts = forms.map((form) => form.exec(said)?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return { problem: 'not-day' };
  const { year = '', month = '', day = '' } = parts;
  const ymd = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isReal(ymd) ? ymd : { problem: 'no-such-day' };
}

function isReal(ymd: Ymd): boolean {
  const time = Date.parse(`${ymd}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(ymd);
}
