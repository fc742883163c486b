// What the bytes of a file are, as told by the bytes and never by the name, and why a text could not be taken out of
// them. Without schemas, so that the window can ask it too.

export const fileFormats = ['pdf', 'ofd', 'docx', 'xlsx', 'html', 'text'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const readProblems = [
  /** Broken in a way that leaves nothing to read. */
  'damaged',
  'encrypted',
  /** More bytes, or more out of its archive, than this desk reads. */
  'too-large',
  /** It took longer, or more memory, than a file may; the reading was ended. */
  'too-slow',
  /** No kind of file that holds text for this desk: a picture, a program, an old .doc. */
  'not-readable',
] as const;
export type ReadProblem = (typeof readProblems)[number];
