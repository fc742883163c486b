// 通讯录: the organs and units themselves, and who answers for what in each, with who stands in and who is on duty.
import type { Day } from '../../../shared/domain/calendar.ts';
import type { NewRecord } from '../system/items.ts';
import { turnsOf } from './duty.ts';
import { phoneNumber } from './matter.ts';
import { colleagues, deputies, personName, rareNames } from './people.ts';
import { type Organ, officeName, organOf, organs } from './organs.ts';
import { seeded } from './random.ts';
import { asSeenBy, leaders } from './visibility.ts';

const posts = ['主任', '副主任', '四级主任科员', '一级科员', '工作人员'];
const duties = [
  '负责综合协调和文稿起草',
  '负责来文登记和流转',
  '负责业务受理和咨询答复',
  '负责政策解释和材料审核',
  '负责数据统计和台账管理',
  '负责窗口业务和群众来访接待',
];
/** 事项 with their owners, beyond what an organ answers for as a whole. */
const items: { readonly [organ: string]: readonly (readonly [unit: string, item: string])[] } = {
  build: [
    ['城市建设股', '户外广告设置审批'],
    ['住房保障股', '公租房申请审核'],
  ],
  land: [['用途管制股', '建设项目用地预审与选址意见书核发']],
  civil: [['养老服务股', '高龄津贴发放']],
};
const hours = '工作日 8:30—12:00，14:30—17:30';

type Person = { readonly name: string; readonly post: string; readonly duties: string };

export function* contactRecords(amount: number, day: Day, seed: string): Generator<NewRecord> {
  const random = seeded(`${seed}/contacts`);
  let serial = 0;
  const nextId = (ahead = 1): string => `TX${String(serial + ahead).padStart(5, '0')}`;
  const record = (data: Parameters<typeof asSeenBy>[1]): NewRecord => {
    const id = nextId();
    serial += 1;
    return { feed: 'contacts', kind: 'contact', id, data: asSeenBy({ org: officeName }, data) };
  };
  const person = (entry: Organ, unit: string, given: Person & { readonly [field: string]: unknown }) =>
    record({
      office: `${entry.place}${random.int(2, 8)}${String(random.int(1, 22)).padStart(2, '0')}室`,
      phone: phoneNumber(random),
      mobile: `000${String(random.int(0, 99_999_999)).padStart(8, '0')}`,
      status: random.pick(['在岗', '在岗', '在岗', '在岗', '在岗', '在岗', '出差', '休假']),
      ...given,
      org: entry.name,
      unit,
    });
  const itself = (entry: Organ, unit: string) =>
    record({
      card: '机构',
      name: unit === '' ? entry.name : unit,
      org: entry.name,
      unit,
      duties: unit === '' ? entry.duties : `承办${entry.duties}中归本${unit.slice(-1)}的工作`,
      items: (items[entry.key] ?? []).filter(([of]) => of === unit).map(([, item]) => item),
      phone: phoneNumber(random),
      address: entry.place,
      hours,
    });

  const office = organOf('office');
  for (const [turn, { name, post, fields }] of deputies.entries())
    yield person(office, leaders, {
      name,
      post,
      duties: `分管${fields}等工作`,
      duty: turnsOf(day, { turn, of: deputies.length, leads: true }),
    });
  for (const [turn, { name, unit }] of colleagues.entries())
    yield person(office, unit, {
      name,
      post: `${unit}负责人`,
      duties: `负责${unit}日常工作`,
      duty: turnsOf(day, { turn, of: colleagues.length, leads: false }),
    });
  for (const entry of organs) yield itself(entry, '');
  for (const [key, owned] of Object.entries(items))
    for (const [unit, item] of owned) {
      const entry = organOf(key);
      yield itself(entry, unit);
      // A 岗 away and B 岗 beside them; the one before has left.
      const standIn = nextId(2);
      yield person(entry, unit, {
        name: personName(random),
        post: '一级科员',
        duties: `承办${item}`,
        items: [item],
        ab: standIn,
        status: unit === '城市建设股' ? '出差' : '在岗',
      });
      yield person(entry, unit, {
        name: personName(random),
        post: '工作人员',
        duties: `协办${item}`,
        status: '在岗',
      });
    }
  yield person(organOf('build'), '城市建设股', {
    name: '尉迟长青',
    post: '原副股长',
    duties: '',
    status: '调离',
    ab: nextId(0),
  });
  for (let index = 0; serial < amount; index++) {
    const entry = organs[index % organs.length] ?? office;
    const round = Math.floor(index / organs.length);
    const unit = entry.units[round % entry.units.length] ?? '办公室';
    const rare = round === 1 ? rareNames[index % organs.length] : undefined;
    yield person(entry, unit, {
      name: rare ?? personName(random),
      post: round === 0 ? '办公室主任' : random.pick(posts),
      duties: `${entry.duties.split('、')[round % entry.duties.split('、').length]}；${random.pick(duties)}`,
    });
  }
}
