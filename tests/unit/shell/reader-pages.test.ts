import { describe, expect, it } from 'vitest';
import { windowAddress } from '../../../main/shell/pages.ts';
import {
  isReaderBlob,
  isReaderFrame,
  readerPageFor,
  readerPolicy,
} from '../../../main/shell/reader-pages.ts';

const host = '0123456789abcdef0123456789abcdef';
const names = new Set(['index.html', 'assets/index-1.js', 'pdf/cmaps/UniGB-UCS2-H.bcmap', 'secret.pem']);

describe('the files of the reader', () => {
  it('are served by their exact names under any number', () => {
    expect(readerPageFor(`reader://${host}/index.html`, names)).toEqual({
      host,
      name: 'index.html',
      type: 'text/html',
    });
    expect(readerPageFor(`reader://${host}/pdf/cmaps/UniGB-UCS2-H.bcmap`, names)?.name).toBe(
      'pdf/cmaps/UniGB-UCS2-H.bcmap',
    );
  });

  it.each([
    `reader://${host}/../index.html`,
    `reader://${host}/assets/../index.html`,
    `reader://${host}/%2e%2e/index.html`,
    `reader://${host}/index.html?x`,
    `reader://${host}/index.html#x`,
    `reader://${host}/secret.pem`,
    `reader://${host}/`,
    `reader://${host}`,
    `reader://${host.slice(1)}/index.html`,
    `reader://${host.toUpperCase()}/index.html`,
    `reader://${host}:80/index.html`,
    `reader://a@${host}/index.html`,
    `reader://govdesk/index.html`,
    `app://${host}/index.html`,
    `https://${host}/index.html`,
  ])('are not served for %s', (address) => {
    expect(readerPageFor(address, names)).toBeUndefined();
  });
});

describe('where a frame may be', () => {
  it('is the one page of its number, and nowhere else', () => {
    expect(isReaderFrame(`reader://${host}/index.html`)).toBe(true);
    for (const address of [
      windowAddress,
      `reader://${host}/assets/index-1.js`,
      'about:blank',
      'https://x/',
      'data:,',
    ])
      expect(isReaderFrame(address)).toBe(false);
    expect(isReaderBlob('blob:null/1')).toBe(true);
    expect(isReaderBlob('blob:app://govdesk/1')).toBe(false);
  });
});

describe('the policy of the frame', () => {
  it('lets nothing out, and names no address beyond its own', () => {
    const text = readerPolicy(host, windowAddress);
    expect(text).toContain("default-src 'none'");
    expect(text).toContain(`connect-src reader://${host};`);
    expect(text).toContain('sandbox allow-scripts');
    expect(text).toContain("form-action 'none'");
    expect(text).toContain("require-trusted-types-for 'script'");
    expect(text).toContain('frame-ancestors app://govdesk;');
    expect(text).not.toMatch(/https?:|\*|allow-same-origin|'unsafe-eval'|allow-popups|allow-top/);
    expect(text.match(/script-src [^;]*/)?.[0]).toBe(`script-src reader://${host} 'wasm-unsafe-eval'`);
  });
});
