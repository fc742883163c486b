// The strip of small pages beside the large ones. A small page is drawn when it comes into sight; the strip is one stop of
// the tab key, its arrows go from page to page.
import type { FrameWords } from '../messages.ts';
import type { PagedDocument } from '../paged.ts';
import { filled } from './shown.ts';

const thumbWidth = 104;

export class ThumbStrip {
  readonly element = document.createElement('nav');
  readonly #document: PagedDocument;
  readonly #words: FrameWords;
  readonly #go: (page: number) => void;
  #buttons: readonly HTMLButtonElement[] = [];

  constructor(document_: PagedDocument, words: FrameWords, go: (page: number) => void) {
    this.#document = document_;
    this.#words = words;
    this.#go = go;
    this.element.className = 'thumbs';
    this.element.hidden = true;
    this.element.setAttribute('aria-label', words.thumbs);
    this.element.addEventListener('keydown', (event) => this.#move(event));
  }

  show(shown: boolean, page: number): void {
    this.element.hidden = !shown;
    if (!shown) return;
    if (this.#buttons.length === 0) this.#fill();
    this.mark(page);
    this.#buttons[page]?.scrollIntoView({ block: 'center' });
  }

  mark(page: number): void {
    for (const [index, button] of this.#buttons.entries()) {
      button.tabIndex = index === page ? 0 : -1;
      if (index === page) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    }
    if (!this.element.hidden && !this.element.contains(document.activeElement))
      this.#buttons[page]?.scrollIntoView({ block: 'nearest' });
  }

  #fill(): void {
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          seen.unobserve(target);
          void this.#draw(target);
        }
      },
      { root: this.element, rootMargin: '300px' },
    );
    this.#buttons = Array.from({ length: this.#document.pageCount }, (_, page) => this.#button(page));
    this.element.replaceChildren(...this.#buttons);
    for (const button of this.#buttons) seen.observe(button);
  }

  #button(page: number): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['thumb'] = String(page);
    button.setAttribute('aria-label', filled(this.#words.thumb, page + 1));
    const number = document.createElement('span');
    number.textContent = String(page + 1);
    button.append(number);
    button.addEventListener('click', () => this.#go(page));
    return button;
  }

  async #draw(button: Element): Promise<void> {
    const page = Number(button instanceof HTMLElement ? button.dataset['thumb'] : 0);
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    try {
      const { width } = await this.#document.sizeOf(page);
      const scale = (thumbWidth / width) * window.devicePixelRatio;
      await this.#document.draw(page, canvas, scale, new AbortController().signal);
      button.prepend(canvas);
    } catch {
      // Its number stands for it; the large page says what is wrong.
    }
  }

  #move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const here = this.#buttons.findIndex((button) => button.matches(':focus'));
    if (step === 0 || here < 0) return;
    event.preventDefault();
    const next = this.#buttons[here + step];
    next?.focus();
    next?.click();
  }
}
