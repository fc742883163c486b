// The session cookies of one system, in memory only. They go to that system's own origin and nowhere else, so
// Domain and Path need no rules here.

export type Cookies = ReadonlyMap<string, string>;

/** The cookies after a reply; an expired one is gone. */
export function withCookies(cookies: Cookies, lines: readonly string[], now: number): Cookies {
  const next = new Map(cookies);
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals).trim();
    if (equals < 1) continue;
    if (attributes.some((attribute) => hasEnded(attribute, now))) next.delete(name);
    else next.set(name, pair.slice(equals + 1).trim());
  }
  return next;
}

export function cookieHeader(cookies: Cookies): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function hasEnded(attribute: string, now: number): boolean {
  const [name = '', value = ''] = attribute.split('=').map((part) => part.trim());
  if (name.toLowerCase() === 'max-age') return Number(value) <= 0;
  return name.toLowerCase() === 'expires' && Date.parse(value) <= now;
}
