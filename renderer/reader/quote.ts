// A selection with where it stands, as it goes into the clipboard; of a picture, where it stands alone. Pure; the words are
// handed in.

type QuoteSource = {
  readonly file: string;
  readonly title: string;
  readonly number: string | undefined;
  readonly organ: string;
  readonly page: number | undefined;
};

type QuoteWords = {
  readonly colon: string;
  readonly comma: string;
  readonly quotePage: (page: number) => string;
};

export function quoted(text: string, source: QuoteSource, words: QuoteWords): string {
  const bare = text.replace(/\s*\n\s*/g, '\n').trim();
  const page = source.page === undefined ? undefined : words.quotePage(source.page + 1);
  const parts = [source.title, source.number, source.file, page].filter(
    (part) => part !== undefined && part !== '',
  );
  const where = parts.join(words.comma);
  const from = source.organ === '' ? where : source.organ + words.colon + where;
  return bare === '' ? from : `“${bare}”\n——${from}`;
}
