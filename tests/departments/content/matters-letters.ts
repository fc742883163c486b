// 通知, 函, 批复, 意见 and the matters with a statutory clock: 信访, 依申请公开, 代表建议, 联合审批.
import { issuerOf, type Matter } from './matter.ts';
import { organOf, outside } from './organs.ts';
import { streets } from './place.ts';

const neighbours = [outside.neighbour].map(({ name, code }) => ({ name, short: name, code }));
const from = ({ name, code }: { readonly name: string; readonly code: string }) => ({
  name,
  short: name,
  code,
});
const office = issuerOf(organOf('office'));

const winterWork: readonly (readonly [string, string])[] = [
  ['今冬明春森林草原防灭火', '森林防火期内禁止在森林防火区野外用火'],
  ['低温雨雪冰冻灾害防范应对', '提前落实融雪融冰物资和重点路段管控'],
  ['岁末年初根治欠薪', '确保农民工工资按时足额支付'],
  ['今冬明春水利建设', '抢抓有利时机修复水毁工程'],
  ['冬季动物疫病防控', '落实强制免疫和调运监管'],
  ['节日期间值班和应急', '严格执行领导带班和24小时值班制度'],
  ['冬季居民取暖安全', '严防一氧化碳中毒和电气火灾'],
  ['岁末年初重要民生商品保供稳价', '做好储备投放和价格监测'],
];
const springWork: readonly (readonly [string, string])[] = [
  ['春耕备耕农资供应和市场监管', '严查假劣种子、化肥、农药'],
  ['国土绿化和春季森林防火', '清明前后严管野外祭祀用火'],
  ['汛前水利工程安全检查', '对水库、堤防、山洪沟逐一排查登记'],
  ['春季学校传染病防控', '落实晨午检和因病缺勤追踪'],
  ['春运返程和务工人员服务保障', '做好点对点输送和权益维护'],
];
const summerWork: readonly (readonly [string, string])[] = [
  ['汛期防灾减灾', '落实水库、山洪和地质灾害隐患点责任人'],
  ['高温天气安全生产', '合理安排户外作业时间'],
  ['中小学生暑期防溺水', '对重点水域逐一落实巡查和警示'],
  ['夏粮收购', '做到仓容、资金、人员到位'],
  ['高考中考期间服务保障', '统筹做好交通、电力、环境噪声管控'],
  ['学校食堂夏季食品安全', '严防群体性食源性疾病'],
];
const workOf = (month: number) =>
  month >= 10 || month <= 2 ? winterWork : month <= 4 ? springWork : summerWork;

const winterWeather: readonly (readonly [string, string])[] = [
  ['大风降温天气', '将有一次大风降温天气过程，最低气温下降8至10摄氏度'],
  ['低温雨雪天气', '将有一次低温雨雪天气过程，高海拔路段可能结冰'],
  ['高森林火险', '天气持续晴好少雨，森林火险气象等级达到四级'],
  ['道路结冰', '气温将降至零摄氏度以下，早晚道路结冰风险较高'],
];
const summerWeather: readonly (readonly [string, string])[] = [
  ['强降雨天气', '将有一次强降雨天气过程，过程雨量80至120毫米'],
  ['强对流天气', '将有一次强对流天气过程，伴有雷暴大风和短时强降水'],
  ['山洪地质灾害', '前期土壤含水量高，局地发生山洪和地质灾害的风险较大'],
  ['持续高温', '将出现持续高温天气，最高气温达37摄氏度以上'],
];

const motions = [
  ['加快农村公路错车道建设', 'road'],
  ['完善乡镇幼儿园托育服务', 'edu'],
  ['增设县城公共充电桩', 'ndrc'],
  ['加强临溪河沿岸步道照明', 'build'],
  ['提升村卫生室药品配备', 'health'],
  ['支持返乡创业园建设', 'hr'],
  ['推进小型灌区节水改造', 'water'],
  ['加强传统村落保护利用', 'culture'],
  ['扩大特色农产品冷链覆盖', 'farm'],
] as const;
const sessions = ['一', '二', '三', '四', '五'];

