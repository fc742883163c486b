// Writes shared/contract/department.openapi.json (OpenAPI 3.1) from shared/contract/department.ts, for department
// systems written in other languages. Run it after the contract changed; a test compares the committed file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConditionalSchemaConverter, type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import {
  aboutSchema,
  actionSchema,
  changeSchema,
  changesPageSchema,
  createSchema,
  departmentContract,
  digestSchema,
  editSchema,
  profileVersion,
  receiptSchema,
  recentSchema,
} from '../shared/contract/department.ts';
import { answerSchema } from '../shared/domain/action.ts';
import { archiveDataSchema } from '../shared/domain/archive.ts';
import { articleDataSchema } from '../shared/domain/article.ts';
import { contactDataSchema } from '../shared/domain/contact.ts';
import { fileRefSchema } from '../shared/domain/file-ref.ts';
import { todoDataSchema } from '../shared/domain/todo.ts';
import { root } from './paths.ts';

export const openapiFile = join(root, 'shared', 'contract', 'department.openapi.json');

const zod = new ZodToJsonSchemaConverter();
/**
 * Both directions as they go over the line: a department may leave out what has a default, and a time is any
 * RFC 3339 text. (The desk's own reading of them, with defaults filled in and times in UTC, is nobody else's matter.)
 */
const onTheLine: ConditionalSchemaConverter = {
  condition: (schema) => zod.condition(schema),
  convert: (schema, options) => zod.convert(schema, { ...options, strategy: 'input' }),
};

const named = {
  About: aboutSchema,
  ChangesPage: changesPageSchema,
  Recent: recentSchema,
  Change: changeSchema,
  TodoData: todoDataSchema,
  ArchiveData: archiveDataSchema,
  ArticleData: articleDataSchema,
  ContactData: contactDataSchema,
  FileRef: fileRefSchema,
  Action: actionSchema,
  Edit: editSchema,
  Create: createSchema,
  Answer: answerSchema,
  Digest: digestSchema,
  Receipt: receiptSchema,
} as const;

const signIns: Record<string, OpenAPI.SecuritySchemeObject> = {
  bearer: { type: 'http', scheme: 'bearer', description: '部门签发的访问令牌' },
  basic: { type: 'http', scheme: 'basic', description: '账号和口令（RFC 7617）' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
    description: '登录表单返回的会话 Cookie，名称由部门自定',
  },
  accessKey: { type: 'apiKey', in: 'header', name: 'X-Access-Key', description: '访问密钥' },
};

/** The document the committed file must hold. */
export async function departmentOpenapi(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [onTheLine] });
  const document = await generator.generate(departmentContract, {
    commonSchemas: Object.fromEntries(
      Object.entries(named).map(([name, schema]) => [name, { schema, strategy: 'input' as const }]),
    ),
    info: {
      title: '部门同步规约（Department sync profile）',
      version: profileVersion,
      description:
        '部门业务系统按本规约提供接口，工作台即可离线同步。断点续传（/uploads，tus 1.0）和说明见同一目录的 README.md。',
      license: { name: 'MulanPSL-2.0', identifier: 'MulanPSL-2.0' },
    },
    servers: [{ url: 'https://oa.example.gov.cn', description: '部门系统的地址（示例）' }],
    tags: [
      { name: 'about', description: '系统自述，无须登录' },
      { name: 'changes', description: '按游标取变更，按摘要核对' },
      { name: 'actions', description: '办理动作和修改字段，同一幂等键只生效一次' },
      { name: 'files', description: '按内容哈希取文件' },
    ],
    security: Object.keys(signIns).map((name) => ({ [name]: [] })),
  });
  document.components = { ...document.components, securitySchemes: signIns };
  sayWhatTheContractCannot(document);
  const { openapi, info, ...rest } = document;
  return { openapi, info, ...rest };
}

/** Sign-in and ranges are rules of HTTP, not of a call's data; the contract has no place for them. */
function sayWhatTheContractCannot({ paths }: OpenAPI.Document): void {
  for (const path of Object.values(paths ?? {})) {
    for (const call of [path?.get, path?.post]) {
      if (call === undefined) continue;
      if (call.tags?.includes('about')) call.security = [];
      else
        call.responses = {
          ...call.responses,
          '401': { description: '未登录或登录已失效，不说明具体原因' },
          '503': { description: '暂不可用，可带 Retry-After' },
        };
    }
  }
  const file = paths?.['/files/{hash}']?.get;
  if (file === undefined) return;
  file.parameters = [
    ...(file.parameters ?? []),
    { name: 'Range', in: 'header', required: false, schema: { type: 'string' }, example: 'bytes=1048576-' },
  ];
  file.responses = {
    ...file.responses,
    '206': { description: '部分内容，带 Content-Range' },
    '416': { description: '范围超出' },
  };
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(openapiFile, `${JSON.stringify(await departmentOpenapi(), null, 2)}\n`);
  console.log('openapi: shared/contract/department.openapi.json written');
}
