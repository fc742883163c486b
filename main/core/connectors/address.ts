// An address as a person types it → the addresses to try. Only http and https, never a name or password inside:
// what stands in an address is shown, logged and copied.
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';

/** Addresses to try, best first. A bare host is tried by https, then by http (private networks have no certificates). */
export function addressesOf(typed: string): Result<readonly string[]> {
  // Input methods write full-width colons, stops and slashes.
  const text = typed.normalize('NFKC').trim().replaceAll('。', '.');
  if (text === '') return refused('empty');
  if (/\s/.test(text) || text.length > 500) return refused('unreadable');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return refused('scheme');
  // `oa.lx.gov.cn:8080` also looks like scheme:rest, so only `//` makes a scheme; `mailto:a@b` ends as credentials.
  const texts = scheme === undefined ? [`https://${text}`, `http://${text}`] : [text];
  const addresses: string[] = [];
  for (const candidate of texts) {
    const normal = normalAddress(candidate);
    if (!normal.ok) return normal;
    addresses.push(normal.value);
  }
  return ok(addresses);
}

/** Scheme and host in small letters, no fragment, no slash at the end; a query stays (some lists need one). */
export function normalAddress(text: string): Result<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '') return refused('unreadable');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('scheme');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  return ok(url.origin + url.pathname.replace(/\/+$/, '') + url.search);
}

/** A path below an address, for systems that live in a folder of a host. */
export function below(address: string, path: string): string {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/\/+$/, '') + path;
}

/** A path counted from the root of the same host. */
export function onOrigin(address: string, path: string): string {
  return new URL(address).origin + path;
}

const refused = (reason: string): Result<never> => failed({ kind: 'bad-request', field: 'address', reason });
