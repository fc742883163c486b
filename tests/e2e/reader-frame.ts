// Drives a real frame of the reader from the app's own page, as the window does: its scheme, its policy, its process. For
// files by the dozen, where the whole way through a department would take minutes.

import type { Page } from 'playwright';

type FrameWant = {
  readonly name: string;
  readonly base64: string;
  /** Found after it is open. */
  readonly find?: string;
  readonly limitMs?: number;
  /** Waits this long after it was opened for whatever it might try. */
  readonly lingerMs?: number;
};

type FrameOutcome = {
  /** Kind it was shown as, why it was refused, or `silent`. */
  readonly became: string;
  readonly pageCount: number;
  readonly found: number;
  readonly openedMs: number;
  /** Messages that are not the frame's own: something ran. */
  readonly strange: readonly string[];
};

export function openInFrame(page: Page, want: FrameWant): Promise<FrameOutcome> {
  return page.evaluate(
    async ({ name, base64, find, limitMs = 20_000, lingerMs = 0 }): Promise<FrameOutcome> => {
      const strange: string[] = [];
      const listen = ({ data }: MessageEvent) => {
        if (typeof data === 'string') strange.push(data.slice(0, 80));
      };
      window.addEventListener('message', listen);
      const number = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) =>
        byte.toString(16).padStart(2, '0'),
      );
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = `reader://${number.join('')}/index.html`;
      frame.style.cssText = 'position:fixed;inset:0;width:1000px;height:700px;z-index:9999';
      const { port1, port2 } = new MessageChannel();
      const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
      const said: Record<string, unknown>[] = [];
      let wake = () => {};
      port1.onmessage = ({ data }) => {
        said.push(data);
        wake();
      };
      const until = async (kinds: readonly string[]): Promise<Record<string, unknown> | undefined> => {
        const by = performance.now() + limitMs;
        for (;;) {
          const hit = said.find(({ kind }) => kinds.includes(String(kind)));
          if (hit !== undefined) return hit;
          if (performance.now() > by) return undefined;
          await Promise.race([wait(200), new Promise<void>((done) => (wake = done))]);
        }
      };
      frame.addEventListener('load', () => frame.contentWindow?.postMessage('', '*', [port2]), {
        once: true,
      });
      document.body.append(frame);
      await until(['ready']);
      const startedAt = performance.now();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
      const gaps = { picture: 'p', damaged: 'd', limit: 'l', outside: 'o' };
      const words = {
        page: '{n}',
        thumb: '{n}',
        pages: 'p',
        thumbs: 't',
        outline: 'o',
        outlineNone: '-',
        outlineCut: 'first {n}',
        pageFailed: 'f',
        gaps,
        table: 't',
      };
      const look = { theme: 'light', fontSize: 'normal', language: 'zh-CN' };
      port1.postMessage({ kind: 'open', name, bytes, look, words }, [bytes]);
      const opened = await until(['opened', 'refused']);
      const openedMs = Math.round(performance.now() - startedAt);
      port1.postMessage({ kind: 'outline', shown: true });
      let found = 0;
      if (find !== undefined && opened?.['kind'] === 'opened') {
        port1.postMessage({ kind: 'find', text: find });
        const by = performance.now() + limitMs;
        while (found === 0 && performance.now() < by) {
          const last = said.findLast(({ kind }) => kind === 'found');
          found = Number(last?.['total'] ?? 0);
          if (last?.['complete'] === true) break;
          await wait(50);
        }
      }
      if (lingerMs > 0) await wait(lingerMs);
      frame.remove();
      port1.close();
      window.removeEventListener('message', listen);
      const became = String(opened?.['documentKind'] ?? opened?.['why'] ?? 'silent');
      return { became, pageCount: Number(opened?.['pageCount'] ?? 0), found, openedMs, strange };
    },
    want,
  );
}