export const letters: readonly Matter[] = [
  {
    key: 'city-season',
    genre: '通知',
    from: from(outside.cityOffice),
    todoKind: '待办',
    step: '承办',
    weight: 2,
    rule: { unit: 'WD', length: 5, basis: '来文要求的报送时限' },
    write: (f) => {
      const [work, duty] = f.pick(workOf(f.month));
      return {
        title: `关于做好${work}工作的通知`,
        body: [
          `为贯彻落实上级部署要求，切实做好全市${work}工作，经市人民政府同意，现就有关事项通知如下：`,
          `一、提高思想认识。各县（市、区）要充分认识当前形势，克服麻痹思想和侥幸心理，主要负责同志要亲自研究部署，${duty}。`,
          '二、压实工作责任。建立县领导包乡镇、乡镇干部包村、村干部包户的责任体系，做到任务到岗、责任到人。',
          `三、强化检查督导。市政府将于${f.monthDay(20)}前后组织${f.int(3, 6)}个督导组开展实地督导，对工作不力的予以通报。`,
          `四、严格信息报送。请各县（市、区）于${f.date(7)}前将工作方案和联络员名单报送市政府办公室，此后每周五下午5时前报送工作进展，重要情况随时报告。`,
          '特此通知。',
        ],
        attachments: ['工作进展情况统计表', '联络员信息表'],
        mainTo: ['各县（市、区）人民政府'],
      };
    },
  },
  {
    key: 'city-survey',
    genre: '通知',
    from: from(outside.cityService),
    todoKind: '待办',
    step: '承办',
    rule: { unit: 'WD', length: 10, basis: '来文要求的报送时限' },
    write: (f) => ({
      title: `关于开展${f.pick(['政务数据共享需求', '高频事项“一件事”办理', '证明事项告知承诺制落实', '政务服务知识库质量'])}情况调查的通知`,
      body: [
        '为全面掌握工作底数，推动解决基层窗口反映集中的问题，现就开展情况调查有关事项通知如下：',
        `一、调查范围。各县（市、区）本级部门及乡镇（街道）便民服务中心，重点调查${f.year}年1月以来的办理情况。`,
        '二、调查内容。包括事项数量、办件数量、需要重复提交的材料、需要二次录入的系统、数据更新周期和责任单位等。',
        `三、有关要求。请对照附件填写，做到数据真实、口径统一，经分管领导审核后于${f.date(14)}前报送，逾期视为无相关需求。联系人：${f.person()}，联系电话：${f.phone()}。`,
        '特此通知。',
      ],
      attachments: ['情况调查表', '填报说明'],
      mainTo: ['各县（市、区）行政审批服务局'],
      cc: ['各县（市、区）人民政府办公室'],
    }),
  },
  {
    key: 'office-meeting',
    genre: '通知',
    from: 'office',
    todoKind: '待阅',
    step: '传阅',
    write: (f) => {
      const topic = f.pick([
        '全县防灾减灾工作',
        '重点项目建设调度',
        '营商环境专题',
        '耕地保护',
        '信访积案化解',
        '农村人居环境整治',
        '民生实事推进',
        '消防安全',
        '财政收支分析',
        '粮食生产',
        '义务教育优质均衡创建',
        '保交房工作',
        '政务服务改革',
        '森林防灭火',
        '巩固拓展脱贫攻坚成果',
        '统计调查',
      ]);
      return {
        title: `关于召开${topic}会议的通知`,
        body: [
          `经县政府领导同意，定于${f.date(4)}上午9时在县行政中心${f.pick(['第一会议室', '第二会议室', '三楼会议厅'])}召开${topic}会议，现将有关事项通知如下：`,
          '一、会议内容。传达学习上级会议精神，通报前阶段工作情况，研究部署下一步工作。',
          '二、参加人员。县政府分管领导，县直有关单位主要负责人，各乡镇人民政府主要负责人。',
          `三、有关要求。请参会人员提前10分钟入场，严格遵守会议纪律，原则上不得请假；请于${f.monthDay(2)}前将参会人员名单报县政府办公室综合科（电话：${f.phone()}）。发言单位准备书面材料，时间控制在5分钟以内。`,
        ],
        mainTo: ['各乡镇人民政府', '县直各有关单位'],
      };
    },
  },
  {
    key: 'comment-draft',
    genre: '函',
    from: from(outside.cityNdrc),
    todoKind: '待办',
    step: '承办',
    rule: { unit: 'WD', length: 10, basis: '来函要求的反馈时限' },
    weight: 2,
    write: (f) => {
      const rule = f.pick([
        '青河市公共信用信息管理办法',
        '青河市政府投资项目管理办法',
        '青河市城市供水价格管理办法',
        '青河市政务数据资源管理办法',
        '青河市农村集中供水管理办法',
      ]);
      return {
        title: `关于征求《${rule}（征求意见稿）》意见的函`,
        body: [
          `为规范相关管理工作，我委起草了《${rule}（征求意见稿）》（以下简称《办法》）。《办法》共${f.pick(['五', '六', '七'])}章${f.int(28, 52)}条，主要规定了职责分工、工作程序、监督管理和法律责任。`,
          `现送你县征求意见，请结合工作实际认真研究，重点对第${f.pick(['三', '八', '十二', '十五', '二十一'])}条关于县级主管部门职责的规定提出意见，并于${f.date(14)}前以正式公文反馈我委；无意见的，也请书面反馈。`,
          `联系人：${f.person()}，联系电话：${f.phone()}。`,
          '专此函达，请予支持。',
        ],
        attachments: [`${rule}（征求意见稿）`, '起草说明'],
        mainTo: ['各县（市、区）人民政府'],
      };
    },
  },
  {
    key: 'neighbour',
    genre: '函',
    from: neighbours[0] ?? office,
    todoKind: '协办',
    step: '会签',
    rule: { unit: 'WD', length: 10, basis: '来函商请的答复时限' },
    write: (f) => {
      const what = f.pick([
        '跨县公交线路',
        '界河采砂联合执法',
        '110千伏输电线路迁改',
        '跨境饮用水水源保护区划定',
        '省道共管路段养护',
      ]);
      return {
        title: `关于商请协助推进${what}有关工作的函`,
        body: [
          `因${what}涉及你县${f.town()}部分区域，为加快工作进度，现商请你县协助以下事项：`,
          `一、请明确一名县领导牵头，并指定有关部门作为日常联络单位，参加定于${f.date(12)}召开的第一次联席会议。`,
          `二、请提供涉及区域的权属、规划和现状资料，并就初步方案提出意见。`,
          '三、请协助做好沿线群众的宣传解释工作，共同维护边界地区稳定。',
          `请于${f.date(14)}前予以函复。联系人：${f.person()}，联系电话：${f.phone()}。`,
        ],
        attachments: ['初步方案', '涉及区域示意图'],
        mainTo: ['临溪县人民政府'],
      };
    },
  },
  {
    key: 'legality',
    genre: '函',
    from: 'justice',
    todoKind: '待办',
    step: '审核',
    rule: {
      unit: 'WD',
      length: 5,
      basis: '《重大行政决策程序暂行条例》第二十五条；县政府合法性审查工作安排',
    },
    write: (f) => {
      const draft = f.pick([
        '临溪县城区电动自行车停放充电管理规定',
        '临溪县农村宅基地审批管理办法',
        '临溪县城市养犬管理办法',
        '临溪县政府采购内部控制规程',
      ]);
      return {
        title: `关于《${draft}（送审稿）》合法性审查意见的函`,
        body: [
          `《${draft}（送审稿）》收悉。经审查，该文件制定主体适格，制定程序符合规定，总体内容与上位法不抵触，同时提出以下修改意见：`,
          `一、第${f.pick(['四', '六', '九'])}条设定的证明材料缺乏法律、法规依据，建议删除。`,
          `二、第${f.pick(['十一', '十四', '十八'])}条关于处理措施的表述应与上位法保持一致，不得减损公民、法人和其他组织的合法权益。`,
          `三、附则中应当规定施行日期和有效期，有效期建议为${f.pick(['三', '五'])}年。`,
          '请起草单位按照上述意见修改后，再按程序提请县政府常务会议审议。决策草案未经合法性审查或者经审查不合法的，不得提交讨论。',
        ],
        mainTo: ['县政府办公室'],
      };
    },
  },
  {
    key: 'supervise',
    genre: '通知',
    from: from(outside.cityOffice),
    todoKind: '督办',
    step: '督办',
    rule: { unit: 'CD', length: 15, basis: '督办通知书限期' },
    write: (f) => {
      const thing = f.pick([
        '民生实事项目进展缓慢',
        '城区内涝点整治',
        '农村饮水水质不达标',
        '拖欠中小企业账款清偿',
        '公共停车场违规收费',
      ]);
      return {
        title: `关于督办${thing}问题的通知`,
        body: [
          `市政府督查室在日常督查中发现，你县存在${thing}问题，涉及${f.town()}等${f.int(2, 4)}个乡镇，群众反映较为集中。现就有关事项督办如下：`,
          '一、请立即组织调查核实，查明原因，明确责任单位和责任人。',
          '二、对能够立即整改的，立行立改；一时难以解决的，制定整改方案，明确时间节点，向群众做好解释。',
          `三、请于${f.date(15)}前将办理结果以正式文件报送市政府督查室。逾期未报或者整改不力的，将予以通报。`,
        ],
        attachments: ['问题线索清单'],
        mainTo: ['临溪县人民政府'],
      };
    },
  },
  {
    key: 'approval',
    genre: '批复',
    from: from(outside.countyGovernment),
    todoKind: '待阅',
    step: '传阅',
    write: (f) => {
      const body = [
        '二、要严格执行基本建设程序和财经纪律，规范资金使用，确保工程质量和进度。',
        '三、有关部门要加强指导和监督，项目完成后及时组织验收并报送总结。',
        '此复。',
      ];
      if (f.earlier !== undefined) {
        const { title, docNo, issuer } = f.earlier;
        const you = issuer.endsWith('局') ? '你局' : '你镇';
        const matter = title.replace(/^关于(解决|审定|实施|举办)?/, '').replace(/的请示$/, '');
        return {
          title: `关于${matter}的批复`,
          body: [
            `${you}《${title}》（${docNo}）收悉。经研究，现批复如下：`,
            `一、原则同意${you}关于${matter}的意见，请认真组织实施。`,
            ...body,
          ],
          mainTo: [issuer],
          cc: ['县财政局'],
        };
      }
      const plan = f.pick([
        '云溪镇历史文化名镇保护规划',
        '临溪河流域综合治理规划',
        '临溪县城镇污水处理专项规划',
      ]);
      return {
        title: `关于${plan}的批复`,
        body: [
          `你单位关于审批${plan}的请示收悉。经研究，现批复如下：`,
          `一、原则同意${plan}，请认真组织实施。`,
          ...body,
        ],
        mainTo: ['规划编制单位'],
      };
    },
  },
  {
    key: 'petition',
    since: 2023,
    genre: '通知',
    from: 'office',
    todoKind: '待办',
    step: '承办',
    rule: { unit: 'CD', length: 60, basis: '《信访工作条例》第三十四条：自受理之日起60日内办结' },
    weight: 2,
    write: (f) => {
      const [about, organ] = f.pick([
        ['小区物业服务收费', 'build'],
        ['征地青苗补偿款发放', 'land'],
        ['村组道路损毁未修复', 'road'],
        ['养殖场异味扰民', 'farm'],
        ['农民工工资被拖欠', 'hr'],
        ['灌溉渠道堵塞', 'water'],
      ] as const);
      const who = `${f.person().slice(0, 1)}某${f.chance(0.4) ? `等${f.int(3, 18)}人` : ''}`;
      const place = `${f.town()}${f.village()}`;
      return {
        title: `关于办理${place}${who}反映${about}问题信访事项的通知`,
        body: [
          `信访人${who}于${f.date(-4)}通过${f.pick(['网上信访平台', '来信', '来访接待'])}反映：其位于${place}，因${about}问题多次向有关单位反映，至今未得到明确答复，请求县政府协调解决。`,
          `经研究，该事项属于县${organOf(organ).short}职责范围，现予转送。请依照《信访工作条例》有关规定，自收到之日起15日内书面告知信访人接收情况以及处理途径和程序，自受理之日起60日内办结。`,
          '办理过程中，要与信访人见面沟通，查清事实，依法依规提出处理意见，并将处理意见书一式两份报送县政府办公室。',
        ],
        mainTo: [`县${organOf(organ).short}`],
      };
    },
  },
  {
    key: 'disclosure',
    since: 2020,
    genre: '函',
    from: 'office',
    todoKind: '待办',
    step: '承办',
    rule: {
      unit: 'WD',
      length: 20,
      basis: '《政府信息公开条例》第三十三条：自收到申请之日起20个工作日内答复',
    },
    weight: 2,
    pausedFor: '征求第三方意见',
    write: (f) => {
      const asked = f.pick([
        `${f.town()}${f.village()}征收土地公告及补偿安置方案`,
        `${f.year - 1}年县本级财政专项资金分配结果`,
        `${f.pick(streets)}道路改造工程竣工验收报告`,
        `${f.town()}污水处理厂环境影响评价批复`,
        '县城公交线路运营补贴协议',
        `${f.year - 1}年度校车运营企业考核结果`,
      ]);
      return {
        title: `关于办理“${asked}”政府信息公开申请的函`,
        body: [
          `申请人${f.person().slice(0, 1)}某于${f.date(-1)}向县政府提出政府信息公开申请，申请公开${asked}，要求以电子邮件方式提供。`,
          '经登记审核，申请内容明确，申请人身份信息齐全。请贵单位查找检索相关信息，提出是否公开的意见及依据；涉及第三方合法权益的，请依照《中华人民共和国政府信息公开条例》第三十二条书面征求第三方意见，征求意见所需时间不计算在答复期限内。',
          `请于${f.date(9)}前将书面意见和相关材料送县政府办公室政务公开科，以便在法定期限内答复申请人。`,
        ],
        mainTo: ['县政府信息公开申请涉及单位'],
      };
    },
  },
  {
    key: 'deputy-motion',
    since: 2026,
    genre: '通知',
    from: 'office',
    todoKind: '待办',
    step: '承办',
    rule: { unit: 'CD', length: 90, basis: '《代表法》第五十一条：自交办之日起三个月内答复' },
    write: (f) => {
      const [topic, organ] = f.pick(motions);
      return {
        title: `关于办理县十八届人大${sessions[f.year - 2022] ?? '五'}次会议第${f.int(1, 138)}号建议（${topic}）的通知`,
        body: [
          `县人大常委会已将${f.person()}等${f.int(1, 6)}名代表提出的《关于${topic}的建议》交县政府办理。经研究，由县${organOf(organ).short}牵头办理，有关单位配合。`,
          '请承办单位主要负责人亲自研究，与代表面对面沟通，提出具体措施，并依照《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十一条的规定，自交办之日起三个月内答复代表。',
          '答复件应当使用统一格式，注明办理结果类别，经代表签署意见后，一式五份送县政府办公室督查科。',
        ],
        attachments: ['代表建议原件', '办理情况征询意见表'],
        mainTo: ['建议承办单位'],
      };
    },
  },
  {
    key: 'joint-permit',
    genre: '意见',
    from: 'service',
    todoKind: '待办',
    step: '会签',
    rule: { unit: 'WD', length: 45, basis: '《行政许可法》第四十二条：联合办理不得超过45日' },
    pausedFor: '专家评审',
    write: (f) => {
      const project = `${f.town()}${f.pick(['农产品冷链物流园', '光伏农业示范基地', '中药材初加工厂', '旅游接待中心', '垃圾焚烧发电配套工程'])}`;
      return {
        title: `关于${project}项目联合审批的会签意见`,
        body: [
          `${project}项目建设单位于${f.date(-2)}提交联合审批申请，涉及用地预审与选址、环境影响评价、水土保持、取水许可等${f.int(3, 5)}个事项，已由综合窗口统一受理。`,
          '依照《中华人民共和国行政许可法》第四十二条第二款，联合办理的时间不得超过四十五日；依法需要专家评审的，所需时间不计算在内，已书面告知申请人。',
          `请各会签单位于${f.date(12)}前提出书面意见，逾期未提出的视为同意。补正材料由综合窗口一次性告知申请人。`,
        ],
        attachments: ['联合审批申请表', '事项清单及责任单位'],
        mainTo: ['各会签单位'],
      };
    },
  },
  {
    key: 'emergency-order',
    genre: '通知',
    from: from(outside.cityEmergency),
    todoKind: '待办',
    step: '承办',
    rule: { unit: 'H', length: 24, basis: '特急来电要求24小时内报告' },
    write: (f) => {
      const [event, what] = f.pick(f.month >= 10 || f.month <= 3 ? winterWeather : summerWeather);
      return {
        title: `关于做好${event}防范应对工作的紧急通知`,
        body: [
          `据气象部门预报，${f.monthDay(0)}夜间至${f.monthDay(2)}，我市${what}，临溪县北部山区影响较重。现就有关事项紧急通知如下：`,
          `一、立即将预警信息发送到乡镇、村组和重点单位责任人，对${f.int(12, 46)}处隐患点落实专人盯守。`,
          '二、提前转移受威胁群众，做到应转尽转、不漏一人；关闭涉水、涉山景区，加强在建工地管控。',
          '三、应急队伍和物资前置备勤，保持24小时通信畅通，严格执行信息报告制度。',
          `请将落实情况于收到通知后24小时内报市应急指挥中心（电话：${f.phone()}）。`,
        ],
        mainTo: ['各县（市、区）人民政府'],
      };
    },
  },
  {
    key: 'duty-remind',
    genre: '通知',
    from: 'office',
    todoKind: '提醒',
    step: '提醒',
    weight: 0.3,
    rule: { unit: 'NOW', length: 1, basis: '当日报送' },
    write: (f) => ({
      title: `关于报送${f.pick(['本周领导同志活动安排', '值班情况日报', '重点项目调度日报', '政务信息约稿'])}的提醒`,
      body: [
        `请于今日下班前报送${f.monthDay(0)}有关材料，经分管负责人审核后发送至综合科邮箱，逾期将影响汇总上报。`,
        `联系人：${f.person()}，联系电话：${f.phone()}。`,
      ],
      mainTo: ['办公室各科室'],
    }),
  },
];
