// How a line of the log looks, and what is kept out of it. Pure.

import type { Facts } from '../../shared/domain/error-facts.ts';

const longest = 200;

/** UTC with its mark, so that logs of two machines can be laid side by side. */
export function lineOf(at: Date, event: string, facts: Facts): string {
  const clean = Object.entries(facts).flatMap(([name, fact]) =>
    fact === undefined ? [] : [[name, typeof fact === 'string' ? neutral(fact) : fact] as const],
  );
  return `${JSON.stringify({ at: at.toISOString(), event, ...Object.fromEntries(clean) })}\n`;
}

/**
 * Long hex and base64 runs are keys or tokens; letters outside ASCII are content; user parts of addresses are
 * secrets; line ends would forge a line.
 */
export function neutral(text: string): string {
  return text
    .replace(/\/\/[^/@\s]*@/g, '//***@')
    .replace(/\b(bearer|basic|password|passwd|secret|token|cookie|key)\b(["'\s:=]+)\S+/gi, '$1$2***')
    .replace(/[A-Za-z0-9+/_=-]{32,}/g, '***')
    .replace(/[^\x20-\x7e]+/g, '·')
    .slice(0, longest);
}
