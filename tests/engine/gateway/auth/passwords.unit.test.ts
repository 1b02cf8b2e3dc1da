import { readAccounts } from '../../../../engine/gateway/auth/accounts.ts';
import { createPasswordCheck } from '../../../../engine/gateway/auth/passwordCheck.ts';

describe('a file of accounts', () => {
  test('should hold a name and a secret a line', () => {
    expect(readAccounts('# who may\n\nworkers:a:b \r\noperators:$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA\n')).toEqual([
      { name: 'workers', secret: 'a:b ' },
      { name: 'operators', secret: '$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA' },
    ]);
  });

  test.each(['a:1\nsecret', 'a:1\n:secret', 'a:1\nb:', 'a:1\na:secret'])(
    'should name the wrong line without what stands there: %j',
    (text) => {
      expect(() => readAccounts(text)).toThrow(/^(?=.*line 2)(?!.*secret)/);
    },
  );
});

describe('the check of a password', () => {
  test('should not begin without an account or with a malformed hash', async () => {
    await expect(createPasswordCheck([])).rejects.toThrow('at least one account');
    await expect(createPasswordCheck([{ name: 'a', secret: '$argon2id$broken' }])).rejects.toThrow(
      "hash of 'a' is malformed",
    );
  });

  test('should keep guesses waiting, and after too many refuse them, but answer who signed in before', async () => {
    const isRight = await createPasswordCheck([{ name: 'a', secret: 'right' }]);
    expect(await isRight('a', 'right')).toBe(true);
    let open = 0;
    const guesses = Array.from({ length: 40 }, async (_, guess) => {
      open += 1;
      const outcome = await isRight('a', `guess ${String(guess)}`).catch((error: Error) => error.message);
      open -= 1;
      return outcome;
    });
    expect(await isRight('a', 'right')).toBe(true);
    expect(open).toBeGreaterThan(30);
    const outcomes = await Promise.all(guesses);
    expect(outcomes.filter((outcome) => outcome === false)).toHaveLength(32);
    expect(outcomes.filter((outcome) => outcome === 'Too many sign-ins at once; try again')).toHaveLength(8);
  });

  test('should check a pair once that many requests bring at the same time', async () => {
    const isRight = await createPasswordCheck([{ name: 'a', secret: 'right' }]);
    const answers = await Promise.all(Array.from({ length: 100 }, () => isRight('a', 'right')));
    expect(answers).toEqual(answers.map(() => true));
  });
});
