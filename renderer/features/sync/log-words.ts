// One line of a source's log in words. Pure.

import type { SourceLogLine } from '../../../shared/contract/desk-sources.ts';
import { spanWords } from '../../text/dates.ts';
import { faultText } from '../../text/fault-words.ts';
import { sizeWords } from '../../text/size-words.ts';
import type { Text } from '../../text/zh.ts';

export function logWords(t: Text, line: SourceLogLine): string {
  const { event, fault, records, sent = 0, bytes = 0, ms } = line;
  const parts = [
    t.sync.log.event[event],
    records === undefined ? '' : records === 0 ? t.sync.log.unchanged : t.sync.log.records(records),
    sent === 0 ? '' : t.sync.log.sent(sent),
    bytes === 0 ? '' : t.sync.log.size(sizeWords(t, bytes)),
    ms === undefined ? '' : t.sync.log.took(ms < 1000 ? t.sync.log.underSecond : spanWords(t, ms)),
    fault === undefined ? '' : faultText(t, fault),
  ];
  return parts.filter((part) => part !== '').join(t.dot);
}
