/** Routes that need no signing in: what is public, and what number and secret code of a matter open. */
import type { Ask, Subject } from './line.ts';
import { once } from './line.ts';

export interface OpenLine {
  readonly route: string;
  readonly ask: (subject: Subject, code: string) => Ask;
  /** What it answers to the right number and code, or to anybody where it asks for none. */
  readonly answers: readonly number[];
  /** It asks for number and code; a wrong code is answered like a number that is not there. */
  readonly secret?: true;
}

const secret = ({ publicNumber }: Subject, secretCode: string) => ({ publicNumber, secretCode });
const RULE = 409;

export const openLines: readonly OpenLine[] = [
  { route: 'GET /healthz', ask: () => ({ path: '/healthz' }), answers: [200] },
  { route: 'GET /api/v1/session/ways', ask: () => ({ path: '/api/v1/session/ways' }), answers: [200] },
  {
    route: 'POST /api/v1/session',
    ask: () => ({ path: '/api/v1/session', body: { account: 'nobody', password: 'nothing' } }),
    answers: [401],
  },
  { route: 'DELETE /api/v1/session', ask: () => ({ path: '/api/v1/session' }), answers: [204] },
  // This office has no issuer.
  { route: 'GET /api/v1/session/oidc', ask: () => ({ path: '/api/v1/session/oidc' }), answers: [404] },
  {
    route: 'GET /api/v1/session/oidc/callback',
    ask: () => ({ path: '/api/v1/session/oidc/callback?code=x' }),
    answers: [404],
  },
  {
    route: 'POST /api/v1/petitioner/ratings',
    ask: (subject, code) => ({
      path: '/api/v1/petitioner/ratings',
      body: { ...secret(subject, code), rating: 'SATISFIED' },
      headers: once(),
    }),
    // Nothing has been answered yet that could be rated or reviewed.
    answers: [RULE],
    secret: true,
  },
  ...['review-requests', 'reexamination-requests'].map((path): OpenLine => ({
    route: `POST /api/v1/petitioner/${path}`,
    ask: (subject, code) => ({
      path: `/api/v1/petitioner/${path}`,
      body: { ...secret(subject, code), claim: 1 },
      headers: once(),
    }),
    answers: [RULE],
    secret: true,
  })),
  { route: 'GET /public', ask: () => ({ path: '/public' }), answers: [200] },
  { route: 'GET /public/lost', ask: () => ({ path: '/public/lost' }), answers: [200] },
  { route: 'GET /public/keys', ask: () => ({ path: '/public/keys' }), answers: [200] },
  { route: 'GET /public/keys/:file', ask: () => ({ path: '/public/keys/none.pem' }), answers: [404] },
  { route: 'GET /public/submit', ask: () => ({ path: '/public/submit' }), answers: [200] },
  {
    route: 'POST /public/submit',
    ask: () => ({ path: '/public/submit', file: new File([''], '') }),
    // A form without words is shown again.
    answers: [400],
  },
  ...(
    [
      ['query', 200],
      ['rating', RULE],
      ['review', RULE],
      ['reexamination', RULE],
      ['proof', 200],
    ] as const
  ).map(([path, status]): OpenLine => ({
    route: `POST /public/${path}`,
    ask: (subject, code) => ({
      path: `/public/${path}`,
      form: { ...secret(subject, code), rating: 'SATISFIED', claim: '1' },
    }),
    answers: [status],
    secret: true,
  })),
];
