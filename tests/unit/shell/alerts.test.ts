import { describe, expect, it } from 'vitest';
import { alertText } from '../../../main/shell/alert-words.ts';
import { createAlerts, type Shown } from '../../../main/shell/alerts.ts';
import { createMailbox } from '../../../main/shell/mailbox.ts';
import { showsNotifications, isYes, namesService } from '../../../main/shell/shows-notifications.ts';
import { type Alert, type AlertLine, alertSchema, whatItOpens } from '../../../shared/domain/alert.ts';

const alert = (...lines: readonly AlertLine[]): Alert => ({ afterQuiet: false, lines: [...lines] });
const todos = (some: Partial<Extract<AlertLine, { about: 'todos' }>> = {}): AlertLine => ({
  about: 'todos',
  count: 12,
  topmost: 0,
  express: 0,
  soon: 0,
  ...some,
});
const zh = (...lines: readonly AlertLine[]) => alertText(alert(...lines), 'zh-CN').body;

describe('the words of an alert', () => {
  it('say how many came, and how many of them are urgent', () => {
    expect(zh(todos())).toBe('新到 12 件待办');
    expect(zh(todos({ express: 2 }))).toBe('新到 12 件待办，其中特急 2 件');
    expect(zh(todos({ topmost: 1, express: 2, soon: 3 }))).toBe(
      '新到 12 件待办，其中特提 1 件、特急 2 件、快到期 3 件',
    );
  });

  it('are one line a cause, and name three sources at most', () => {
    const sources = ['协同办公', '档案馆', '知识库'];
    expect(
      zh(
        { about: 'refused', count: 2 },
        { about: 'sign-in', count: 5, sources },
        { about: 'no-space' },
      ).split('\n'),
    ).toEqual([
      '有 2 项办理未被对方接受，要您再看一下',
      '“协同办公”、“档案馆”、“知识库”等 5 个来源需要重新登录',
      '磁盘空间不足，新的内容存不下，已有的不受影响',
    ]);
  });

  it('say that they sum up the quiet hours', () => {
    expect(alertText({ ...alert(todos()), afterQuiet: true }, 'zh-CN').title).toContain('免打扰期间');
  });

  it('exist for every cause in both languages', () => {
    const lines: readonly AlertLine[] = [
      todos({ count: 1, express: 1 }),
      ...(['settle', 'refused', 'doubt'] as const).map((about) => ({ about, count: 1 })),
      ...(['sign-in', 'brake'] as const).map((about) => ({ about, count: 1, sources: ['x'] })),
      { about: 'no-space' },
    ];
    for (const language of ['zh-CN', 'en'] as const) {
      const said = alertText(alert(...lines), language).body.split('\n');
      expect(new Set(said).size).toBe(lines.length);
      expect(said.join()).not.toContain('undefined');
    }
  });

  it('hold nothing of a name that a service could take for a mark, a line or a turn', () => {
    const name = '<b>协同</b>\n&amp;\u202E办公\u0007';
    const said = zh({ about: 'sign-in', count: 1, sources: [name] });
    expect(said).not.toMatch(/[<>&\p{Cc}\p{Cf}]/u);
    expect(said).toContain('协同');
    expect(zh({ about: 'brake', count: 1, sources: ['长'.repeat(60)] })).toContain(`${'长'.repeat(30)}…`);
  });
});

type Stood = { readonly body: string; up: boolean; hear: (event: string) => void };

/** The system's side of it, and a desk that is open with nobody at its window. */
function aScreen() {
  const stood: Stood[] = [];
  const said: string[] = [];
  const is = { able: true, mayShow: true, fronts: 0 };
  const make = ({ body }: { readonly body: string }): Shown => {
    const heard = new Map<string, () => void>();
    const one: Stood = { body, up: false, hear: (event) => heard.get(event)?.() };
    stood.push(one);
    return {
      on: (event, listener) => void heard.set(event, listener),
      show: () => {
        one.up = true;
      },
      close: () => {
        one.up = false;
      },
    };
  };
  const alerts = createAlerts({
    mayShow: () => is.mayShow,
    able: async () => is.able,
    make,
    words: (told) => alertText(told, 'zh-CN'),
    bringToFront: () => {
      is.fronts += 1;
    },
    log: (event, facts) => void said.push([event, ...Object.values(facts ?? {})].join(' ')),
  });
  return { alerts, is, said, stood, up: () => stood.filter(({ up }) => up).map(({ body }) => body) };
}

const refused: AlertLine = { about: 'refused', count: 1 };

