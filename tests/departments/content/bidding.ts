// The items of the bidding platform's thin list: a title, a date in local words, nothing else.
import { type Day, ymdOfDay } from '../../../shared/domain/calendar.ts';
import type { NewRecord } from '../system/items.ts';
import { workdayBefore } from './oa.ts';
import { reservoirs, schools, towns } from './place.ts';
import { seeded } from './random.ts';

const works = [
  (town: string, at: number) => `${town}${schools[at % schools.length]}教学楼加固改造工程施工`,
  (_town: string, at: number) => `${reservoirs[at % reservoirs.length]?.join('（')}）除险加固工程施工`,
  (town: string) => `${town}农村供水保障工程设备采购`,
  (town: string) => `${town}高标准农田建设项目监理`,
  (town: string) => `${town}便民服务中心综合终端采购`,
  (town: string) => `${town}污水管网延伸工程勘察设计`,
  (town: string) => `${town}卫生院数字化X射线摄影系统采购`,
  (town: string) => `${town}县道路面改造工程施工`,
];
const steps = [
  '招标文件备案审核',
  '招标公告发布确认',
  '澄清答疑文件确认',
  '开标场地安排确认',
  '评标报告确认',
  '中标候选人公示确认',
  '中标通知书签发',
  '合同备案审核',
  '异议答复审核',
  '保证金退还审批',
];

export function biddingItem(index: number, today: Day, seed: string): NewRecord {
  const random = seeded(`${seed}/bidding/${index}`);
  const day = workdayBefore(today - 1, random.int(0, 14));
  const work = works[index % works.length]?.(random.pick(towns), random.int(0, 40)) ?? '';
  const time = `${String(random.int(8, 17)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`;
  const section = random.chance(0.3) ? `${random.pick(['一', '二', '三'])}标段` : '';
  return {
    feed: 'todos',
    kind: 'todo',
    id: String(880_000 + index * 7 + 13),
    data: {
      title: `【${random.pick(steps)}】临溪县${work}${section}`,
      date: `${ymdOfDay(day)} ${time}`,
      state: '待办',
    },
  };
}
