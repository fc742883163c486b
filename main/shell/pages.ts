// Which file of the window's bundle an address means, and the policy it is sent with. Pure: scheme.ts serves it.
// The same for the frame a file is read in: reader-pages.ts.

export const windowOrigin = 'app://govdesk';
export const pageName = 'index.html';
export const windowAddress = `${windowOrigin}/${pageName}`;

/** What may lie in the bundle; anything else in that folder is not served. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  json: 'application/json',
};

export type Page = { readonly name: string; readonly type: string };

/**
 * The address must be one of the names, letter by letter: nothing is decoded, joined or cleaned, so there is
 * nothing that `..`, `%2e`, `%5c` or NUL could do.
 */
export function pageFor(address: string, names: ReadonlySet<string>): Page | undefined {
  if (!address.startsWith(`${windowOrigin}/`)) return undefined;
  // What stands behind # is the page's own business and comes along when it is loaded anew.
  const [name = ''] = address.slice(windowOrigin.length + 1).split('#', 1);
  const type = types[name.slice(name.lastIndexOf('.') + 1)];
  return names.has(name) && type !== undefined ? { name, type } : undefined;
}

/** Own origin by its parts, never by how an address begins (`app://govdesk.evil/` begins the same). */
export function isOwnAddress(address: string, own: string): boolean {
  const [asked, ours] = [parsed(address), parsed(own)];
  return (
    asked !== undefined &&
    ours !== undefined &&
    asked.protocol === ours.protocol &&
    asked.host === ours.host &&
    asked.username === '' &&
    asked.password === ''
  );
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

export function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    // The frames files are read in, and nothing else.
    'frame-src reader:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // `default` is the window's rule for texts without a "<" (renderer/style/style-text.ts): antd writes styles so.
    'trusted-types default govdesk dompurify',
  ].join('; ');
}
