// 通讯录: who answers for what in each organ.
import type { NewRecord } from '../system/items.ts';
import { phoneNumber } from './matter.ts';
import { colleagues, deputies, personName, rareNames } from './people.ts';
import { type Organ, organOf, organs } from './organs.ts';
import { seeded } from './random.ts';

const posts = ['主任', '副主任', '四级主任科员', '一级科员', '工作人员'];
const duties = [
  '负责综合协调和文稿起草',
  '负责来文登记和流转',
  '负责业务受理和咨询答复',
  '负责政策解释和材料审核',
  '负责数据统计和台账管理',
  '负责窗口业务和群众来访接待',
];

export function* contactRecords(amount: number, seed: string): Generator<NewRecord> {
  const random = seeded(`${seed}/contacts`);
  let serial = 0;
  const record = (
    entry: Organ,
    unit: string,
    person: { readonly name: string; readonly post: string; readonly duties: string },
  ): NewRecord => ({
    feed: 'contacts',
    kind: 'contact',
    id: `TX${String(++serial).padStart(5, '0')}`,
    data: {
      ...person,
      org: entry.name,
      unit,
      office: `${entry.place}${random.int(2, 8)}${String(random.int(1, 22)).padStart(2, '0')}室`,
      phone: phoneNumber(random),
      status: random.pick(['在岗', '在岗', '在岗', '在岗', '在岗', '在岗', '出差', '休假']),
    },
  });
  const office = organOf('office');
  for (const { name, post, fields } of deputies)
    yield record(office, '县政府领导', { name, post, duties: `分管${fields}等工作` });
  for (const { name, unit } of colleagues)
    yield record(office, unit, { name, post: `${unit}负责人`, duties: `负责${unit}日常工作` });
  for (let index = 0; serial < amount; index++) {
    const entry = organs[index % organs.length] ?? office;
    const round = Math.floor(index / organs.length);
    const unit = entry.units[round % entry.units.length] ?? '办公室';
    const rare = round === 1 ? rareNames[index % organs.length] : undefined;
    const person = {
      name: rare ?? personName(random),
      post: round === 0 ? '办公室主任' : random.pick(posts),
      duties: `${entry.duties.split('、')[round % entry.duties.split('、').length]}；${random.pick(duties)}`,
    };
    yield record(entry, unit, person);
  }
}
