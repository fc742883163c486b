// The words of 桌面通知: one line a cause. They stand here and not in renderer/text because the system draws them, not a
// window. Names come from departments: some systems read marks of HTML in a notification, and none is to find one.
import type { Settings } from '../../shared/contract/shell.ts';
import type { Alert, AlertLine } from '../../shared/domain/alert.ts';

type Words = {
  readonly title: string;
  readonly titleAfterQuiet: string;
  readonly todos: (line: Extract<AlertLine, { about: 'todos' }>) => string;
  readonly settle: (n: number) => string;
  readonly refused: (n: number) => string;
  readonly doubt: (n: number) => string;
  readonly signIn: (names: string) => string;
  readonly brake: (names: string) => string;
  readonly noSpace: string;
  readonly names: (names: readonly string[], count: number) => string;
};

const chinese: Words = {
  title: '政务工作台',
  titleAfterQuiet: '政务工作台 · 免打扰期间',
  todos: ({ count, topmost, express, soon }) => {
    const among = [
      ...(topmost > 0 ? [`特提 ${topmost} 件`] : []),
      ...(express > 0 ? [`特急 ${express} 件`] : []),
      ...(soon > 0 ? [`快到期 ${soon} 件`] : []),
    ];
    return `新到 ${count} 件待办${among.length === 0 ? '' : `，其中${among.join('、')}`}`;
  },
  settle: (n) => `有 ${n} 处对方也改了，要您决定用哪一个`,
  refused: (n) => `有 ${n} 项办理未被对方接受，要您再看一下`,
  doubt: (n) => `有 ${n} 项办理不知道对方收到没有，要您核对`,
  signIn: (names) => `${names}需要重新登录`,
  brake: (names) => `${names}要删除很多记录，等您确认，现在一条也没有删`,
  noSpace: '磁盘空间不足，新的内容存不下，已有的不受影响',
  names: (names, count) =>
    `${names.map((name) => `“${name}”`).join('、')}${count > names.length ? `等 ${count} 个来源` : ''}`,
};

const english: Words = {
  title: 'Govdesk',
  titleAfterQuiet: 'Govdesk · during quiet hours',
  todos: ({ count, topmost, express, soon }) => {
    const among = [
      ...(topmost > 0 ? [`${topmost} flash`] : []),
      ...(express > 0 ? [`${express} most urgent`] : []),
      ...(soon > 0 ? [`${soon} due soon`] : []),
    ];
    const arrived = count === 1 ? '1 new to-do' : `${count} new to-dos`;
    return among.length === 0 ? arrived : `${arrived}, among them ${among.join(', ')}`;
  },
  settle: (n) => `Somebody else changed the same thing: ${n} to decide`,
  refused: (n) => `Not accepted by the department: ${n} to look at again`,
  doubt: (n) => `Not known whether the department received it: ${n} to check`,
  signIn: (names) => `Sign-in needed: ${names}`,
  brake: (names) => `Many records are to be deleted, none is yet, you are asked first: ${names}`,
  noSpace: 'The disk is full: nothing new can be stored, what is here is safe',
  names: (names, count) =>
    `${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}`,
};

export type AlertText = { readonly title: string; readonly body: string };

export function alertText({ afterQuiet, lines }: Alert, language: Settings['language']): AlertText {
  const words = language === 'en' ? english : chinese;
  return {
    title: afterQuiet ? words.titleAfterQuiet : words.title,
    body: lines.map((line) => lineText(line, words)).join('\n'),
  };
}

function lineText(line: AlertLine, words: Words): string {
  switch (line.about) {
    case 'todos':
      return words.todos(line);
    case 'settle':
    case 'refused':
    case 'doubt':
      return words[line.about](line.count);
    case 'sign-in':
      return words.signIn(words.names(line.sources.map(plain), line.count));
    case 'brake':
      return words.brake(words.names(line.sources.map(plain), line.count));
    case 'no-space':
      return words.noSpace;
  }
}

const longestName = 30;

/** Without anything that a service could take for a mark, a new line, or a turn of the direction. */
function plain(name: string): string {
  const seen = name.replaceAll(/[<>&\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return [...seen].length > longestName ? `${[...seen].slice(0, longestName).join('')}…` : seen;
}
