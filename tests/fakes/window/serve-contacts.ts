// Answers what is asked of 通讯录, from made-up people: one away with B 岗, one who has left, numbers that are withheld.
import { implement, ORPCError } from '@orpc/server';
import type { Called, Card } from '../../../shared/contract/desk-contacts.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { ago, ahead, hour } from './moments.ts';

const os = implement(deskContract);

const land = { org: '县自然资源局', unit: '用地预审股' };
const items = ['建设项目用地预审与选址意见书核发', '临时用地审批'];

function card(id: string, some: Partial<Card> & Pick<Card, 'name'>): Card {
  return {
    id,
    sourceId: 'oa',
    fetchedAt: ago(hour),
    card: '人员',
    ...land,
    post: '',
    duties: '',
    items: [],
    status: '在岗',
    duty: [],
    withheld: [],
    office: '政务中心 412',
    phone: `0000-66${id.slice(1).padStart(2, '0')}`,
    ...some,
  };
}

const turn = (from: string, to: string, post: string, phone?: string) => ({
  from,
  to,
  post,
  ...(phone === undefined ? {} : { phone }),
});

const office = { org: '县政府办公室', unit: '县政府领导' };
const people: readonly Card[] = [
  card('c0', {
    card: '机构',
    name: '用地预审股',
    duties: '负责建设项目用地预审、选址意见书核发和临时用地管理。',
    items,
    address: '文昌街 12 号政务中心四楼',
    hours: '工作日 8:30—12:00，14:30—17:30',
  }),
  card('c1', {
    name: '周明远',
    post: '股长',
    duties: '主持用地预审股工作',
    items,
    status: '出差',
    ab: 'c2',
    withheld: ['mobile'],
    mobileMask: '138****2210',
  }),
  card('c2', { name: '李秀兰', post: '四级主任科员', duties: '临时用地审批' }),
  card('c3', {
    ...office,
    name: '陆志远',
    post: '常务副县长',
    duties: '分管财政、发改、应急等工作',
    withheld: ['mobile', 'office'],
    through: '县政府办公室综合科 0000-6001',
    duty: [turn(ago(2 * hour), ahead(22 * hour), '带班领导')],
  }),
  card('c4', {
    ...office,
    unit: '综合科',
    name: '何建军',
    post: '科长',
    duty: [turn(ago(2 * hour), ahead(7 * hour), '值班员', '0000-6000')],
  }),
  card('c5', {
    ...office,
    unit: '督查科',
    name: '崔文斌',
    duty: [turn(ahead(7 * hour), ahead(22 * hour), '值班员', '0000-6000')],
  }),
  card('c6', { name: '欧阳·买买提', post: '二级科员' }),
  card('c7', { name: '陈㼆' }),
  card('c8', { name: '赵立', post: '原副股长', status: '调离', ab: 'c2' }),
];

const calledOf = ({ id, name, org, unit, post, phone, status }: Card): Called => ({
  id,
  name,
  org,
  unit,
  post,
  status,
  ...(phone === undefined ? {} : { phone }),
});

function answering(of: Card) {
  const standIn = of.status === '在岗' ? undefined : people.find(({ id }) => id === of.ab);
  const own = people.find((each) => each.card === '机构' && each.unit === of.unit && of.card !== '机构');
  return {
    ...(standIn === undefined ? {} : { standIn: calledOf(standIn) }),
    ...(own === undefined ? {} : { unitCard: calledOf(own) }),
  };
}

function found(text: string, org: string | undefined, unit: string | undefined): readonly Card[] {
  if (text !== '') return people.filter((each) => JSON.stringify(each).includes(text));
  return people.filter(
    (each) =>
      each.status !== '调离' &&
      (org === undefined || each.org === org) &&
      (unit === undefined || each.unit === unit),
  );
}

export const serveContacts = (empty: boolean) => ({
  tree: os.contacts.tree.handler(() =>
    empty
      ? []
      : [
          { org: '县教育局', count: 12, units: [{ unit: '办公室', count: 12 }] },
          { org: land.org, count: 9, units: [{ unit: land.unit, count: 4 }] },
          {
            org: office.org,
            count: 3,
            units: ['县政府领导', '综合科', '督查科'].map((unit) => ({ unit, count: 1 })),
          },
        ],
  ),
  list: os.contacts.list.handler(({ input: { text, org, unit, offset, limit } }) => {
    const rows = empty ? [] : found(text, org, unit);
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  }),
  read: os.contacts.read.handler(({ input: { id } }) => {
    const of = people.find((each) => each.id === id);
    if (of === undefined) throw new ORPCError('FAULT', { data: { kind: 'not-found' } });
    return { card: of, ...answering(of) };
  }),
  owners: os.contacts.owners.handler(({ input: { text } }) =>
    people
      .filter(({ card: kind, items: own }) => kind === '人员' && own.some((item) => item.includes(text)))
      .map((of) => ({
        matter: of.items.find((item) => item.includes(text)) ?? '',
        org: of.org,
        unit: of.unit,
        person: calledOf(of),
        ...answering(of),
        sourceId: of.sourceId,
        fetchedAt: of.fetchedAt,
      })),
  ),
  onDuty: os.contacts.onDuty.handler(() => {
    if (empty) return { turns: [] };
    const turns = people.flatMap(({ id, sourceId, name, org, phone, duty }) =>
      duty.map((shift) => ({
        id,
        sourceId,
        name,
        org,
        ...(phone === undefined ? {} : { phone }),
        ...shift,
        isNow: Date.parse(shift.from) <= Date.now(),
      })),
    );
    return { turns, until: ahead(22 * hour) };
  }),
});
