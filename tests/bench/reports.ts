// What a page has reported so far, and the next of it the moment it comes: asked for every so often instead, half that
// time would be counted as the app's.

export type Report = { readonly what: string; readonly at: number; readonly more?: unknown };

type Reports = {
  add(report: Report): void;
  /** The report of this name after so many others of it, also when it came before it was asked for. */
  next(what: string, after: number): Promise<Report>;
  count(what: string): number;
};

export function createReports(limitMs: number): Reports {
  const all: Report[] = [];
  const waiting = new Set<() => void>();
  const named = (what: string) => all.filter((report) => report.what === what);
  return {
    add(report) {
      all.push(report);
      for (const look of [...waiting]) look();
    },
    next: (what, after) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`not within ${limitMs / 1000} s: the page reports ${what}`));
        }, limitMs);
        const look = () => {
          const report = named(what)[after];
          if (report === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(report);
        };
        waiting.add(look);
        look();
      }),
    count: (what) => named(what).length,
  };
}
