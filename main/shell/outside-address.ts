// Which addresses may leave for the system browser, and in what spelling. Pure.

type Outside = { readonly address: string; readonly host: string; readonly hostname: string };

/**
 * Written anew from its parts, so that what the person confirms is what the browser gets. A name before the host
 * (`https://rsj.gov.cn@evil`) and invisible or right-to-left letters only serve to deceive.
 */
export function outsideAddress(text: string): Outside | undefined {
  if (/[\p{Cc}\p{Cf}\p{Zs}\\]/u.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined;
  return { address: url.href, host: url.host, hostname: url.hostname };
}
