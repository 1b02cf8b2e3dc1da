/** Sentences of the document in both languages: the English one is its `description`, the Chinese one `x-description-zh`. */
import type { Json } from './schemas.ts';

export type Sentence = readonly [zh: string, en: string];

export const described = ([zh, en]: Sentence): Json => ({ description: en, 'x-description-zh': zh });

export const IF_MATCH = 'IfMatch';
export const IF_NONE_MATCH = 'IfNoneMatch';
export const IDEMPOTENCY_KEY = 'IdempotencyKey';

const text = { type: 'string' } as const;
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  schema: { type: 'string', pattern: '^"\\d{1,9}(-[\\w-]{22})?"$' },
  ...described([
    '这次改动依据的版本：上次读到的 ETag，或加引号的版本号。409 会给出现在的内容。',
    'The version that this write was made on: the ETag of the last read, or its number alone in quotes. 409 shows what stands there now.',
  ]),
};

/** Rules that hold for every operation. */
export const about = described([
  [
    '地址的第一段是版本：v1 只增不改；会让客户端出错的改动另用一个版本号。',
    '用 POST /session 登录，之后带上返回的 cookie。每个答复都只给此人可看的内容：没有的和无权看的，同样答 404。',
    '拒绝用 problem+json（RFC 9457）：`code` 区分原因，`article` 写明条款，`errors` 列出字段。',
    '带 Idempotency-Key 的行为无论发几次只办一次。带 ETag 的读取可用 If-None-Match；对某一版本的改动用 If-Match。',
    '时刻用 UTC 的 ISO 格式，日期按当地（`YYYY-MM-DD`）。列表按游标读：把 `nextCursor` 作为 `cursor` 送回。',
  ].join('\n\n'),
  [
    'The first part of the path is the version: what this document says of v1 is only added to; a change that breaks a client gets another number.',
    'Sign in with POST /session and send the cookie back. Every answer is cut to what that person may see: what is not there and what is not theirs are the same 404.',
    'Refusals are problem+json (RFC 9457): `code` tells them apart, `article` names the rule of law, `errors` the fields.',
    'An act with an Idempotency-Key is done once however often it is sent. Reads with an ETag take If-None-Match; writes on a version take If-Match.',
    'Instants are ISO in UTC, days are local (`YYYY-MM-DD`). Lists are read by cursor: send `nextCursor` back as `cursor`.',
  ].join('\n\n'),
]);

export const texts = {
  title: '枫桥 API',
  titleEn: 'Fengqiao API',
  session: 'Given by POST /session; HttpOnly, SameSite=Strict.',
  parameters: {
    [IF_MATCH]: { ...ifMatch, required: true },
    [`${IF_MATCH}Optional`]: { ...ifMatch, required: false },
    [IF_NONE_MATCH]: {
      name: 'If-None-Match',
      in: 'header',
      required: false,
      schema: text,
      ...described([
        '调用方手里已有答复的 ETag；内容没变时答 304。',
        'ETags of answers that the caller still has; 304 when one of them would be sent again.',
      ]),
    },
    [IDEMPOTENCY_KEY]: {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      schema: { type: 'string', pattern: '^[\\w:.-]{8,200}$' },
      ...described([
        '一个行为一个键。同键同内容再发，得到同样的答复，不会办两次。',
        'One key for one act. The same key with the same body gives the same answer and does nothing twice.',
      ]),
    },
  },
} as const;

export const headers = {
  ETag: { schema: text, ...described(['所示内容的版本和摘要。', 'Version and hash of what is shown.']) },
  'Retry-After': {
    schema: { type: 'integer' },
    ...described(['多少秒后可以再试。', 'Seconds until another try is taken.']),
  },
  RateLimit: {
    schema: text,
    ...described([
      '还剩 `r` 次；`t` 秒后次数补满。',
      '`r` requests are left; the allowance is whole again in `t` seconds.',
    ]),
  },
  'RateLimit-Policy': {
    schema: text,
    ...described(['每 `w` 秒 `q` 次，连发或分开都可以。', '`q` requests in `w` seconds, in a row or spread.']),
  },
} as const;

export const statusWords: Readonly<Record<number, Sentence>> = {
  200: ['办成了；或同一行为先前已经办成。', 'Done; or the same act was done before.'],
  201: ['已建立。', 'Made.'],
  202: ['已收下；流程自动往下走。', 'Taken; the flow goes on by itself.'],
  204: ['办成了；没有内容可给。', 'Done; there is nothing to show.'],
  303: ['请到所给地址继续。', 'Go on there.'],
  304: ['您手里的就是最新的。', 'What you have is what would be sent.'],
};

export const problemWords: Readonly<Record<number, Sentence>> = {
  400: ['请求不符合格式。', 'The request does not fit its schema.'],
  401: ['没有登录，或账号密码不对。', 'Nobody is signed in, or account or password is wrong.'],
  403: ['此人无权，或须先说明理由。', 'Not for this person, or a reason has to be given first.'],
  404: ['没有，或您不能看。', 'There is no such thing, or it is not yours to see.'],
  409: ['规则不允许，或别人已经改过。', 'Refused by a rule, or somebody else has changed it since.'],
  412: ['应当相同的两个版本不同。', 'Two versions that should be the same are not.'],
  413: ['内容超过此地址的上限。', 'The body is larger than this address takes.'],
  422: ['读得懂，但不能收。', 'It can be read, and is not taken.'],
  428: ['请用 If-Match 说明依据的版本。', 'Say in If-Match which version this was made on.'],
  429: ['太频繁。Retry-After 写明何时再试。', 'Too often. Retry-After says when to try again.'],
  500: ['系统出错；没有改动任何内容。', 'Something went wrong here; nothing was changed.'],
  503: ['流程引擎暂时连不上；没有改动任何内容。', 'The engine cannot be reached now; nothing was changed.'],
};
