// A port that can be ended from this side too. A closed port tells only its other end; what was asked over it here
// would wait for ever.

export class Line extends EventTarget {
  readonly #port: MessagePort;
  #ended = false;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.addEventListener('message', ({ data }) => this.dispatchEvent(new MessageEvent('message', { data })));
    port.addEventListener('close', () => this.end());
  }

  start(): void {
    this.#port.start();
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  /** Once: whoever waits for an answer over this line is told that none will come. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#port.close();
    this.dispatchEvent(new Event('close'));
  }
}