describe('alerts on the screen', () => {
  it('are there until the window is looked at', async () => {
    const { alerts, up } = aScreen();
    await alerts.show(alert(todos()));
    await alerts.show(alert(refused));
    expect(up()).toHaveLength(2);
    alerts.takeDown();
    expect(up()).toEqual([]);
  });

  it('take the place of one that said the same with older figures, and of no other', async () => {
    const { alerts, up } = aScreen();
    await alerts.show(alert(todos({ count: 2, express: 1 })));
    await alerts.show(alert(refused));
    await alerts.show(alert(todos({ count: 3, express: 2 })));
    expect(up()).toEqual([zh(refused), zh(todos({ count: 3, express: 2 }))]);
  });

  it('are not made when the desk was locked or looked at while it was asked who shows them', async () => {
    const { alerts, is, stood } = aScreen();
    const showing = alerts.show(alert(todos()));
    is.mayShow = false;
    await showing;
    expect(stood).toEqual([]);
  });

  it('are not made where nothing shows them, which the log says without a name', async () => {
    const { alerts, is, said, stood } = aScreen();
    is.able = false;
    await alerts.show(alert({ about: 'sign-in', count: 1, sources: ['协同办公'] }));
    expect(stood).toEqual([]);
    expect(said).toEqual(['alert false sign-in']);
  });

  it('bring the window to the front when one is pressed, at its place, and none stays', async () => {
    const { alerts, is, stood, up } = aScreen();
    await alerts.show(alert(refused));
    await alerts.show(alert(todos({ express: 2 })));
    stood[1]?.hear('click');
    expect(is.fronts).toBe(1);
    expect(up()).toEqual([]);
    const { value } = await alerts.follow(undefined).next();
    expect(value).toEqual({ module: 'todos', urgency: '特急' });
  });

  it('that the system could not show are forgotten, which the log says', async () => {
    const { alerts, said, stood } = aScreen();
    await alerts.show(alert(todos()));
    stood[0]?.hear('failed');
    alerts.takeDown();
    expect(said).toEqual(['alert true todos', 'alert-failed']);
    expect(stood[0]?.up).toBe(true);
  });

  it('open nothing any more once the desk is locked', async () => {
    const { alerts, stood } = aScreen();
    await alerts.show(alert(todos()));
    stood[0]?.hear('click');
    alerts.forget();
    const left = new AbortController();
    const next = alerts.follow(left.signal).next();
    left.abort();
    expect(await next).toEqual({ value: undefined, done: true });
  });
});

describe('what crosses to the shell', () => {
  it('has no room for a word of a record', () => {
    const smuggled = {
      ...alert(todos()),
      title: '关于某某的通知',
      lines: [{ ...todos(), title: '关于某某的通知' }],
    };
    expect(alertSchema.parse(smuggled)).toEqual(alert(todos()));
  });

  it.each([
    ['nothing to tell', { afterQuiet: false, lines: [] }],
    ['a cause nobody knows', { afterQuiet: false, lines: [{ about: 'weather' }] }],
    ['none of something', { afterQuiet: false, lines: [{ about: 'refused', count: 0 }] }],
    [
      'a name that is a page',
      { afterQuiet: false, lines: [{ about: 'brake', count: 1, sources: ['x'.repeat(5000)] }] },
    ],
    [
      'four names',
      { afterQuiet: false, lines: [{ about: 'brake', count: 4, sources: ['a', 'b', 'c', 'd'] }] },
    ],
  ])('is refused when it is %s', (_, value) => {
    expect(alertSchema.safeParse(value).success).toBe(false);
  });
});

describe('an alert that is pressed', () => {
  it('opens the urgent ones where they are of one urgency, else the whole list', () => {
    expect(whatItOpens(alert(todos({ express: 2 }), { about: 'no-space' }))).toEqual({
      module: 'todos',
      urgency: '特急',
    });
    expect(whatItOpens(alert(todos({ topmost: 1 })))).toEqual({ module: 'todos', urgency: '特提' });
    expect(whatItOpens(alert(todos({ topmost: 1, express: 1 })))).toEqual({ module: 'todos' });
    expect(whatItOpens(alert(todos({ soon: 2 })))).toEqual({ module: 'todos' });
  });

  it('opens the sync centre for everything else', () => {
    expect(whatItOpens(alert({ about: 'settle', count: 1 }))).toEqual({ module: 'sync' });
  });

  it('is heard once, also by a page that comes a moment later', async () => {
    const pressed = createMailbox<number>();
    pressed.put(1);
    pressed.put(2);
    const left = new AbortController();
    const following = pressed.follow(left.signal);
    expect(await following.next()).toEqual({ value: 2, done: false });
    const waiting = following.next();
    pressed.put(3);
    expect(await waiting).toEqual({ value: 3, done: false });
    const last = following.next();
    left.abort();
    expect(await last).toEqual({ value: undefined, done: true });
  });

  it('is not opened any more once the desk was locked', async () => {
    const pressed = createMailbox<number>();
    pressed.put(1);
    pressed.empty();
    const left = new AbortController();
    const next = pressed.follow(left.signal).next();
    left.abort();
    expect(await next).toEqual({ value: undefined, done: true });
  });
});

describe('whether notifications are shown here', () => {
  it('is asked of the bus on Linux, and without one the answer is no', async () => {
    expect(await showsNotifications({ platform: 'linux', env: {} })).toBe(false);
    expect(await showsNotifications({ platform: 'win32', env: {} })).toBe(true);
  });

  it('is read from what gdbus prints', () => {
    expect(isYes('(true,)\n')).toBe(true);
    expect(isYes('(false,)\n')).toBe(false);
    expect(isYes(undefined)).toBe(false);
    expect(namesService("(['org.freedesktop.DBus', 'org.freedesktop.Notifications'],)\n")).toBe(true);
    expect(namesService("(['org.freedesktop.NotificationsOld'],)\n")).toBe(false);
    expect(namesService(undefined)).toBe(false);
  });
});
