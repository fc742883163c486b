// Titles and texts of older files, from years before today's offices had their names.
import type { Matter } from './matter.ts';

const plain = { todoKind: '待阅', step: '归档' } as const;

export const archiveMatters: readonly Matter[] = [
  {
    key: 'old-plan',
    genre: '通知',
    from: 'office',
    ...plain,
    since: 1990,
    weight: 2,
    write: (f) => ({
      title: `关于下达${f.year}年国民经济和社会发展主要指标的通知`,
      body: [
        `现将${f.year}年全县国民经济和社会发展主要指标下达给你们，请分解到基层单位，认真组织实施。`,
        `粮食播种面积${f.int(28, 36)}.${f.int(1, 9)}万亩，粮食总产${f.int(11, 17)}.${f.int(1, 9)}万吨；造林${f.int(2, 9)}000亩；改造乡村公路${f.int(12, 96)}公里；新增有效灌溉面积${f.int(2, 11)}00亩。`,
        '各单位要于每季度终了后10日内报送执行情况。',
      ],
    }),
  },
  {
    key: 'old-group',
    genre: '通知',
    from: 'office',
    ...plain,
    since: 1990,
    weight: 2,
    write: (f) => {
      const work = f.pick([
        '防汛抗旱',
        '农业普查',
        '第二轮土地承包',
        '学校危房改造',
        '护林防火',
        '人口普查',
        '农村合作医疗',
        '林权制度改革',
        '地方志编纂',
        '公路建设',
      ]);
      return {
        title: `关于成立临溪县${work}领导小组的通知`,
        body: [
          `为加强对${work}工作的领导，经研究，决定成立临溪县${work}领导小组，由${f.person()}任组长，${f.person()}、${f.person()}任副组长，有关部门和乡镇负责人为成员。`,
          `领导小组下设办公室，${f.person()}兼任办公室主任，负责日常工作。领导小组成员因工作变动需要调整的，由所在单位报领导小组办公室备案，不另行文。`,
        ],
      };
    },
  },
  {
    key: 'old-commend',
    genre: '通报',
    from: 'office',
    ...plain,
    since: 1990,
    write: (f) => ({
      title: `关于表彰${f.year - 1}年度${f.pick(['农田水利建设', '计划生育', '信访工作', '档案工作', '植树造林', '安全生产', '招商引资'])}先进集体和先进个人的通报`,
      body: [
        `${f.year - 1}年，全县各级各部门围绕中心工作，扎实苦干，涌现出一批先进典型。经研究，决定授予${f.town()}人民政府等${f.int(6, 18)}个单位“先进集体”称号，授予${f.person()}等${f.int(12, 40)}名同志“先进个人”称号。`,
        '希望受表彰的单位和个人珍惜荣誉，再接再厉。全县各单位要以先进为榜样，努力完成各项任务。',
      ],
    }),
  },
  {
    key: 'old-build',
    genre: '批复',
    from: { name: '临溪县人民政府', short: '县人民政府', code: '临政' },
    ...plain,
    since: 1990,
    weight: 2,
    write: (f) => {
      const thing = f.pick([
        '兴建人畜饮水工程',
        '改建乡镇敬老院',
        '架设10千伏输电线路',
        '兴建农贸市场',
        '修建机耕桥',
        '扩建初级中学教学楼',
        '新建村级完全小学',
        '设立乡文化站',
      ]);
      const town = f.town();
      return {
        title: `关于同意${town}${thing}的批复`,
        body: [
          `${town}人民政府：你单位《关于${thing}的请示》收悉。经研究，同意${thing}，项目位于${f.village()}，总投资${f.int(6, 86) * (f.year < 2010 ? 1 : 6)}万元，所需资金由县补助${f.int(2, 5)}万元，其余由你单位自筹解决。`,
          '接文后，请抓紧办理有关手续，严格按设计施工，确保质量，竣工后报县有关部门验收。此复。',
        ],
      };
    },
  },
  {
    key: 'old-post',
    genre: '通知',
    from: { name: '临溪县人民政府', short: '县人民政府', code: '临政人' },
    ...plain,
    since: 1990,
    write: (f) => ({
      title: `关于${f.person()}等同志职务任免的通知`,
      body: [
        `经研究，决定任命${f.person()}为${f.town()}${f.pick(['农业技术推广站', '水利站', '文化站', '财政所'])}${f.pick(['站长', '副站长', '负责人'])}，免去${f.person()}原任职务。`,
        '以上任职按有关规定办理手续。',
      ],
    }),
  },
  {
    key: 'old-minutes',
    genre: '纪要',
    from: 'office',
    ...plain,
    since: 1990,
    weight: 2,
    write: (f) => ({
      title: `县长办公会议纪要（${f.year}年第${f.int(1, 22)}次）`,
      body: [
        `${f.date(-2)}，县长主持召开办公会议，研究了${f.pick(['城镇自来水扩容', '乡镇企业贷款担保', '中小学布局调整', '县城规划修编', '退耕还林', '乡村公路养护'])}等问题。`,
        `会议确定：一、成立专门班子，由${f.person()}牵头负责；二、所需资金${f.int(12, 260)}万元，从县财政预备费中安排；三、${f.date(60)}前完成前期工作并向县政府报告。`,
      ],
    }),
  },
  {
    key: 'old-summary',
    genre: '报告',
    from: 'civil',
    ...plain,
    since: 1990,
    weight: 2,
    write: (f) => ({
      title: `关于${f.year - 1}年${f.pick(['救灾救济', '双拥优抚', '基层政权建设', '婚姻登记', '地名管理', '社会福利', '殡葬改革'])}工作总结的报告`,
      body: [
        `${f.year - 1}年，在县委、县政府领导下，我局认真履行职责，全年发放救灾救济款${f.int(26, 310)}万元、棉被${f.int(6, 42)}00床，救助困难群众${f.int(12, 96)}00人次。`,
        `一年来，共办理来信来访${f.int(68, 420)}件，办结率${f.int(92, 99)}%。存在的主要问题是：乡镇民政助理员力量不足，部分敬老院设施陈旧。`,
        `今年的打算：一是落实救济款物发放公示制度；二是改造${f.town()}等${f.int(2, 5)}所敬老院；三是完善基础台账。特此报告。`,
      ],
    }),
  },
  {
    key: 'old-relief',
    genre: '请示',
    from: 'civil',
    ...plain,
    since: 1990,
    write: (f) => {
      const [town, disaster] = [f.town(), f.pick(['洪涝', '干旱', '风雹', '低温冷冻'] as const)];
      const houses = disaster === '洪涝' || disaster === '风雹' ? `损坏房屋${f.int(26, 380)}间，` : '';
      return {
        title: `关于解决${town}${disaster}灾害救济款的请示`,
        body: [
          `${f.date(-9)}前后，${town}等${f.int(2, 6)}个乡镇遭受${disaster}灾害，受灾人口${f.int(3, 28)}000余人，${houses}农作物受灾${f.int(2, 19)}000亩，直接经济损失${f.int(120, 2600)}万元。`,
          `灾情发生后，我局已紧急下拨救济款${f.int(5, 30)}万元。为安排好受灾群众生活，恳请解决救济款${f.int(20, 120)}万元。妥否，请批示。`,
        ],
      };
    },
  },
  {
    key: 'old-place',
    genre: '批复',
    from: { name: '青河市人民政府', short: '青河市人民政府', code: '青政' },
    ...plain,
    since: 1990,
    write: (f) => ({
      title: `关于临溪县调整${f.town()}部分村民委员会区划的批复`,
      body: [
        '你县关于调整村民委员会区划的请示收悉。经研究，同意你县提出的调整方案。',
        `调整后，${f.village()}、${f.village()}的名称和管辖范围以勘界成果为准，请做好档案资料移交和标牌更换工作。此复。`,
      ],
    }),
  },
];
