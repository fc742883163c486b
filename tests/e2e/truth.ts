// What the sample systems themselves say is true, in the shape in which a desk shows it: without the records that
// were planted to be set aside.

import type { Department } from '../departments/harness.ts';
import type { RecordKind } from '../../shared/domain/terms.ts';

export type TodoTruth = {
  readonly id: string;
  readonly title: string;
  readonly actions: readonly string[];
  readonly forwardTo: readonly { readonly id: string; readonly name: string }[];
};

async function setAsideIds({ control }: Department): Promise<ReadonlySet<string>> {
  const { aboveCeiling, badField } = await control.truth.planted();
  return new Set([...aboveCeiling, ...badField]);
}

export async function setAsideCount(department: Department): Promise<number> {
  return (await setAsideIds(department)).size;
}

export async function recordCount(department: Department, kind: RecordKind): Promise<number> {
  const aside = await setAsideIds(department);
  return (await department.control.truth.ids({ kind })).filter((id) => !aside.has(id)).length;
}

/** 件: without what describes a 全宗, a 类别 or a 案卷. */
export async function pieceCount(department: Department): Promise<number> {
  const aside = await setAsideIds(department);
  const ids = (await department.control.truth.ids({ kind: 'archive' })).filter((id) => !aside.has(id));
  const all = await Promise.all(ids.map((id) => dataOf(department, 'archive', id)));
  return all.filter(({ level = '文件级' }) => level === '文件级').length;
}

export async function openTodos(department: Department): Promise<readonly string[]> {
  const aside = await setAsideIds(department);
  return (await department.control.truth.openTodos()).filter((id) => !aside.has(id));
}

/** The open to-dos on which this action is allowed, whole. */
export async function todosThatAllow(department: Department, action: string): Promise<readonly TodoTruth[]> {
  const ids = await openTodos(department);
  const todos = await Promise.all(ids.map((id) => todoOf(department, id)));
  return todos.filter(({ actions }) => actions.includes(action));
}

export async function todoOf({ control }: Department, id: string): Promise<TodoTruth> {
  const item = await control.truth.item({ kind: 'todo', id });
  if (item === null) throw new Error(`the department has no to-do ${id}`);
  const { title, actions = [], forwardTo = [] } = item.data as Partial<TodoTruth>;
  return { id, title: String(title), actions, forwardTo };
}

export async function dataOf(
  { control }: Department,
  kind: RecordKind,
  id: string,
): Promise<Record<string, unknown>> {
  const item = await control.truth.item({ kind, id });
  if (item === null) throw new Error(`the department has no ${kind} ${id}`);
  return item.data;
}
