import { describe, expect, it } from 'vitest';
import { addressesOf, below, normalAddress, onOrigin } from '../../../main/core/connectors/address.ts';

const bad = (reason: string) => ({ ok: false, fault: { kind: 'bad-request', field: 'address', reason } });

describe('addressesOf', () => {
  it.each([
    ['http://10.1.2.3:8080/oa/', ['http://10.1.2.3:8080/oa']],
    ['  HTTPS://OA.Linxi.GOV.CN  ', ['https://oa.linxi.gov.cn']],
    ['oa.linxi.gov.cn', ['https://oa.linxi.gov.cn', 'http://oa.linxi.gov.cn']],
    ['10.1.2.3：8080／oa', ['https://10.1.2.3:8080/oa', 'http://10.1.2.3:8080/oa']],
    ['oa。linxi。gov。cn', ['https://oa.linxi.gov.cn', 'http://oa.linxi.gov.cn']],
    ['http://oa/todo/list?org=1#top', ['http://oa/todo/list?org=1']],
    ['[::1]:7611', ['https://[::1]:7611', 'http://[::1]:7611']],
    [
      '政务.中国',
      ['https://xn--fiq228c2vw.xn--fiqs8s', 'http://xn--fiq228c2vw.xn--fiqs8s'].map(
        (url) => new URL(url).origin,
      ),
    ],
  ])('%s is tried as %j', (typed, expected) => {
    const addresses = addressesOf(typed);
    if (typed === '政务.中国')
      expect(addresses.ok && addresses.value.every((one) => one.includes('xn--'))).toBe(true);
    else expect(addresses).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['ftp://oa', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript://alert(1)', 'scheme'],
    ['http://zhou:secret@oa', 'credentials'],
    ['zhou:secret@oa', 'credentials'],
    ['http://', 'unreadable'],
    ['oa linxi', 'unreadable'],
    [`http://${'a'.repeat(500)}`, 'unreadable'],
  ])('%s is refused as %s', (typed, reason) => {
    expect(addressesOf(typed)).toEqual(bad(reason));
  });
});

describe('paths', () => {
  it('lie below the address, or count from the root of its host', () => {
    expect(below('http://h/oa', '/feeds/todos/changes')).toBe('http://h/oa/feeds/todos/changes');
    expect(onOrigin('http://h/oa', '/login')).toBe('http://h/login');
    expect(onOrigin('http://h/oa', '//evil.example/login')).toBe('http://h//evil.example/login');
    expect(normalAddress('http://h/')).toEqual({ ok: true, value: 'http://h' });
  });
});
