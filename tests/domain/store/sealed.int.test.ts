import { createCaseStore, createCipher } from '../../../domain/store/index.ts';
import { intakeOf, useStore } from './support.ts';

const setup = useStore();
const canary = {
  name: '桂花丙丁',
  phone: '13977770001',
  address: '槐树巷八十八号',
  text: '这一句只在这里出现。',
  accused: '某科长',
  claim: '另一句也只在这里。',
};
const body = {
  channel: 'LETTER' as const,
  petitioner: { name: canary.name, phone: canary.phone, address: canary.address },
  text: canary.text,
  accused: canary.accused,
  claims: [{ subject: 'WAGES' as const, text: canary.claim }],
};

/** Every column of every table of the schema as text, bytes as they are. */
async function everything(): Promise<string> {
  const { rows: tables } = await setup.database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'cases' and table_type = 'BASE TABLE'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await setup.database.pool.query(`select * from cases.${name}`);
    for (const row of rows as Record<string, unknown>[]) {
      parts.push(
        ...Object.values(row).map((value) =>
          Buffer.isBuffer(value) ? value.toString('latin1') + value.toString('utf8') : JSON.stringify(value),
        ),
      );
    }
  }
  return parts.join('\n');
}

test('should keep what people wrote and are called in no column in clear', async () => {
  const { matterId, secretCode } = await setup.register(intakeOf(body), 'sealed-1');
  await setup.register(intakeOf(body), 'sealed-2');
  const stored = await everything();
  for (const secret of [...Object.values(canary), secretCode ?? '']) {
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(Buffer.from(secret).toString('latin1'));
  }
  expect(stored).toContain(matterId);
});

test('should give it back to whoever has the key, and to nobody else', async () => {
  const { matterId } = await setup.register(intakeOf(body), 'sealed-1');
  const registered = (await setup.store.events(matterId)).find(({ type }) => type === 'MatterRegistered');
  expect(registered?.data).toMatchObject({
    sealed: {
      name: canary.name,
      phone: canary.phone,
      address: canary.address,
      text: canary.text,
      accused: canary.accused,
    },
  });
  const stranger = createCaseStore({ ...setup.parts, cipher: createCipher(Buffer.alloc(32, 7)) });
  await expect(stranger.events(matterId)).rejects.toThrow('unable to authenticate');
  // Folding reads no sealed part, so the state needs no key.
  expect((await stranger.load(matterId))?.status).toBe('REGISTERED');
});
