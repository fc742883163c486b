// Answers what stands beside a record, from made-up ones.
import { implement } from '@orpc/server';
import { deskContract } from '../../../shared/contract/desk.ts';
import { ago } from './moments.ts';

const os = implement(deskContract);

export const serveRelated = () => ({
  of: os.related.of.handler(() => ({
    contacts: [
      {
        id: 'c1',
        name: '周明远',
        org: '县自然资源局',
        unit: '用地预审股',
        post: '股长',
        phone: '0000-6618',
        status: '在岗' as const,
        sourceId: 'zs',
        fetchedAt: ago(3_600_000),
        reason: { kind: 'duty' as const, words: '用地预审' },
      },
    ],
    provisions: [
      {
        id: 'k2',
        anchor: '52',
        title: '中华人民共和国土地管理法',
        label: '第五十二条',
        text: '建设项目可行性研究论证时，自然资源主管部门可以根据土地利用总体规划、土地利用年度计划和建设用地标准，对建设用地有关事项进行审查，并提出意见。',
        words: '《中华人民共和国土地管理法》第五十二条',
        standing: {
          asOf: '2026-11-21',
          validity: '现行有效' as const,
          unconfirmed: false,
          grounds: [{ kind: 'stated' as const, validity: '现行有效' as const }],
        },
      },
    ],
    records: [
      {
        kind: 'todo' as const,
        id: 't3',
        sourceId: 'oa',
        title: '临溪中学食堂改扩建项目立项审批',
        note: '2026-999921-82-01-000217',
        date: ago(86_400_000),
        reason: { kind: 'same-matter' as const, words: '2026-999921-82-01-000217' },
      },
      {
        kind: 'archive' as const,
        id: 'a1',
        sourceId: 'archives',
        title: '临溪中学食堂新建工程立项批复',
        note: 'A439-WS·1995·Y-0087',
        date: '1995-06-12',
        reason: { kind: 'like-title' as const, words: '临溪中学食堂' },
      },
    ],
  })),
});
