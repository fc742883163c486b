// The table of contents beside the document: read when it is first opened, so that it never stands before the first page.
// One stop of the tab key; arrows go through it, Enter goes there.
import { hasChildren, type Outline, outlineMove, visibleLines } from '../outline.ts';
import type { FrameWords } from '../messages.ts';
import { filled } from './shown.ts';

export type OutlineSource = {
  lines(): Promise<Outline>;
  go(index: number): void;
  /** The line that is read now; -1 when none or not known. */
  here(): number;
};

/** A longer one opens with its upper lines only. */
const opensWhole = 80;

export class OutlinePanel {
  readonly element = document.createElement('nav');
  readonly #tree = document.createElement('div');
  readonly #source: OutlineSource;
  readonly #words: FrameWords;
  readonly #closed = new Set<number>();
  #outline: Outline | undefined;
  #items: readonly HTMLElement[] = [];
  #focused = 0;

  constructor(source: OutlineSource, words: FrameWords) {
    this.#source = source;
    this.#words = words;
    this.element.className = 'outline';
    this.element.hidden = true;
    this.element.setAttribute('aria-label', words.outline);
    this.#tree.setAttribute('role', 'tree');
    this.#tree.setAttribute('aria-label', words.outline);
    this.#tree.addEventListener('keydown', (event) => this.#press(event));
    this.#tree.addEventListener('click', (event) => this.#click(event));
  }

  async show(shown: boolean): Promise<void> {
    this.element.hidden = !shown;
    if (!shown) return;
    if (this.#outline === undefined) {
      this.#outline = await this.#source.lines().catch(() => ({ lines: [], cut: false }));
      this.#fill(this.#outline);
    }
    this.mark();
    this.#items[this.#focused]?.focus();
  }

  /** Where one is now. */
  mark(): void {
    if (this.element.hidden || this.#outline === undefined) return;
    const here = this.#source.here();
    for (const [index, item] of this.#items.entries()) {
      if (index === here) item.setAttribute('aria-current', 'true');
      else item.removeAttribute('aria-current');
    }
    if (this.element.contains(document.activeElement)) return;
    this.#focusable(Math.max(0, here));
    this.#items[here]?.scrollIntoView({ block: 'nearest' });
  }

  #fill({ lines, cut }: Outline): void {
    this.#items = lines.map((_, index) => this.#item(index));
    if (lines.length > opensWhole)
      for (const index of lines.keys()) if (hasChildren(lines, index)) this.#closed.add(index);
    this.#tree.replaceChildren(...this.#items);
    const said = lines.length === 0 ? this.#words.outlineNone : this.#words.outlineCut;
    const note = document.createElement('p');
    note.textContent = filled(said, lines.length);
    this.element.replaceChildren(
      ...(lines.length === 0 ? [] : [this.#tree]),
      ...(lines.length === 0 || cut ? [note] : []),
    );
    this.#lay();
    this.#focusable(0);
  }

  #item(index: number): HTMLElement {
    const line = this.#outline?.lines[index];
    const item = document.createElement('div');
    item.setAttribute('role', 'treeitem');
    item.setAttribute('aria-level', String((line?.depth ?? 0) + 1));
    item.dataset['line'] = String(index);
    item.style.setProperty('--depth', String(line?.depth ?? 0));
    item.textContent = line?.title ?? '';
    return item;
  }

  /** Which are there, and which have something under them. */
  #lay(): void {
    const lines = this.#outline?.lines ?? [];
    const visible = new Set(visibleLines(lines, this.#closed));
    for (const [index, item] of this.#items.entries()) {
      item.hidden = !visible.has(index);
      if (hasChildren(lines, index)) item.setAttribute('aria-expanded', String(!this.#closed.has(index)));
    }
  }

  #focusable(index: number): void {
    this.#items[this.#focused]?.setAttribute('tabindex', '-1');
    this.#focused = this.#nearest(index);
    this.#items[this.#focused]?.setAttribute('tabindex', '0');
  }

  /** The line itself, or what it is folded away under. */
  #nearest(index: number): number {
    for (let at = index; at > 0; at -= 1) if (this.#items[at]?.hidden === false) return at;
    return 0;
  }

  #turn(index: number, open: boolean): void {
    if (open) this.#closed.delete(index);
    else this.#closed.add(index);
    this.#lay();
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || this.#outline === undefined) return;
    const isGo = event.key === 'Enter' || event.key === ' ';
    const { lines } = this.#outline;
    const done = outlineMove(event.key, this.#focused, { lines, closed: this.#closed });
    if (!isGo && done === undefined) return;
    event.preventDefault();
    if (isGo) this.#source.go(this.#focused);
    else if (done?.move === 'to') this.#step(done.index);
    else if (done !== undefined) this.#turn(done.index, done.move === 'open');
  }

  #step(index: number): void {
    this.#focusable(index);
    this.#items[index]?.focus();
  }

  #click(event: MouseEvent): void {
    const item = event.target instanceof HTMLElement ? event.target : undefined;
    const index = Number(item?.dataset['line'] ?? -1);
    if (item === undefined || this.#items[index] === undefined) return;
    this.#focusable(index);
    const isBeforeTitle = event.offsetX < Number.parseFloat(getComputedStyle(item).paddingInlineStart);
    if (isBeforeTitle && item.hasAttribute('aria-expanded')) this.#turn(index, this.#closed.has(index));
    else this.#source.go(index);
  }
}
