import { sessionSchema } from '../../../../domain/schema/views.ts';
import { credentials, passwordChange } from '../../routes/session.ts';
import { waysSchema } from '../answers/matters.ts';
import { under } from '../operation.ts';

const { get, post, put, delete: remove } = under('session');

export const sessionLines = [
  get('/session', '我是谁', 'Who is signed in', { answer: sessionSchema }),
  get('/session/ways', '怎样登录', 'How one signs in here', { open: true, answer: waysSchema }),
  post('/session', '登录', 'Sign in', {
    open: true,
    body: credentials,
    answer: sessionSchema,
    problems: [401, 403],
  }),
  put('/session/password', '改自己的密码', 'Change the own password', {
    body: passwordChange,
    problems: [403, 409],
  }),
  remove('/session', '退出', 'Sign out', { open: true, problems: [403] }),
  get('/session/oidc', '到统一身份登录', 'Go to the issuer to sign in', { open: true, status: [303], problems: [404] }),
  get('/session/oidc/callback', '从统一身份回来', 'Come back from the issuer', {
    open: true,
    status: [303],
    problems: [404],
  }),
];
