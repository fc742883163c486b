// A selection into the clipboard with where it stands; what is to be said of it comes back. A picture has no words: of it,
// where it stands alone.

import type { FilesOfRecord } from '../../shared/contract/desk-files.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';
import type { Text } from '../text/zh.ts';
import type { FromFrame } from './messages.ts';
import { quoted } from './quote.ts';

type QuotedFrom = {
  readonly shown: Extract<FromFrame, { kind: 'opened' }> | undefined;
  readonly file: FileRef | undefined;
  /** The name of the one attached in it that is shown instead. */
  readonly inside: string | undefined;
  readonly record: FilesOfRecord | undefined;
};

export async function copyQuote(
  t: Text,
  { shown, file, inside, record }: QuotedFrom,
  { text, page }: Extract<FromFrame, { kind: 'quoted' }>,
): Promise<string> {
  const isPicture = shown?.documentKind === 'image';
  if ((text.trim() === '' && !isPicture) || file === undefined || record === undefined) {
    return t.reader.quoteNothing;
  }
  const { title, number, organ } = record;
  const isOnly = isPicture && shown.pageCount === 1;
  const named = inside === undefined ? file.name : t.reader.inside.within(file.name, inside);
  const source = { file: named, title, number, organ, page: isOnly ? undefined : page };
  const words = { colon: t.colon, comma: t.comma, quotePage: t.reader.quotePage };
  return navigator.clipboard.writeText(quoted(text, source, words)).then(
    () => (isPicture ? t.reader.quotedSource : t.reader.quoted),
    () => t.reader.quoteFailed,
  );
}
