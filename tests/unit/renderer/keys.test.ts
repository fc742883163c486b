// Which keys mean what, that none does while an input method composes, and that the sheet of F1 tells the truth.

import { describe, expect, it } from 'vitest';
import { sheet } from '../../../renderer/features/help/sheet.ts';
import { actionOf, keysOf, standingOf } from '../../../renderer/features/todos/acts.ts';
import { commandOf, foundStep, type KeyPress, pressOf } from '../../../renderer/ui/keys.ts';
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import { openTodoStates, todoStates } from '../../../shared/domain/terms.ts';

const press = (keys: string, some: Partial<KeyPress> = {}): KeyPress => {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key;
  const has = (name: string) => parts.includes(name);
  return { key, code, ctrl: has('Ctrl'), alt: has('Alt'), shift: has('Shift'), composing: false, ...some };
};

describe('keys of the window', () => {
  it.each([
    ['Ctrl+k', { kind: 'search' }],
    ['Ctrl+3', { kind: 'module', place: 3 }],
    ['Ctrl+p', { kind: 'print' }],
    ['Ctrl+l', { kind: 'lock' }],
    ['F1', { kind: 'help' }],
    ['F6', { kind: 'region', step: 1 }],
    ['Shift+F6', { kind: 'region', step: -1 }],
    ['k', undefined],
    ['Ctrl+Alt+k', undefined],
    ['Ctrl+Shift+p', undefined],
  ])('%s', (keys, command) => {
    expect(commandOf(press(keys))).toEqual(command);
  });

  it('F3 goes on in the text, Shift+F3 back', () => {
    expect([foundStep(press('F3')), foundStep(press('Shift+F3')), foundStep(press('Ctrl+F3'))]).toEqual([
      1,
      -1,
      undefined,
    ]);
  });

  it('mean nothing while an input method composes', () => {
    const composing = { composing: true };
    expect(commandOf(press('Ctrl+k', composing))).toBeUndefined();
    expect(foundStep(press('F3', composing))).toBeUndefined();
    expect(actionOf(press('Ctrl+Enter', composing), ['approve'])).toBeUndefined();
  });

  it('a press with the key code 229 is composing', () => {
    const event = {
      key: 'Process',
      code: 'KeyA',
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      isComposing: false,
      keyCode: 229,
    };
    expect(pressOf(event).composing).toBe(true);
  });
});

describe('keys of a to-do', () => {
  const all = ['approve', 'return', 'forward', 'acknowledge'] as const;

  it.each([
    ['Alt+a', 'approve'],
    ['Alt+r', 'return'],
    ['Alt+z', 'forward'],
    ['Alt+y', 'acknowledge'],
    ['Alt+q', undefined],
    ['a', undefined],
    ['Ctrl+Alt+a', undefined],
  ])('%s is %s', (keys, action) => {
    expect(actionOf(press(keys), all)).toBe(action);
  });

  it('阅知 has A where there is nothing to approve', () => {
    expect(keysOf('acknowledge', ['acknowledge'])).toBe('Alt A');
    expect(actionOf(press('Alt+a'), ['acknowledge'])).toBe('acknowledge');
  });

  it('Ctrl+Enter acts only where there is one action', () => {
    expect(actionOf(press('Ctrl+Enter'), ['acknowledge'])).toBe('acknowledge');
    expect(actionOf(press('Ctrl+Enter'), all)).toBeUndefined();
  });

  it('are the keys on the sheet', () => {
    const shown = new Map(sheet.flatMap(({ keys }) => keys).map(({ does, press: keys }) => [does, keys]));
    for (const action of all) expect(shown.get(action)).toContain(keysOf(action, all));
    expect(shown.get('acknowledge')).toContain(keysOf('acknowledge', ['acknowledge']));
  });
});

type Row = Partial<TodoDetail['row']>;
const detail = (
  row: Row,
  actions: TodoDetail['data']['actions'] = ['approve'],
): Pick<TodoDetail, 'row' | 'data'> => ({
  row: {
    id: 't',
    sourceId: 's',
    title: 'x',
    todoKind: '待办',
    state: '待办',
    step: '',
    urgency: '一般',
    fromOrg: '',
    arrivedAt: '',
    due: undefined,
    presence: 'listed',
    unread: false,
    hasDraft: false,
    ...row,
  },
  data: {
    title: 'x',
    todoKind: '待办',
    state: '待办',
    step: '',
    urgency: '一般',
    secretLevel: '内部',
    fromOrg: '',
    arrivedAt: '',
    actions,
    forwardTo: [],
  },
});
const pending = (state: PendingAction['state']): Row => ({
  pending: { id: 'a', state, body: { action: 'approve', opinion: '' }, decidedAt: '' },
});

describe('where a to-do stands', () => {
  it.each([
    ['can be decided', detail({}), { kind: 'ready' }],
    ['can only be opened elsewhere', detail({}, []), { kind: 'elsewhere' }],
    ['is closed', detail({ state: '办结' }), { kind: 'closed' }],
    ['waits and may be taken back', detail(pending('waiting')), { kind: 'under-way', mayTakeBack: true }],
    ['is being sent', detail(pending('sending')), { kind: 'under-way', mayTakeBack: false }],
    ['is perhaps there', detail(pending('unsure')), { kind: 'under-way', mayTakeBack: false }],
    ['was accepted', detail(pending('accepted')), { kind: 'under-way', mayTakeBack: false }],
    ['came back after a conflict', detail(pending('conflict')), { kind: 'came-back' }],
    ['came back refused', detail(pending('refused')), { kind: 'came-back' }],
  ])('%s', (_, of, standing) => {
    expect(standingOf(of)).toEqual(standing);
  });

  it.each(todoStates)('%s: nothing may be answered when it is closed', (state) => {
    expect(standingOf(detail({ state })).kind === 'closed').toBe(!openTodoStates.includes(state));
  });
});
