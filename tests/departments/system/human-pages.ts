// The system's own pages for people: a sign-in form, the newest records, and one record. Plain HTML, no script.
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { openTodoStates, type RecordKind } from '../../../shared/domain/terms.ts';
import type { Base } from './base.ts';
import { readItem } from './items.ts';
import type { SystemPlan } from './plan.ts';
import type { Reply } from './reply.ts';

const policy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
export const styleReply: Reply = {
  status: 200,
  type: 'text/css; charset=utf-8',
  body: `body{font:16px/1.7 "Noto Sans SC","Microsoft YaHei",sans-serif;max-width:46em;margin:0 auto;padding:1em;color:#1f1f1f}
header{border-bottom:2px solid #0958d9;margin-bottom:1.2em}h1{font-size:1.2em}h2{font-size:1.4em;line-height:1.4}
.demo{background:#fffbe6;border:1px solid #d4b106;padding:.1em .6em}dt{color:#595959}dd{margin:0 0 .5em}
.body p{text-indent:2em;margin:.4em 0}a{color:#0958d9}input,button{font:inherit;padding:.3em .6em}label{display:block;margin:.6em 0}`,
};

const pathOf: { readonly [K in RecordKind]: string } = {
  todo: 'todos',
  archive: 'archives',
  article: 'articles',
  contact: 'contacts',
};

const escaped = (text: unknown): string =>
  String(text ?? '').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function page(plan: SystemPlan, title: string, content: string, status = 200): Reply {
  return {
    status,
    type: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' },
    body: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><link rel="stylesheet" href="/style.css"></head><body>
<header><h1><a href="/">${escaped(plan.name)}</a></h1><p>${escaped(plan.organ)} <span class="demo">演示数据，不是真实公文</span></p></header>
<main>${content}</main></body></html>`,
  };
}

export function signInPage(plan: SystemPlan, wrong: boolean): Reply {
  const note = wrong ? '<p role="alert">账号或口令不正确。</p>' : '';
  return page(
    plan,
    `登录${plan.name}`,
    `<h2>登录</h2>${note}<form method="post" action="/login"><label>账号 <input name="account" value="${escaped(plan.account)}" autocomplete="username"></label>
<label>口令 <input name="password" type="password" autocomplete="current-password"></label><button>登录</button></form>`,
    wrong ? 401 : 200,
  );
}

export function frontPage(base: Base, plan: SystemPlan): Reply {
  const sections = plan.feeds
    .flatMap(({ kinds }) => kinds)
    .map((kind) => {
      const rows = base
        .sql(
          `SELECT id, state, data FROM item WHERE kind = ? AND presence = 'listed' ORDER BY seq DESC LIMIT 50`,
        )
        .all(kind);
      const items = rows.map((row) => {
        const data = JSON.parse(String(row.data)) as Record<string, unknown>;
        const state = row.state === '' ? '' : `（${escaped(row.state)}）`;
        return `<li><a href="/${pathOf[kind]}/${encodeURIComponent(String(row.id))}">${escaped(data.title ?? data.name)}</a>${state}</li>`;
      });
      const total = Number(
        base.sql(`SELECT count(*) AS n FROM item WHERE kind = ? AND presence = 'listed'`).get(kind)?.n,
      );
      return `<section><h2>${names[kind]}（共 ${total} 条，列出最近 ${items.length} 条）</h2><ol>${items.join('')}</ol></section>`;
    });
  return page(plan, plan.name, sections.join(''));
}

const names: { readonly [K in RecordKind]: string } = {
  todo: '待办事项',
  archive: '档案',
  article: '知识',
  contact: '通讯录',
};

export function itemPage(base: Base, plan: SystemPlan, path: string, id: string): Reply {
  const kind = (Object.keys(pathOf) as RecordKind[]).find((candidate) => pathOf[candidate] === path);
  const item = kind === undefined ? undefined : readItem(base, kind, id);
  if (item === undefined || item.presence !== 'listed')
    return page(plan, '没有这一页', '<h2>没有这一事项，或已撤销。</h2>', 404);
  const { title, name, body, paper, ...rest } = item.data as Record<string, unknown> & {
    paper?: Record<string, unknown>;
  };
  const facts = Object.entries({ ...rest, ...paper }).filter(
    ([key, value]) => labels[key] !== undefined && String(value) !== '' && value !== undefined,
  );
  const text = String(paper?.body ?? body ?? '');
  const opinions = (paper?.opinions ?? []) as readonly {
    by: string;
    step: string;
    text: string;
    at: string;
  }[];
  return page(
    plan,
    String(title ?? name),
    `<h2>${escaped(title ?? name)}</h2><dl>${facts.map(([key, value]) => `<dt>${labels[key]}</dt><dd>${escaped(shown(value))}</dd>`).join('')}</dl>
<div class="body">${text
      .split('\n')
      .map((line) => `<p>${escaped(line)}</p>`)
      .join('')}</div>
${opinions.length === 0 ? '' : `<h3>办理意见</h3><ul>${opinions.map((o) => `<li>${escaped(o.step)} ${escaped(o.by)}：${escaped(o.text)}（${ymdOf(Date.parse(o.at))}）</li>`).join('')}</ul>`}
${openTodoStates.some((open) => open === item.data.state) ? '<p>本演示系统的页面只供查看。</p>' : ''}`,
  );
}

const labels: Record<string, string> = {
  state: '状态',
  step: '环节',
  urgency: '紧急程度',
  fromOrg: '来文单位',
  docNo: '发文字号',
  genre: '文种',
  mainTo: '主送',
  cc: '抄送',
  signer: '签发人',
  writtenOn: '成文日期',
  refCode: '档号',
  fondsName: '全宗',
  retention: '保管期限',
  date: '日期',
  responsible: '责任者',
  location: '存放位置',
  articleType: '类型',
  issuer: '发布机关',
  ownerOrg: '责任单位',
  org: '单位',
  unit: '科室',
  post: '职务',
  duties: '职责',
  phone: '电话',
  office: '办公室',
};

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join('，') : String(value);
}
