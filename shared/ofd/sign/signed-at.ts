// When a signature says it was made. Makers write 20200723130907.763Z (UTC), 20200723130907 and 2020-07-23 13:09:07 (local);
// all become one form in the time of Beijing. It is a claim: no time stamp is verified.

const form = /^(\d{4})-?(\d\d)-?(\d\d)[ T]?(\d\d):?(\d\d)(?::?\d\d)?(?:\.\d+)?(Z)?$/;

/** `YYYY-MM-DD HH:MM`; what is in no form we know stays as it stands. */
export function signedAt(stated: string): string {
  const found = form.exec(stated.trim());
  if (found === null) return stated;
  const [, year, month, day, hour, minute, utc] = found;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  const local = new Date(at + (utc === undefined ? 0 : 8 * 3_600_000));
  return Number.isNaN(local.getTime()) ? stated : local.toISOString().slice(0, 16).replace('T', ' ');
}
