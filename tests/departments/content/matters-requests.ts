// 请示: what bureaus ask the county government to approve. They reach its office for 拟办 and 审核.
import { type Matter, projectCode } from './matter.ts';
import { reservoirs, schools } from './place.ts';

const government = ['县人民政府'];
const ask = '妥否，请批示。';
const threeDays = {
  unit: 'WD',
  length: 3,
  basis: '县政府办公室公文办理限时规定：一般请示3个工作日内提出拟办意见',
} as const;
const fiveDays = {
  unit: 'WD',
  length: 5,
  basis: '县政府办公室公文办理限时规定：须征求部门意见的请示5个工作日内提出拟办意见',
} as const;

/** By the season some forty days ahead, from winter on. */
const festivals = [
  ['迎春民俗文化周', '非物质文化遗产展演周', '冬季温泉旅游节'],
  ['油菜花文化旅游节', '采茶文化节', '踏青徒步大会'],
  ['乡村龙舟赛', '荷花文化旅游节', '乡村消夏音乐周'],
  ['稻田丰收节', '柑橘采摘节', '山地自行车邀请赛'],
] as const;

export const requests: readonly Matter[] = [
  {
    key: 'school-repair',
    genre: '请示',
    from: 'edu',
    todoKind: '待办',
    step: '拟办',
    rule: threeDays,
    weight: 2,
    write: (f) => {
      const school = f.town() + f.pick(schools);
      const work = f.pick([
        '教学楼加固改造',
        '学生食堂改扩建',
        '运动场地改造',
        '教师周转宿舍建设',
        '供暖和用电线路改造',
        '校园围墙和排水工程',
      ]);
      const [area, total] = [f.int(8, 42) * 100, f.int(96, 480)];
      const granted = Math.round(total * 0.6);
      return {
        title: `关于解决${school}${work}资金的请示`,
        body: [
          `${school}始建于${f.int(1982, 2003)}年，现有教学班${f.int(6, 30)}个、在校学生${f.int(180, 1460)}人。经县住房和城乡建设局组织专业机构鉴定，该校现有设施已不能满足安全使用要求，${work}十分必要。`,
          `一、建设内容。实施${work}，涉及建筑面积${area}平方米，计划于${f.date(45)}前完成施工图审查和招标，下学期开学前投入使用。`,
          `二、资金测算。项目总投资${total}万元。其中，已争取上级补助资金${granted}万元，缺口${total - granted}万元。`,
          `三、有关建议。恳请县人民政府从${f.year}年教育费附加中安排${total - granted}万元，专项用于该项目建设。我局将严格执行基本建设程序和资金管理规定，确保工程质量和师生安全。`,
          ask,
        ],
        attachments: [`${school}${work}投资概算表`, '房屋安全鉴定意见'],
        mainTo: government,
        signer: f.person(),
        matterNo: projectCode(f, '83'),
      };
    },
  },
  {
    key: 'county-road',
    genre: '请示',
    from: 'road',
    todoKind: '待办',
    step: '拟办',
    rule: fiveDays,
    weight: 2,
    write: (f) => {
      const [a, b] = f.some(
        ['云溪镇', '石桥镇', '柳河镇', '双塘镇', '青峰镇', '永和镇', '白沙镇', '龙门镇'],
        2,
      );
      const line = `X${f.int(401, 438)}线`;
      const [km, cost] = [f.int(32, 186) / 10, f.int(860, 5200)];
      const kind = f.pick(['路面改造', '安全生命防护', '拓宽改造', '灾毁恢复']);
      return {
        title: `关于实施县道${line}${a}至${b}段${kind}工程的请示`,
        body: [
          `县道${line}是${a}、${b}两镇及沿线${f.int(6, 19)}个行政村群众出行的主要通道，路面宽${f.pick(['4.5', '5.0', '6.0'])}米，因建成时间较长，部分路段沉陷开裂，雨季通行安全隐患突出。`,
          `一、工程规模。实施${kind}里程${km}公里，按三级公路标准建设，设计速度30公里/小时，涵洞接长${f.int(4, 26)}道，增设波形护栏${f.int(11, 64) * 100}米。`,
          `二、资金来源。项目估算投资${cost}万元，拟申请车辆购置税补助资金${Math.round(cost * 0.45)}万元，其余${cost - Math.round(cost * 0.45)}万元由县级财政统筹解决。`,
          `三、实施安排。计划于${f.date(20)}前完成工可批复，${f.date(80)}前完成施工招标，建设工期${f.int(6, 12)}个月。施工期间采取半幅通行方式，由沿线镇人民政府配合做好群众出行引导。`,
          ask,
        ],
        attachments: [`县道${line}${kind}工程可行性研究报告`, '投资估算表', '路线平面图'],
        mainTo: government,
        cc: ['县财政局', '县发展和改革局'],
        signer: f.person(),
        matterNo: projectCode(f, '48'),
      };
    },
  },
  {
    key: 'reservoir',
    genre: '请示',
    from: 'water',
    todoKind: '待办',
    step: '拟办',
    rule: fiveDays,
    write: (f) => {
      const [reservoir, town] = f.pick(reservoirs);
      const [capacity, cost] = [f.int(12, 860), f.int(320, 1980)];
      return {
        title: `关于${town}${reservoir}除险加固工程初步设计及资金安排的请示`,
        body: [
          `${reservoir}建成于${f.int(1958, 1979)}年，总库容${capacity}万立方米，是一座以灌溉为主、兼有防洪供水功能的小型水库，保护下游${f.int(3, 11)}个村、${f.int(2, 18) * 1000}余亩耕地。经安全鉴定，大坝为三类坝。`,
          '根据《水库大坝安全管理条例》第二十六条关于对险坝采取除险加固等措施的规定，现将有关情况请示如下：',
          `一、加固内容。主要包括坝体防渗处理${f.int(90, 340)}米、溢洪道改建、输水涵管更换和雨水情测报设施建设。`,
          `二、投资和资金。概算总投资${cost}万元，已列入${f.year}年度小型水库除险加固计划，上级补助${Math.round(cost * 0.7)}万元，需县级配套${cost - Math.round(cost * 0.7)}万元。`,
          `三、度汛安排。工程拟于${f.date(30)}开工，施工期间降低水位运行，逐级落实防汛行政、技术、巡查“三个责任人”，确保主汛期前完成主体工程。`,
          ask,
        ],
        attachments: [`${reservoir}大坝安全鉴定报告书`, '初步设计报告及概算书'],
        mainTo: government,
        signer: f.person(),
        matterNo: projectCode(f, '76'),
      };
    },
  },
  {
    key: 'land-batch',
    genre: '请示',
    from: 'land',
    todoKind: '待办',
    step: '审核',
    rule: fiveDays,
    pausedFor: '专家评审',
    write: (f) => {
      const [batch, hectares] = [f.int(1, 9), f.int(21, 186) / 10];
      const town = f.town();
      return {
        title: `关于${f.year}年度第${batch}批次（${town}）城镇建设用地农用地转用报批的请示`,
        body: [
          `为保障我县重点项目用地需求，根据《中华人民共和国土地管理法》第四十四条规定，我局组织编制了${f.year}年度第${batch}批次城镇建设用地农用地转用方案。`,
          `一、用地情况。该批次涉及${town}${f.village()}等${f.int(2, 5)}个村，申请用地总面积${hectares.toFixed(2)}公顷，其中农用地${(hectares * 0.86).toFixed(2)}公顷（耕地${(hectares * 0.52).toFixed(2)}公顷），不占用永久基本农田和生态保护红线。`,
          `二、补偿安置。已按区片综合地价标准测算补偿费用，被征地农民社会保障费用已足额预存，征地补偿安置公告于${f.date(-30)}发布，公告期内未收到听证申请。`,
          '三、耕地占补。补充耕地指标从县级储备库中列支，做到占一补一、占优补优。',
          '现将有关报批材料随文上报，恳请县人民政府审核后转报。',
          ask,
        ],
        attachments: ['农用地转用方案', '补充耕地方案', '征地补偿安置公告及回执', '勘测定界图'],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'farmland',
    genre: '请示',
    from: 'farm',
    todoKind: '待办',
    step: '拟办',
    rule: threeDays,
    write: (f) => {
      const [mu, perMu] = [f.int(8, 36) * 500, f.pick([2400, 2600, 3000])];
      const total = Math.round((mu * perMu) / 10_000);
      const where = f.some(['石桥镇', '柳河镇', '双塘镇', '永和镇', '白沙镇', '南坪乡'], 3).join('、');
      return {
        title: `关于审定${f.year + 1}年度${where.split('、')[0]}等3个乡镇高标准农田建设项目实施方案的请示`,
        body: [
          `根据上级下达的高标准农田建设任务，我局会同有关乡镇对拟建区域进行了实地踏勘，征求了项目区农户意见，编制了《临溪县${f.year + 1}年度高标准农田建设项目实施方案（送审稿）》。`,
          `一、建设任务。在${where}建设高标准农田${mu}亩，涉及行政村${f.int(7, 23)}个、受益农户${f.int(900, 4800)}户。`,
          `二、建设内容。平整土地${f.int(8, 30) * 100}亩，新建和维修灌排渠道${f.int(18, 76)}公里，配套机耕路${f.int(9, 41)}公里，建设小型提灌站${f.int(2, 9)}座。`,
          `三、投资标准。亩均投资${perMu}元，总投资${total}万元，其中财政资金${Math.round(total * 0.8)}万元，其余由县级统筹和项目区自筹解决。`,
          '四、建后管护。项目竣工验收后移交所在村集体经济组织，落实管护主体和经费。',
          ask,
        ],
        attachments: [`临溪县${f.year + 1}年度高标准农田建设项目实施方案（送审稿）`, '征求意见采纳情况说明'],
        mainTo: government,
        cc: ['县财政局', '县自然资源局', '县水利局'],
        signer: f.person(),
        matterNo: projectCode(f, '01'),
      };
    },
  },
  {
    key: 'relief-standard',
    genre: '请示',
    from: 'civil',
    todoKind: '待办',
    step: '拟办',
    rule: fiveDays,
    write: (f) => {
      const [urban, rural] = [f.int(74, 83) * 10, f.int(61, 69) * 10];
      const [upUrban, upRural] = [urban + f.int(2, 4) * 10, rural + f.int(3, 5) * 10];
      const [from, day] = f.month >= 7 ? [f.year + 1, '1月1日'] : [f.year, '7月1日'];
      return {
        title: `关于调整${from}年城乡居民最低生活保障${f.pick(['标准', '标准和特困人员基本生活标准', '及特困人员供养标准'])}的请示`,
        body: [
          '根据《社会救助暂行办法》和上级关于建立救助标准动态调整机制的要求，结合我县居民人均消费支出增长情况，我局会同县财政局对城乡低保标准调整进行了测算。',
          `一、现行标准。我县现行城市低保标准为每人每月${urban}元，农村低保标准为每人每月${rural}元。截至${f.date(-12)}，全县共有城市低保对象${f.int(820, 1460)}户、农村低保对象${f.int(5100, 8300)}户。`,
          `二、调整建议。自${from}年${day}起，城市低保标准提高到每人每月${upUrban}元，农村低保标准提高到每人每月${upRural}元；特困人员基本生活标准按不低于低保标准的1.3倍同步调整。`,
          `三、资金保障。调整后全年预计增支${f.int(310, 790)}万元，由中央、省、市补助资金和县级预算统筹解决，县财政局已出具资金保障意见。`,
          ask,
        ],
        attachments: ['城乡低保标准调整测算表', '县财政局资金保障意见'],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'clinic',
    genre: '请示',
    from: 'health',
    todoKind: '待办',
    step: '拟办',
    rule: threeDays,
    write: (f) => {
      const clinic = `${f.town()}${f.pick(['中心卫生院', '卫生院'])}`;
      const [thing, reason] = f.pick([
        ['数字化X射线摄影系统', '现有设备已超过使用年限，图像质量不能满足诊断要求'],
        ['发热门诊改造', '现有发热诊室流线交叉，不符合分区设置要求'],
        ['医养结合服务中心建设', `辖区60周岁以上老年人${f.int(3100, 9800)}人，医养服务需求迫切`],
        ['彩色多普勒超声诊断仪', '基层超声检查能力不足，群众往返县城就诊负担较重'],
      ] as const);
      const cost = f.int(48, 260);
      return {
        title: `关于解决${clinic}${thing}资金的请示`,
        body: [
          `${clinic}编制床位${f.int(30, 99)}张，承担辖区${f.int(2, 5)}.${f.int(1, 9)}万人口的基本医疗和公共卫生服务任务，${f.year - 1}年门急诊${f.int(21, 88)}000人次。${reason}。`,
          `经研究，拟为该院安排${thing}项目，所需资金${cost}万元，拟从${f.year}年基层医疗卫生机构能力提升补助资金中列支${Math.round(cost * 0.7)}万元，缺口${cost - Math.round(cost * 0.7)}万元恳请县级财政予以解决。`,
          '项目实施将严格执行政府采购和固定资产管理有关规定，力争年内完成，切实提高基层医疗服务水平。',
          ask,
        ],
        attachments: ['项目资金测算表'],
        mainTo: government,
        cc: ['县财政局'],
        signer: f.person(),
      };
    },
  },
  {
    key: 'festival',
    genre: '请示',
    from: 'culture',
    todoKind: '待办',
    step: '拟办',
    rule: threeDays,
    write: (f) => {
      const festival = f.pick(festivals[Math.floor(((f.month + 1) % 12) / 3)] ?? []);
      const [days, town] = [f.int(2, 7), f.town()];
      return {
        title: `关于在${town}举办第${f.pick(['三', '五', '六', '八', '十'])}届临溪${festival}的请示`,
        body: [
          `为丰富群众文化生活，促进文旅融合发展，我局拟于${f.date(40)}至${f.monthDay(40 + days)}在${town}举办临溪${festival}。`,
          `一、活动内容。包括开幕活动、特色农产品展销、文艺展演和乡村旅游线路体验等${f.int(4, 8)}项，预计参与群众和游客${f.int(6, 42) * 1000}人次。`,
          `二、经费预算。活动经费${f.int(18, 86)}万元，采取财政补助、社会赞助相结合方式筹集，坚持节俭办节。`,
          '三、安全保障。属于大型群众性活动，将依照《大型群众性活动安全管理条例》向公安机关申请安全许可，制定安全工作方案、交通疏导方案和应急预案，落实医疗、消防保障。',
          ask,
        ],
        attachments: ['活动方案（送审稿）', '安全工作方案及应急预案'],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'recruit',
    genre: '请示',
    from: 'hr',
    todoKind: '待签',
    step: '会签',
    rule: threeDays,
    write: (f) => {
      const [posts, people] = [f.int(18, 64), f.int(36, 160)];
      return {
        title: `关于审定临溪县${f.year}年${f.month <= 6 ? '上半年' : '下半年'}${f.pick(['教育系统', '卫生系统', '乡镇', '县直'])}事业单位公开招聘工作人员方案的请示`,
        body: [
          `根据《事业单位人事管理条例》和事业单位公开招聘有关规定，结合各单位用编需求，我局会同县委编办、县纪委监委拟定了公开招聘工作方案，计划招聘${posts}个岗位、${people}人。`,
          `一、岗位设置。专业技术岗位${Math.round(people * 0.7)}人，管理岗位${people - Math.round(people * 0.7)}人，均在空编空岗范围内。`,
          `二、时间安排。${f.monthDay(15)}发布公告，${f.monthDay(24)}至${f.monthDay(30)}网上报名，笔试定于${f.monthDay(50)}举行。`,
          '三、监督保障。招聘全程公开，设立监督电话，按规定落实回避制度，拟聘人员公示期不少于7个工作日。',
          ask,
        ],
        attachments: [`临溪县${f.year}年事业单位公开招聘工作人员方案`, '岗位计划表'],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'martyrs',
    genre: '请示',
    from: 'veteran',
    todoKind: '待办',
    step: '拟办',
    rule: threeDays,
    write: (f) => {
      const cost = f.int(38, 190);
      return {
        title: `关于${f.town()}烈士陵园修缮保护工程资金的请示`,
        body: [
          `该烈士陵园建于${f.int(1953, 1991)}年，安葬烈士${f.int(12, 96)}名，每年清明、烈士纪念日等节点接待祭扫群众${f.int(8, 60)}00余人次。因年久失修，纪念碑台阶破损，墓区排水不畅。`,
          `拟实施纪念碑修复、墓区整治、道路硬化和陈列室更新，工程概算${cost}万元。其中省级英雄烈士保护补助资金${Math.round(cost * 0.5)}万元已下达，恳请县级安排${cost - Math.round(cost * 0.5)}万元。`,
          `工程计划于${f.date(10)}开工，次年清明节前完工并恢复开放。修缮期间已安排临时祭扫点，不影响群众祭扫活动。`,
          ask,
        ],
        attachments: ['修缮保护工程设计方案', '工程概算书'],
        mainTo: government,
        signer: f.person(),
      };
    },
  },
  {
    key: 'town-market',
    genre: '请示',
    from: (random) => random.pick(townIssuers),
    todoKind: '待办',
    step: '拟办',
    rule: threeDays,
    weight: 2,
    write: (f) => {
      const town = f.issuer.short.slice(0, 3);
      const what = f.pick([
        '农贸市场提升改造',
        '污水管网延伸',
        '便民服务中心标准化建设',
        '农村公墓建设',
        '集镇停车场建设',
        '小型垃圾中转站建设',
      ]);
      const cost = f.int(65, 420);
      return {
        title: `关于${town}${what}项目有关事项的请示`,
        body: [
          `${town}辖${f.int(11, 26)}个行政村、${f.int(1, 3)}个社区，户籍人口${f.int(18, 56) * 1000 + f.int(10, 99) * 10}人。为补齐集镇公共服务短板，回应人大代表和群众意见，经镇党委会议研究，拟实施${what}项目。`,
          `项目选址位于${f.village()}，占用集体建设用地${f.int(3, 18)}亩，四至界线清楚，无权属争议，已于${f.date(-18)}在村务公开栏公示7日，未收到异议。`,
          `估算投资${cost}万元，拟通过争取专项债券${Math.round(cost * 0.6)}万元、镇级自筹${cost - Math.round(cost * 0.6)}万元解决。恳请县人民政府同意项目立项，并协调有关部门办理用地、规划、环评等手续。`,
          ask,
        ],
        attachments: ['项目选址示意图', '村民代表会议决议及公示照片'],
        mainTo: government,
        cc: ['县发展和改革局', '县自然资源局'],
        signer: f.person(),
        matterNo: projectCode(f, '78'),
      };
    },
  },
  {
    key: 'procurement',
    genre: '请示',
    from: 'service',
    todoKind: '待签',
    step: '会签',
    rule: threeDays,
    write: (f) => {
      const system = f.pick([
        '政务服务综合受理',
        '12345热线知识库',
        '政务数据共享',
        '乡镇便民服务终端',
        '电子证照调用',
      ]);
      const cost = f.int(58, 320);
      return {
        title: `关于${system}系统升级改造项目采购方式的请示`,
        body: [
          `${system}系统自${f.year - f.int(3, 6)}年上线以来，累计办理业务${f.int(12, 96)}万件。为落实“高效办成一件事”要求，打通部门数据，减少窗口人员二次录入，需对系统进行升级改造。`,
          `项目预算${cost}万元，已列入${f.year}年部门预算。经专家论证和市场调查，拟采用公开招标方式确定承建单位，并同步开展密码应用安全性评估和网络安全等级保护测评。`,
          `项目建设周期${f.int(4, 8)}个月，建成后源代码、数据资源目录和接口文档一并移交，避免形成新的数据壁垒。`,
          ask,
        ],
        attachments: ['项目建设方案', '专家论证意见', '采购需求'],
        mainTo: government,
        cc: ['县财政局'],
        signer: f.person(),
        matterNo: projectCode(f, '65'),
      };
    },
  },
];

const townIssuers = [
  ['石桥镇', '石政'],
  ['柳河镇', '柳政'],
  ['双塘镇', '双政'],
  ['永和镇', '永政'],
  ['白沙镇', '白政'],
  ['龙门镇', '龙政'],
].map(([town = '', code = '']) => ({ name: `临溪县${town}人民政府`, short: `${town}人民政府`, code }));
