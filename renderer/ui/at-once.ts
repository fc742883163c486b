// Changes what is shown before going on: for what must find the page as it will be, a caret above all. A key pressed right
// after must not meet the page in between.
import { flushSync } from 'react-dom';

export const atOnce = (change: () => void): void => flushSync(change);
