// One page on the screen: its picture, and over it the text it is made of, unseen, for selecting and finding. The picture
// is drawn anew when the scale changes; until then the old one is stretched.
import type { PagedDocument, PageSize, TextRun } from '../paged.ts';
import { drawnScale, type Turn } from './page-places.ts';
import { filled } from './shown.ts';
import type { FrameWords } from '../messages.ts';

export class PageSheet {
  readonly element = document.createElement('section');
  readonly page: number;
  readonly #document: PagedDocument;
  readonly #words: FrameWords;
  readonly #turning = document.createElement('div');
  readonly #text = document.createElement('div');
  #drawing: AbortController | undefined;
  #drawnAt = 0;
  readonly #firstDrawn = Promise.withResolvers<void>();
  #texts: Promise<void> | undefined;

  constructor(document_: PagedDocument, page: number, words: FrameWords) {
    this.page = page;
    this.#document = document_;
    this.#words = words;
    this.element.className = 'page';
    this.element.dataset['page'] = String(page);
    this.element.setAttribute('aria-label', filled(words.page, page + 1));
    this.#turning.className = 'turning';
    this.#text.className = 'text';
    this.#turning.append(this.#text);
    this.element.append(this.#turning);
  }

  /** Where it lies and how large, in pixels of the screen. */
  place(box: { readonly left: number; readonly top: number } & PageSize): void {
    const { style } = this.element;
    style.left = `${box.left}px`;
    style.top = `${box.top}px`;
    style.width = `${box.width}px`;
    style.height = `${box.height}px`;
  }

  async show(size: PageSize, scale: number, turn: Turn): Promise<void> {
    const { style } = this.#turning;
    style.width = `${size.width}px`;
    style.height = `${size.height}px`;
    style.transform = `translate(-50%, -50%) rotate(${turn}deg) scale(${scale})`;
    const wanted = drawnScale(size, scale * window.devicePixelRatio);
    if (Math.abs(wanted - this.#drawnAt) < 0.001) return this.textLaid();
    this.#drawing?.abort(new DOMException('another scale', 'AbortError'));
    const drawing = new AbortController();
    this.#drawing = drawing;
    const canvas = document.createElement('canvas');
    try {
      await this.#document.draw(this.page, canvas, wanted, drawing.signal);
      if (drawing.signal.aborted) return;
      this.#drawnAt = wanted;
      this.#turning.querySelector('canvas')?.remove();
      canvas.setAttribute('aria-hidden', 'true');
      this.#turning.prepend(canvas);
      void this.#tellGaps();
    } catch {
      // One page that cannot be drawn leaves the others readable.
      if (!drawing.signal.aborted) this.#fail();
    } finally {
      this.#firstDrawn.resolve();
    }
    // Text is unseen, the picture is not: it comes after.
    return this.textLaid();
  }

  /** When its picture was drawn for the first time, or could not be. */
  drawn(): Promise<void> {
    return this.#firstDrawn.promise;
  }

  /** When its text can be ranged over. */
  textLaid(): Promise<void> {
    this.#texts ??= this.#layText();
    return this.#texts;
  }

  get textElement(): HTMLElement {
    return this.#text;
  }

  leave(): void {
    this.#firstDrawn.resolve();
    this.#drawing?.abort(new DOMException('out of sight', 'AbortError'));
    this.element.remove();
  }

  #fail(): void {
    if (this.#turning.querySelector('.failed') !== null) return;
    const words = document.createElement('p');
    words.className = 'failed';
    words.textContent = this.#words.pageFailed;
    this.#turning.append(words);
  }

  /** What is not shown of it is said at its head, once: paper that looks whole would not be. */
  async #tellGaps(): Promise<void> {
    const gaps = (await this.#document.gapsOf?.(this.page)) ?? [];
    if (gaps.length === 0 || this.element.querySelector('.gaps') !== null) return;
    const words = document.createElement('p');
    words.className = 'gaps';
    words.textContent = gaps.map((gap) => this.#words.gaps[gap]).join('');
    this.element.append(words);
  }

  async #layText(): Promise<void> {
    const runs = await this.#document.textOf(this.page).catch((): readonly TextRun[] => []);
    const measuring = document.createElement('canvas').getContext('2d');
    this.#text.replaceChildren(...runs.flatMap((run) => runElements(run, measuring)));
  }
}

function runElements(run: TextRun, measuring: CanvasRenderingContext2D | null): readonly Node[] {
  const element = document.createElement('span');
  element.textContent = run.text;
  const { style } = element;
  style.left = `${run.x}px`;
  style.top = `${run.y}px`;
  style.fontSize = `${run.height}px`;
  const stretch = run.width / Math.max(0.01, widthOf(run, measuring));
  const turn = run.angle === undefined || run.angle === 0 ? '' : `rotate(${run.angle}deg) `;
  style.transform = `${turn}scaleX(${stretch})`;
  return run.lineEnd ? [element, document.createElement('br')] : [element];
}

function widthOf({ text, height }: TextRun, measuring: CanvasRenderingContext2D | null): number {
  if (measuring === null) return text.length * height;
  measuring.font = `${height}px sans-serif`;
  return measuring.measureText(text).width;
}
