/** Sentences of the document. English here, as in all technical words of the API; titles of operations are in both languages. */
export const IF_MATCH = 'IfMatch';
export const IF_NONE_MATCH = 'IfNoneMatch';
export const IDEMPOTENCY_KEY = 'IdempotencyKey';

const text = { type: 'string' } as const;
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  schema: { type: 'string', pattern: '^"\\d{1,9}(-[\\w-]{22})?"$' },
  description:
    'The version that this write was made on: the ETag of the last read, or its number alone in quotes. 409 shows what stands there now.',
};

export const texts = {
  title: '枫桥 API',
  titleEn: 'Fengqiao API',
  description: [
    'The first part of the path is the version: what this document says of v1 is only added to; a change that breaks a client gets another number.',
    'Sign in with POST /session and send the cookie back. Every answer is cut to what that person may see: what is not there and what is not theirs are the same 404.',
    'Refusals are problem+json (RFC 9457): `code` tells them apart, `article` names the rule of law, `errors` the fields.',
    'An act with an Idempotency-Key is done once however often it is sent. Reads with an ETag take If-None-Match; writes on a version take If-Match.',
    'Instants are ISO in UTC, days are local (`YYYY-MM-DD`). Lists are read by cursor: send `nextCursor` back as `cursor`.',
  ].join('\n\n'),
  session: 'Given by POST /session; HttpOnly, SameSite=Strict.',
  parameters: {
    [IF_MATCH]: { ...ifMatch, required: true },
    [`${IF_MATCH}Optional`]: { ...ifMatch, required: false },
    [IF_NONE_MATCH]: {
      name: 'If-None-Match',
      in: 'header',
      required: false,
      schema: text,
      description: 'ETags of answers that the caller still has; 304 when one of them would be sent again.',
    },
    [IDEMPOTENCY_KEY]: {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      schema: { type: 'string', pattern: '^[\\w:.-]{8,200}$' },
      description: 'One key for one act. The same key with the same body gives the same answer and does nothing twice.',
    },
  },
} as const;

export const headers = {
  ETag: { schema: text, description: 'Version and hash of what is shown.' },
  'Retry-After': { schema: { type: 'integer' }, description: 'Seconds until another try is taken.' },
  RateLimit: { schema: text, description: '`r` requests are left; the allowance is whole again in `t` seconds.' },
  'RateLimit-Policy': { schema: text, description: '`q` requests in `w` seconds, in a row or spread.' },
} as const;

export const statusWords: Readonly<Record<number, string>> = {
  200: 'Done; or the same act was done before.',
  201: 'Made.',
  202: 'Taken; the flow goes on by itself.',
  204: 'Done; there is nothing to show.',
  303: 'Go on there.',
  304: 'What you have is what would be sent.',
};

export const problemWords: Readonly<Record<number, string>> = {
  400: 'The request does not fit its schema.',
  401: 'Nobody is signed in, or account or password is wrong.',
  403: 'Not for this person, or a reason has to be given first.',
  404: 'There is no such thing, or it is not yours to see.',
  409: 'Refused by a rule, or somebody else has changed it since.',
  412: 'Two versions that should be the same are not.',
  413: 'The body is larger than this address takes.',
  422: 'It can be read, and is not taken.',
  428: 'Say in If-Match which version this was made on.',
  429: 'Too often. Retry-After says when to try again.',
  500: 'Something went wrong here; nothing was changed.',
  503: 'The engine cannot be reached now; nothing was changed.',
};
