// Why a check of the 四性检测 did not pass, in words.

import type { FourCase } from '../../shared/contract/desk-checks.ts';
import type { Text } from './zh.ts';

/** As many numbers as a line holds; the count says the rest. */
const mostNumbers = 12;

export function caseWords(t: Text, { detail }: FourCase): string {
  const words = t.checks;
  switch (detail?.kind) {
    case undefined:
      return '';
    case 'fields':
      return words.empty(detail.fields.map((field) => nameOf(t, field)).join(t.comma));
    case 'parts':
      return words.wrongParts(detail.parts.map((part) => words.parts[part]).join(t.comma));
    case 'file':
      return words.file(detail.name, words.troubles[detail.trouble]);
    case 'no-content':
      return words.noContent;
    case 'missing':
    case 'doubled': {
      const shown = detail.refCodes.slice(0, mostNumbers).join(t.comma);
      return words[detail.kind](detail.refCodes.length, shown);
    }
  }
}

function nameOf(t: Text, field: string): string {
  const names: Readonly<Record<string, string>> = t.fields.archive;
  return names[field] ?? field;
}
