// 报告, 通报 and 纪要: what the county office reads, and what it must answer for.
import type { Matter } from './matter.ts';
import { countySchools } from './place.ts';

const end = '特此报告。';
const government = ['县人民政府'];
const reading = { todoKind: '待阅', step: '传阅' } as const;

export const reports: readonly Matter[] = [
  {
    key: 'safety',
    genre: '报告',
    from: 'emergency',
    ...reading,
    write: (f) => {
      const [units, found] = [f.int(120, 460), f.int(180, 720)];
      const done = found - f.int(4, 26);
      return {
        title: `关于${f.month <= 3 ? f.year - 1 : f.year}年${['第四', '第一', '第二', '第三'][Math.floor((f.month - 1) / 3)]}季度全县${f.pick(['安全生产', '危险化学品安全监管', '工贸行业安全监管', '应急管理'])}工作情况的报告`,
        body: [
          `本季度，全县共检查生产经营单位${units}家次，排查事故隐患${found}条，已整改${done}条，其余${found - done}条均落实了整改责任、措施、资金、时限和预案。全县未发生较大及以上生产安全事故。`,
          `一、突出重点领域。围绕危险化学品、烟花爆竹、建筑施工、道路交通和人员密集场所，组织联合检查${f.int(6, 19)}次，约谈企业负责人${f.int(3, 14)}人，立案查处${f.int(5, 31)}起。`,
          `二、强化宣传培训。组织企业主要负责人、安全管理人员培训${f.int(4, 12)}期${f.int(260, 980)}人次，开展应急演练${f.int(18, 66)}场。`,
          '三、存在问题。部分小微企业主体责任落实不到位，农村自建房用作经营的安全隐患仍需持续整治。',
          `四、下一步打算。紧盯未整改到位的${found - done}条隐患挂牌督办，逐条销号，并做好下一阶段安全防范工作。`,
          end,
        ],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'audit-fix',
    since: 2022,
    genre: '报告',
    from: 'audit',
    todoKind: '待办',
    step: '承办',
    rule: { unit: 'CD', length: 60, basis: '审计整改结果报送期限' },
    write: (f) => {
      const fund = f.pick([
        '乡村振兴衔接补助资金',
        '义务教育薄弱环节改善资金',
        '保障性安居工程资金',
        '高标准农田建设资金',
        '困难群众救助补助资金',
      ]);
      const [issues, fixed] = [f.int(9, 24), f.int(5, 8)];
      return {
        title: `关于${f.year - 1}年度${fund}审计发现问题整改情况的报告`,
        body: [
          `根据年度审计项目计划，我局对${f.year - 1}年度${fund}管理使用情况进行了专项审计，涉及${f.int(4, 9)}个部门、${f.int(6, 12)}个乡镇，抽查项目${f.int(18, 52)}个，审计资金${f.int(2100, 9800)}万元。`,
          `一、总体情况。审计发现问题${issues}个，截至${f.date(-5)}，已完成整改${fixed}个，正在整改${issues - fixed}个，追回和归还原渠道资金${f.int(26, 310)}万元，完善制度${f.int(2, 7)}项。`,
          `二、尚未整改到位的主要问题。一是${f.int(2, 5)}个项目竣工后未及时办理财务决算；二是部分补助对象动态调整不及时；三是个别单位专项资金结余未按规定收回。`,
          `三、整改建议。请县政府督促相关单位于${f.date(50)}前完成整改，并将整改结果书面报送我局。`,
          end,
        ],
        attachments: ['审计发现问题整改清单'],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'school-food',
    genre: '报告',
    from: 'market',
    ...reading,
    write: (f) => {
      const [canteens, samples] = [f.int(96, 168), f.int(120, 360)];
      const bad = f.int(1, 4);
      return {
        title: `关于${f.year}年${f.month <= 7 ? '春季' : '秋季'}学期${f.pick(['校园', '幼儿园', '农村学校', '校外托管机构'])}食品安全专项检查情况的报告`,
        body: [
          `我局会同县教育局、县公安局，于${f.monthDay(-26)}至${f.monthDay(-6)}对全县学校食堂及校园周边食品经营者开展专项检查，实现全覆盖。`,
          `一、检查情况。检查学校食堂${canteens}家、校外供餐单位${f.int(2, 6)}家，抽检餐饮具和食品${samples}批次，不合格${bad}批次，已依法处置。责令改正${f.int(11, 38)}家，下达监督意见书${f.int(26, 88)}份。`,
          `二、发现的问题。${f.pick(countySchools)}等单位留样记录不完整；个别食堂从业人员健康证明到期未续；部分农村学校食堂防蝇防鼠设施破损。`,
          '三、整改要求。对存在问题的单位逐一建立台账，限期整改并开展“回头看”，落实学校相关负责人陪餐制度和大宗食材公开招标采购制度。',
          end,
        ],
        attachments: ['不合格批次处置情况表'],
        mainTo: government,
        cc: ['县教育局'],
        signer: f.person(),
      };
    },
  },
  {
    key: 'budget',
    genre: '报告',
    from: 'finance',
    ...reading,
    write: (f) => {
      const income = f.int(61, 98);
      return {
        title:
          f.month <= 2
            ? `关于${f.year - 1}年全县一般公共预算执行情况的报告`
            : `关于${f.year}年1至${f.month - 1}月全县一般公共预算执行情况的报告`,
        body: [
          `一、收入情况。全县一般公共预算收入完成${income}${f.int(100, 999)}万元，为年初预算的${f.int(58, 91)}.${f.int(1, 9)}%，同比增长${f.int(1, 7)}.${f.int(1, 9)}%。其中税收收入占比${f.int(56, 71)}.${f.int(1, 9)}%。`,
          `二、支出情况。一般公共预算支出完成${f.int(210, 330)}${f.int(100, 999)}万元，教育、社会保障和就业、卫生健康、农林水等民生支出占${f.int(76, 84)}.${f.int(1, 9)}%。“三公”经费同比下降${f.int(3, 12)}.${f.int(1, 9)}%。`,
          `三、主要问题。一是土地出让收入进度偏慢；二是部分项目前期准备不足，资金支付进度仅${f.int(48, 69)}%；三是库款保障压力较大。`,
          '四、工作措施。加强收入组织和税源管理；优先保障“三保”支出；加快项目资金拨付，清理盘活存量资金；严格政府债务管理。',
          end,
        ],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'plan-draft',
    genre: '报告',
    from: 'ndrc',
    todoKind: '待签',
    step: '审核',
    rule: { unit: 'WD', length: 5, basis: '县政府办公室公文办理限时规定' },
    write: (f) => {
      const plan = f.pick([
        '新型城镇化建设',
        '粮食储备体系建设',
        '充电基础设施布局',
        '产业园区提升',
        '县域商业体系建设',
      ]);
      return {
        title: `关于报送《临溪县${plan}实施方案（送审稿）》的报告`,
        body: [
          `按照县政府常务会议安排，我局牵头起草了《临溪县${plan}实施方案》，先后征求${f.int(12, 22)}个部门和12个乡镇意见，收到修改建议${f.int(14, 47)}条，采纳${f.int(10, 13)}条。`,
          `方案于${f.date(-40)}至${f.date(-10)}在县政府门户网站公开征求意见30日，并经县司法局合法性审查，出具了审查意见。`,
          `方案提出到${f.year + 3}年的主要目标和${f.int(4, 6)}个方面${f.int(16, 28)}项任务，明确了责任单位和完成时限。现将送审稿报上，建议提请县政府常务会议审议。`,
          end,
        ],
        attachments: [`临溪县${plan}实施方案（送审稿）`, '起草说明', '合法性审查意见', '征求意见采纳情况表'],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'winter-supply',
    genre: '报告',
    from: 'build',
    todoKind: '待办',
    step: '承办',
    rule: { unit: 'WD', length: 10, basis: '县政府领导批示要求' },
    write: (f) => ({
      title: `关于${f.pick(['城区供水管网漏损治理', '老旧小区改造', '燃气管道更新改造', '农村危房改造'])}进展情况的报告`,
      body: [
        `截至${f.date(-3)}，项目已开工${f.int(14, 38)}个标段，累计完成投资${f.int(860, 5400)}万元，占年度计划的${f.int(61, 94)}%，惠及居民${f.int(1200, 9600)}户。`,
        `一、主要做法。建立“周调度、月通报”机制，选派${f.int(8, 24)}名干部驻点协调；对施工围挡、临时停水停气等事项提前${f.pick(['24', '48'])}小时告知群众。`,
        `二、存在困难。${f.town()}片区因地下管线资料不全，开挖后与弱电管线冲突${f.int(3, 11)}处；部分路段恢复滞后，群众反映较多。`,
        '三、请求事项。请县政府协调供电、通信单位同步迁改管线，并对恢复工程质量开展联合验收。',
        end,
      ],
      mainTo: government,
      signer: f.person(),
    }),
  },
  {
    key: 'service-rating',
    genre: '通报',
    from: 'service',
    ...reading,
    write: (f) => {
      const [all, bad] = [f.int(31, 88) * 1000 + f.int(10, 990), f.int(2, 17)];
      return {
        title:
          f.month === 1
            ? `关于${f.year - 1}年12月政务服务“好差评”情况的通报`
            : `关于${f.year}年${f.month - 1}月政务服务“好差评”情况的通报`,
        body: [
          `上月，全县各级政务服务机构收到评价${all}条，其中“非常满意”“满意”占${f.int(98, 99)}.${f.int(10, 89)}%，差评${bad}条，已全部核实整改，按时整改率100%。`,
          `一、评价来源。大厅窗口评价占${f.int(51, 66)}%，网上和移动端评价占${f.int(22, 31)}%，其余为自助终端和短信评价。`,
          `二、差评原因。反映“材料重复提交”${Math.ceil(bad / 3)}条，“等候时间长”${Math.ceil(bad / 4)}条，其余为咨询答复口径不一致。`,
          `三、工作要求。各部门要对照差评反映的问题，从源头优化办事流程，能通过数据共享获取的材料不得要求申请人重复提供；统一咨询口径，及时更新知识库。`,
        ],
        mainTo: ['各乡镇人民政府', '县直各有关单位'],
      };
    },
  },
  {
    key: 'meeting-minutes',
    genre: '纪要',
    from: 'office',
    ...reading,
    write: (f) => {
      // One meeting about every twelve days since the government of that term took office (January 2017 and 2022).
      const number = 1 + Math.floor((f.day - (f.day < 18_997 ? 17_171 : 18_997)) / 12);
      return {
        title: `县人民政府第${number}次常务会议纪要`,
        body: [
          `${f.date(-2)}，县长主持召开县人民政府第${number}次常务会议。会议听取了有关工作汇报，研究审议了${f.int(4, 7)}项议题。现将会议议定事项纪要如下：`,
          `一、会议原则同意《临溪县${f.year + 1}年民生实事项目安排方案》，由县发展和改革局根据会议意见修改完善后按程序印发。`,
          `二、会议听取了农田水利建设情况汇报，要求县水利局、县农业农村局抢抓晴好天气，于${f.date(60)}前完成${f.int(120, 460)}处水毁工程修复。`,
          `三、会议研究了${f.town()}农村供水保障工程，同意安排资金${f.int(180, 960)}万元，由县财政局按进度拨付。`,
          '四、会议强调，各部门要严格落实安全生产责任，加强值班值守，及时妥善处置突发情况。',
        ],
        mainTo: ['县政府各副县长', '各议题承办单位'],
      };
    },
  },
];
