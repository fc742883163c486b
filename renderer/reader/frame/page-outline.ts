// The outline of a paged document: a line leads to a page. Which page is found out line by line, behind everything else.
import type { Outline } from '../outline.ts';
import type { OutlineEntry, PagedDocument } from '../paged.ts';
import type { OutlineSource } from './outline-panel.ts';

type Pages = { goTo(page: number): void; at(): number; changed(): void };

export function pageOutline(opened: PagedDocument, pages: Pages): OutlineSource {
  let lines: readonly OutlineEntry[] = [];
  const known: (number | undefined)[] = [];
  const pageOf = async (index: number): Promise<number | undefined> => {
    known[index] ??= await lines[index]?.page().catch(() => undefined);
    return known[index];
  };
  const learn = async (): Promise<void> => {
    for (const index of lines.keys()) await pageOf(index);
    pages.changed();
  };
  return {
    lines: async (): Promise<Outline> => {
      const outline = await opened.outline();
      lines = outline.lines;
      void learn();
      return outline;
    },
    go: (index) =>
      void pageOf(index).then((page) => {
        if (page !== undefined) pages.goTo(page);
      }),
    here: () => {
      const at = pages.at();
      let found = -1;
      for (const [index, page] of known.entries())
        if (page !== undefined && page <= at && page >= (known[found] ?? 0)) found = index;
      return found;
    },
  };
}
