// Which words of a record the search knows. The title column also holds the numbers people know a record by.
import type { RecordBody } from '../../../shared/domain/delta.ts';
import { indexTokens } from '../../../shared/text/bigrams.ts';
import type { IndexedText } from '../store/full-text.ts';

export type Document = {
  readonly title: string;
  /** 文号, 档号: found and ranked like a title. */
  readonly numbers: readonly string[];
  /** Everything else, a piece a line. */
  readonly body: string;
};

export function documentOf(record: RecordBody): Document {
  switch (record.kind) {
    case 'todo': {
      const { title, step, fromOrg, fromPerson, paper } = record.data;
      const opinions = (paper?.opinions ?? []).flatMap((opinion) => [opinion.by, opinion.org, opinion.text]);
      const people = [
        fromOrg,
        fromPerson,
        step,
        paper?.signer,
        ...(paper?.mainTo ?? []),
        ...(paper?.cc ?? []),
      ];
      const files = (paper?.files ?? []).map((file) => file.name);
      return {
        title,
        numbers: present([paper?.docNo, paper?.matterNo]),
        body: lines([paper?.body, ...people, ...(paper?.attachmentsNote ?? []), ...opinions, ...files]),
      };
    }
    case 'archive': {
      const { title, refCode, docNo, fondsName, orgOrTopic, responsible, abstract, body, files } =
        record.data;
      return {
        title,
        numbers: present([refCode, docNo]),
        body: lines([
          abstract,
          body,
          fondsName,
          orgOrTopic,
          ...responsible,
          ...files.map((file) => file.name),
        ]),
      };
    }
    case 'article': {
      const { title, docNo, asks, body, topic, issuer, ownerOrg } = record.data;
      return { title, numbers: present([docNo]), body: lines([...asks, body, topic, issuer, ownerOrg]) };
    }
    case 'contact': {
      const { name, org, unit, post, duties, office, phone } = record.data;
      return { title: name, numbers: present([phone]), body: lines([org, unit, post, duties, office]) };
    }
  }
}

const present = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text) => text !== undefined && text !== '').map((text) => text ?? '');

const lines = (texts: readonly (string | undefined)[]): string => present(texts).join('\n');

/** What is known of sounds: handed in, because the dictionary behind it is loaded late. */
export type Sounds = {
  initialTokens(text: string): string;
  nameInitials(name: string): readonly string[];
};

export function tokensFor(record: RecordBody, sounds: Sounds): IndexedText {
  const { title, numbers, body } = documentOf(record);
  return {
    title: indexTokens([title, ...numbers].join('\n')),
    body: indexTokens(body),
    sound: soundOf(record, sounds),
  };
}

/** A name in all its readings; of an article the text too, so that zwfw finds what only speaks of 政务服务. */
function soundOf(record: RecordBody, sounds: Sounds): string {
  switch (record.kind) {
    case 'contact':
      return sounds
        .nameInitials(record.data.name)
        .map((spelling) => spellingTokens(spelling))
        .join(' ');
    case 'article':
      return sounds.initialTokens(`${record.data.title}\n${record.data.body}`);
    case 'todo':
    case 'archive':
      return sounds.initialTokens(record.data.title);
  }
}

/** As `initialTokens` cuts a run of initials. */
function spellingTokens(spelling: string): string {
  return Array.from(spelling, (_, at) => spelling.slice(at, at + 3)).join(' ');
}
