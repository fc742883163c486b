// Papers that try a desk: HTML in a title, a state secret where none may be, a record with an unusable field.
import type { Matter } from './matter.ts';

export const plantedMatters: readonly Matter[] = [
  {
    key: 'markup-report',
    genre: '通报',
    from: 'service',
    todoKind: '待阅',
    step: '传阅',
    write: (f) => ({
      title: '关于网上留言出现“<img src=x onerror=alert(1)>”等异常内容核查情况的通报',
      body: [
        `${f.date(-3)}，县政府门户网站留言审核中发现${f.int(3, 9)}条留言含有网页代码，已全部拦截，未对外显示，未造成影响。`,
        '经核查，异常内容系留言提交页面未对输入内容作严格检查所致，运维单位已于当日完成修复，并对同类页面进行了排查。',
        '请各单位举一反三，对本单位网站、系统的输入项开展自查，按纯文本显示群众提交的内容。',
      ],
      mainTo: ['各乡镇人民政府', '县直各有关单位'],
    }),
  },
  {
    key: 'secret-check',
    genre: '通知',
    from: 'office',
    todoKind: '待阅',
    step: '传阅',
    level: '秘密',
    write: () => ({
      title: '关于专项检查有关事项的通知（本条标注为秘密，用于演示拦截）',
      body: [
        '本条记录专为演示“超密级拦截”而设，正文没有任何涉密内容。标注密级的文件不得存入非涉密计算机，请按保密规定处理。',
      ],
      mainTo: ['有关单位'],
    }),
  },
  {
    key: 'bad-field',
    genre: '函',
    from: 'trade',
    todoKind: '待办',
    step: '承办',
    rule: { unit: 'WD', length: 5, basis: '来函要求的反馈时限' },
    write: (f) => ({
      title: '关于核对进场交易项目信息的函',
      body: [
        `为做好${f.year}年度交易数据归集，请核对附件所列${f.int(6, 18)}个项目的名称、代码和中标金额，并于${f.date(7)}前反馈。`,
        '专此函达。',
      ],
      attachments: ['进场交易项目清单'],
      mainTo: ['县政府办公室'],
    }),
  },
];
