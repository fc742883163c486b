// Text as it comes: Han of all planes, marks, full width, halves of pairs.
import fc from 'fast-check';

export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '经',
        '濟',
        '數',
        '𠀀',
        '𰻞',
        'é',
        'e\u0301',
        'Ａ',
        '①',
        '\u200b',
        '〔',
        ' ',
        '\n',
        '葛\u{e0100}',
        'ﬁ',
        '\ud840',
      ),
    )
    .map((parts) => parts.join('')),
);
