// The keys as data, for the sheet. What they do is decided where they are handled (ui/keys.ts, todos/acts.ts); a
// test holds the two together.

import type { Text } from '../../text/zh.ts';

type Line = { readonly does: keyof Text['help']['keys']; readonly press: readonly string[] };

export const sheet: readonly {
  readonly group: keyof Text['help']['groups'];
  readonly keys: readonly Line[];
}[] = [
  {
    group: 'move',
    keys: [
      { does: 'search', press: ['Ctrl K'] },
      { does: 'modules', press: ['Ctrl 1', 'Ctrl 6'] },
      { does: 'regions', press: ['F6', 'Shift F6'] },
      { does: 'choose', press: ['↑', '↓'] },
      { does: 'open', press: ['Enter'] },
      { does: 'found', press: ['F3', 'Shift F3'] },
    ],
  },
  {
    group: 'act',
    keys: [
      { does: 'approve', press: ['Alt A'] },
      { does: 'return', press: ['Alt R'] },
      { does: 'forward', press: ['Alt Z'] },
      { does: 'acknowledge', press: ['Alt A', 'Alt Y'] },
      { does: 'submit', press: ['Ctrl Enter'] },
      { does: 'newRecord', press: ['F2'] },
      { does: 'borrow', press: ['Alt B'] },
      { does: 'edit', press: ['Alt E'] },
      { does: 'saveForm', press: ['Ctrl Enter'] },
      { does: 'attach', press: ['Alt F'] },
      { does: 'fetchFiles', press: ['Alt G'] },
      { does: 'report', press: ['Alt K'] },
      { does: 'bookmark', press: ['Alt D'] },
      { does: 'writeNote', press: ['Alt W'] },
      { does: 'openOriginal', press: ['Alt O'] },
      { does: 'saveOriginal', press: ['Alt S'] },
      { does: 'handOver', press: ['Alt X'] },
      { does: 'course', press: ['Alt L'] },
    ],
  },
  {
    group: 'cite',
    keys: [
      { does: 'insertCitation', press: ['Alt C'] },
      { does: 'checkOpinion', press: ['Alt J'] },
      { does: 'provisions', press: ['↑', '↓'] },
      { does: 'within', press: ['→', '←'] },
      { does: 'copyCitation', press: ['Ctrl Shift C'] },
      { does: 'foundCitation', press: ['F3', 'Shift F3'] },
      { does: 'replaceCitation', press: ['Alt H'] },
    ],
  },
  {
    group: 'catalogue',
    keys: [
      { does: 'openCatalogue', press: ['Alt M'] },
      { does: 'fillDown', press: ['Ctrl D'] },
      { does: 'fillSelection', press: ['Ctrl Enter'] },
      { does: 'importTable', press: ['Alt I'] },
      { does: 'numberRows', press: ['Alt N'] },
      { does: 'nextWrong', press: ['Alt J', 'Alt P'] },
      { does: 'leaveRowOut', press: ['Alt O'] },
      { does: 'sendCatalogue', press: ['Alt S'] },
    ],
  },
  {
    group: 'settle',
    keys: [
      { does: 'useMine', press: ['1'] },
      { does: 'useTheirs', press: ['2'] },
      { does: 'useForAll', press: ['Shift 1', 'Shift 2'] },
      { does: 'useBoth', press: ['3', '4'] },
      { does: 'settle', press: ['Enter'] },
      { does: 'cameBack', press: ['1', '2', '3'] },
      { does: 'undoGiveUp', press: ['Ctrl Z'] },
    ],
  },
  {
    group: 'window',
    keys: [
      { does: 'print', press: ['Ctrl P'] },
      { does: 'lock', press: ['Ctrl L'] },
      { does: 'help', press: ['F1'] },
      { does: 'close', press: ['Esc'] },
    ],
  },
];
