// A file within a file (an attachment of an OFD), as the window names it to the core. Without schemas, so that the window
// can ask it too.

/** A file in a file in a file: nobody files papers deeper than this. */
export const deepestInside = 4;
