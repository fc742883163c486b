import { describe, expect, it } from 'vitest';
import { isOwnAddress, pageFor, policy, windowAddress } from '../../../main/shell/pages.ts';

const names = new Set([
  'index.html',
  'assets/index-1a2b.js',
  'assets/style.css',
  'secret.pem',
  'assets/han.woff2',
]);

const hostile = [
  'app://govdesk/../index.html',
  'app://govdesk/../../etc/passwd',
  'app://govdesk/assets/../../../etc/passwd',
  'app://govdesk/assets/..%2f..%2fetc/passwd',
  'app://govdesk/%2e%2e/index.html',
  'app://govdesk/%2e%2e%2findex.html',
  'app://govdesk/..%5c..%5cwindows%5cwin.ini',
  'app://govdesk/..\\..\\windows\\win.ini',
  'app://govdesk/%252e%252e/index.html',
  'app://govdesk/.%00./index.html',
  'app://govdesk/index.html%00.png',
  'app://govdesk/index.html\0',
  'app://govdesk//index.html',
  'app://govdesk///etc/passwd',
  'app://govdesk/./index.html',
  'app://govdesk/assets/./style.css',
  'app://govdesk/assets//style.css',
  'app://govdesk/index.html/',
  'app://govdesk/INDEX.HTML',
  'app://govdesk/index.html?x=1',
  'app://govdesk/index.html?../../etc/passwd',
  'app://govdesk/index.html;x',
  'app://govdesk/index%2ehtml',
  'app://govdesk/assets%2fstyle.css',
  'app://govdesk/assets\\style.css',
  'app://govdesk/',
  'app://govdesk',
  'app://govdesk/assets',
  'app://govdesk/assets/',
  'app://govdesk/secret.pem',
  'app://govdesk/package.json',
  'app://govdesk/../core/index.js',
  'app://govdesk.evil/index.html',
  'app://govdesk:80/index.html',
  'app://user@govdesk/index.html',
  'app://govdesk@evil/index.html',
  'app://evil/index.html',
  'app:govdesk/index.html',
  'APP://govdesk/index.html',
  'file:///etc/passwd',
  'file://govdesk/index.html',
  'https://govdesk/index.html',
  'app://govdesk/\u202elmth.xedni',
  'app://govdesk/ index.html',
];

describe('the files of the window', () => {
  it('are served by their exact names', () => {
    expect(pageFor(windowAddress, names)).toEqual({ name: 'index.html', type: 'text/html' });
    expect(pageFor(`${windowAddress}#/todos/../x`, names)?.name).toBe('index.html');
    expect(pageFor('app://govdesk/assets/index-1a2b.js', names)?.type).toBe('text/javascript');
    expect(pageFor('app://govdesk/assets/han.woff2', names)?.type).toBe('font/woff2');
  });

  it.each(hostile)('are not served for %j', (address) => {
    expect(pageFor(address, names)).toBeUndefined();
  });

  it.each(hostile)('are served only inside the bundle for what a browser makes of %j', (address) => {
    const written = URL.canParse(address) ? new URL(address).href : address;
    const page = pageFor(written, names);
    expect(page === undefined || names.has(page.name)).toBe(true);
    expect(page?.name).not.toBe('secret.pem');
  });
});

describe('the own address', () => {
  it.each([windowAddress, 'app://govdesk/other.html', 'app://govdesk/index.html#/todos'])(
    'is %s',
    (address) => {
      expect(isOwnAddress(address, windowAddress)).toBe(true);
    },
  );

  it.each([
    'app://govdesk.evil/',
    'app://govdeskevil/',
    'app://govdesk@evil/',
    'app://user:pw@govdesk/',
    'app://govdesk:1/',
    'app://GOVDESK.cn/',
    'app://evil/govdesk',
    'https://govdesk/',
    'http://govdesk/',
    'file:///index.html',
    'about:blank',
    'data:text/html,x',
    'blob:app://govdesk/1',
    'javascript:alert(1)',
    'ws://govdesk/',
    'app:',
    '',
    'govdesk',
    '//govdesk/',
    'chrome://gpu',
  ])('is not %j', (address) => {
    expect(isOwnAddress(address, windowAddress)).toBe(false);
  });
});

describe('the policy of the page', () => {
  it('allows nothing unsafe and no network', () => {
    const text = policy('bm9uY2U=');
    expect(text).not.toContain('unsafe');
    expect(text).toContain("default-src 'none'");
    expect(text).toContain("connect-src 'none'");
    expect(text).toContain("script-src 'self';");
    expect(text).toContain("style-src 'self' 'nonce-bm9uY2U='");
    expect(text).toContain("require-trusted-types-for 'script'");
  });
});
