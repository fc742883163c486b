// The entry of the frame: takes the one port the window hands over, opens the one document it is given, does what it is
// told. It trusts the window; the window does not trust it. What it shows came from anywhere.
import '../../style/tokens.css';
import './frame.css';
import type { FromFrame, Look, ToFrame } from '../messages.ts';
import { Unreadable } from '../paged.ts';
import { type ReaderAct, readerActOf } from '../reader-keys.ts';
import { pressOf } from '../../ui/keys.ts';
import { keepFocus } from './keep-focus.ts';
import { openDocument, prepareFor } from './open-document.ts';
import type { Said, Shown } from './shown.ts';
import { allowPlainTexts } from './trusted.ts';

allowPlainTexts();
keepFocus();
window.addEventListener('message', ({ source, ports: [port] }) => {
  if (source === window.parent && port !== undefined) serve(port);
});

function serve(port: MessagePort): void {
  const say: Said = (message, transfer = []) => port.postMessage(message, [...transfer]);
  const desk = new Reading(say);
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => void desk.take(data);
  handOverKeys(say);
  // Nothing in a document leads anywhere: a link is text.
  window.addEventListener('click', (event) => event.preventDefault());
  window.addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => event.preventDefault());
  say({ kind: 'ready' });
}

/** What ends the frame waits until its keys are released: their release must not fall into what comes next. */
const leaving: readonly ReaderAct[] = ['close', 'next-file', 'previous-file', 'lock'];

function handOverKeys(say: Said): void {
  let held: ReaderAct | undefined;
  window.addEventListener('keydown', (event) => {
    const act = readerActOf(pressOf(event));
    if (act === undefined) return;
    event.preventDefault();
    if (leaving.includes(act)) held = act;
    else say({ kind: 'pressed', act });
  });
  window.addEventListener('keyup', ({ ctrlKey, altKey, metaKey }) => {
    const act = held;
    if (act === undefined || ctrlKey || altKey || metaKey) return;
    held = undefined;
    setTimeout(() => say({ kind: 'pressed', act }));
  });
}

class Reading {
  readonly #say: Said;
  #shown: Shown | undefined;
  #printing: AbortController | undefined;

  constructor(say: Said) {
    this.#say = say;
  }

  async take(told: ToFrame): Promise<void> {
    if (told.kind === 'ping') return this.#say({ kind: 'pong' });
    if (told.kind === 'look') return wear(told.look);
    if (told.kind === 'prepare') return prepareFor(told.name);
    if (told.kind === 'open') return this.#open(told);
    if (this.#shown !== undefined) await this.#do(told, this.#shown);
  }

  async #open(told: Extract<ToFrame, { kind: 'open' }>): Promise<void> {
    wear(told.look);
    const place = document.getElementById('place') ?? document.body;
    const stage = {
      place,
      say: this.#say,
      words: told.words,
      look: told.look,
      signal: new AbortController().signal,
    };
    try {
      const shown = await openDocument(told.bytes, told.name, stage);
      this.#shown = shown;
      const { documentKind, pageCount, sheets, seals, leftOut } = shown;
      this.#say({ kind: 'opened', documentKind, pageCount, sheets, seals, leftOut });
      void this.#tellInside(shown);
    } catch (error) {
      place.replaceChildren();
      this.#say(refusalOf(error));
    }
  }

  /** Behind everything that is on its way already: the first page comes first. */
  async #tellInside({ attached }: Shown): Promise<void> {
    if (attached === undefined || attached.count === 0) return;
    this.#say({ kind: 'inside', files: await attached.list() });
  }

  #take({ attached }: Shown, at: number): void {
    const bytes = attached?.take(at);
    this.#say({ kind: 'taken', at, bytes }, bytes === undefined ? [] : [bytes]);
  }

  async #do(
    told: Exclude<ToFrame, { kind: 'open' | 'prepare' | 'look' | 'ping' }>,
    shown: Shown,
  ): Promise<void> {
    switch (told.kind) {
      case 'zoom':
        return shown.zoom(told.to);
      case 'page':
        return shown.goTo(told.to);
      case 'rotate':
        return shown.rotate();
      case 'find':
        return shown.find(told.text);
      case 'find-step':
        return shown.findStep(told.by);
      case 'thumbs':
        return shown.showThumbs(told.shown);
      case 'outline':
        return shown.showOutline(told.shown);
      case 'sheet':
        return shown.showSheet(told.index);
      case 'quote':
        return this.#say({ kind: 'quoted', ...shown.selection() });
      case 'take':
        return this.#take(shown, told.at);
      case 'print': {
        this.#printing?.abort();
        this.#printing = new AbortController();
        await shown.print(told.from, told.to, this.#printing.signal);
        return this.#say({ kind: 'paper-end' });
      }
    }
  }
}

function wear({ theme, fontSize, language }: Look): void {
  const { documentElement } = document;
  documentElement.dataset['theme'] = theme;
  documentElement.dataset['font'] = fontSize;
  documentElement.lang = language;
}

/** A library that throws at a broken file says what it likes: to the person it is damaged. */
function refusalOf(error: unknown): FromFrame {
  return { kind: 'refused', why: error instanceof Unreadable ? error.why : 'damaged' };
}
