// One side of the house as the window reaches it: calls made before its port has come wait for it, and a new port
// takes the place of the old one, whose running calls end with an error. It knows nothing of what is asked.

import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { Line } from './line.ts';

type Link = ClientLink<ClientContext>;

export class Door {
  #line: Line | undefined;
  #link: Promise<Link>;
  #open: (link: Link) => void = () => {};
  #generation = 0;
  readonly #followers = new Set<() => void>();

  constructor() {
    this.#link = this.#closed();
  }

  #closed(): Promise<Link> {
    return new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  /** Counts the ports that came; another number means another life of the other side. */
  get generation(): number {
    return this.#generation;
  }

  /** The link of now; it comes as soon as there is a port. */
  link(): Promise<Link> {
    return this.#link;
  }

  replace(port: MessagePort): void {
    this.#line?.end();
    const line = new Line(port);
    line.addEventListener('close', () => this.#shut(line));
    const link: Link = new RPCLink({ port: line });
    line.start();
    this.#line = line;
    this.#generation += 1;
    this.#open(link);
    this.#link = Promise.resolve(link);
    for (const follower of this.#followers) follower();
  }

  /** The line died: calls from now on wait for the next. An old line that dies late changes nothing. */
  #shut(line: Line): void {
    if (this.#line !== line) return;
    this.#line = undefined;
    this.#link = this.#closed();
  }

  /** Tells of every port that comes from now on. */
  onReplaced(follower: () => void): void {
    this.#followers.add(follower);
  }
}
