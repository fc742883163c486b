// The life of one frame: made for one document at an address of its own, told and listened to by one port, asked every few
// seconds whether it still answers, and gone with its process when it is closed or falls silent.
import { decodeSaid } from './decode.ts';
import type { FromFrame, ToFrame } from './messages.ts';

/** `silent`: it answers no more, or took too long to open; its process is ended. */
type FrameListener = { said(message: FromFrame): void; silent(): void };

const pingMs = 2_000;
const silentMs = 15_000;
const openMs = 60_000;

export class ReaderFrame {
  readonly #element = document.createElement('iframe');
  readonly #channel = new MessageChannel();
  readonly #listener: FrameListener;
  readonly #pulse: ReturnType<typeof setInterval>;
  #heardAt = performance.now();
  #opensBy = Number.POSITIVE_INFINITY;

  constructor(holder: HTMLElement, title: string, listener: FrameListener) {
    this.#listener = listener;
    const { port1, port2 } = this.#channel;
    this.#element.title = title;
    this.#element.setAttribute('sandbox', 'allow-scripts');
    this.#element.src = `reader://${ownNumber()}/index.html`;
    // Its origin equals none, so none can be named; it is at our page or at none (frame-src, will-frame-navigate).
    this.#element.addEventListener('load', () => this.#element.contentWindow?.postMessage('', '*', [port2]), {
      once: true,
    });
    port1.onmessage = ({ data }) => this.#hear(data);
    this.#pulse = setInterval(() => this.#ask(), pingMs);
    holder.replaceChildren(this.#element);
  }

  tell(message: ToFrame, transfer: readonly Transferable[] = []): void {
    if (message.kind === 'open') this.#opensBy = performance.now() + openMs;
    this.#channel.port1.postMessage(message, [...transfer]);
  }

  focus(): void {
    this.#element.focus();
  }

  close(): void {
    clearInterval(this.#pulse);
    this.#channel.port1.close();
    this.#element.remove();
  }

  #hear(data: unknown): void {
    const message = decodeSaid(data);
    if (message === undefined) return;
    this.#heardAt = performance.now();
    if (message.kind === 'opened' || message.kind === 'refused') this.#opensBy = Number.POSITIVE_INFINITY;
    if (message.kind !== 'pong') this.#listener.said(message);
  }

  #ask(): void {
    const now = performance.now();
    if (now - this.#heardAt > silentMs || now > this.#opensBy) {
      this.close();
      this.#listener.silent();
    } else this.#channel.port1.postMessage({ kind: 'ping' } satisfies ToFrame);
  }
}

/** Of no meaning, and never the same: a process is shared by frames of one address. */
function ownNumber(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
