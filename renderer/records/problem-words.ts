// Why something typed into a form cannot stand there, in words. Pure.

import type { Text } from '../text/zh.ts';
import type { Problem } from './form-fields.ts';

/** It names the field, so that it can be read out alone. */
export function problemWords(t: Text, name: string, problem: Problem): string {
  switch (problem.kind) {
    case 'required':
    case 'not-a-day':
    case 'not-whole':
    case 'not-listed':
      return t.edits.problem[problem.kind](name);
    case 'too-long':
    case 'too-many':
      return t.edits.problem[problem.kind](name, problem.most);
  }
}
