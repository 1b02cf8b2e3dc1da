/** One line of the register of the API: what a route takes and gives, in the schemas that it parses with. */
import type { z } from 'zod';

export const tags = {
  session: ['登录', 'Sign-in'],
  matters: ['信访事项', 'Matters'],
  documents: ['文书和期限', 'Documents and deadlines'],
  intake: ['登记', 'Intake'],
  tasks: ['任务', 'Tasks'],
  supervision: ['督办', 'Supervision'],
  review: ['按月评查', 'Monthly review'],
  statistics: ['统计', 'Statistics'],
  petitioner: ['信访人', 'Petitioner'],
  studio: ['流程工坊', 'Process studio'],
  operations: ['运行', 'Operations'],
  administration: ['管理', 'Administration'],
  api: ['接口说明', 'This description'],
} as const;
export type Tag = keyof typeof tags;

export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];

/** An answer that is no JSON, by its media types. */
export interface Media {
  readonly media: readonly string[];
}

export interface Operation {
  readonly method: Method;
  /** Below `/api/v1`, with `{name}` for a part that changes. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: readonly [zh: string, en: string];
  /** Without signing in. */
  readonly open?: true;
  readonly query?: z.ZodObject;
  /** `FILE`: a form with one file in it. */
  readonly body?: z.ZodType | 'FILE';
  /** Absent = 204 without a body. */
  readonly answer?: z.ZodType | Media;
  /** Absent = 200 with an answer, else 204. The second is for the same act sent again. */
  readonly status?: readonly number[];
  /** Whether a write must name the version that it was made on, or may. */
  readonly ifMatch?: 'REQUIRED' | 'OPTIONAL';
  /** Whether it needs an Idempotency-Key. */
  readonly once?: true;
  /** Whether the answer has an ETag of ours that If-None-Match takes. */
  readonly tagged?: true;
  /** Problems besides those that its parts bring along. */
  readonly problems?: readonly number[];
}

type More = Omit<Operation, 'method' | 'path' | 'tag' | 'summary'>;
type Add = (path: string, zh: string, en: string, more?: More) => Operation;

/** The words of a file of lines: `const { get, post } = under('matters')`. */
export function under(tag: Tag): Readonly<Record<Method, Add>> {
  const add =
    (method: Method): Add =>
    (path, zh, en, more = {}) => ({ method, path, tag, summary: [zh, en], ...more });
  return { get: add('get'), post: add('post'), put: add('put'), patch: add('patch'), delete: add('delete') };
}
