import { newId, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
beforeAll(() => world.at('2026-03-02 09:00'));

interface Problem {
  readonly code: string;
  readonly article?: string;
}
const rate = (publicNumber: string, secretCode: string) =>
  world.send<Problem>('POST', '/petitioner/ratings', {
    body: { publicNumber, secretCode, rating: 'SATISFIED' },
    headers: { 'idempotency-key': newId('con') },
  });

test('should refuse a rating of a matter that nobody has answered yet, naming the rule', async () => {
  const { publicNumber, secretCode } = await world.register({});
  const { status, body } = await rate(publicNumber, secretCode ?? '');
  expect(status).toBe(409);
  expect(body.code).toMatch(/^[A-Z_]+$/);
});

test('should refuse a request for review of a claim without an opinion', async () => {
  const { publicNumber, secretCode } = await world.register({});
  const review = (claim: number) =>
    world.send<Problem>('POST', '/petitioner/review-requests', {
      body: { publicNumber, secretCode, claim },
      headers: { 'idempotency-key': newId('con') },
    });
  expect((await review(1)).status).toBe(409);
  expect((await review(7)).status).toBe(404);
});

test('should tell nothing by a wrong number or a wrong code, and slow down who guesses', async () => {
  const { publicNumber } = await world.register({});
  const code = await rate(publicNumber, 'AAAA-BBBB-CCCC');
  const number = await rate('云信2026-999999', 'AAAA-BBBB-CCCC');
  expect(code.status).toBe(404);
  expect(number.body).toEqual(code.body);
  // Two wrong entries are behind us; ten in a minute are let through.
  const answers: number[] = [];
  for (let n = 0; n < 10; n += 1) answers.push((await rate(publicNumber, `AAAA-BBBB-${String(1000 + n)}`)).status);
  expect(answers.slice(0, 8)).toEqual(Array(8).fill(404));
  expect(answers.slice(8)).toEqual([429, 429]);
});
