import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

async function valueOf(expression: string): Promise<unknown> {
  const { rows } = await database.pool.query<{ value: unknown }>(`select ${expression} as value`);
  return rows[0]?.value;
}

describe('the database that tests and the embedded system use', () => {
  test('should find trigrams in Chinese text', async () => {
    expect(await valueOf(`cardinality(show_trgm('信访'))`)).toBeGreaterThan(0);
    expect(await valueOf(`'云泽县信访局来信' like '%信访局%'`)).toBe(true);
  });

  test('should store UTF-8', async () => {
    expect(await valueOf(`current_setting('server_encoding')`)).toBe('UTF8');
    expect(await valueOf(`char_length('枫桥经验')`)).toBe(4);
  });

  test('should write through to the disk before it answers a commit', async () => {
    expect(await valueOf(`current_setting('fsync')`)).toBe('on');
    expect(await valueOf(`current_setting('synchronous_commit')`)).toBe('on');
  });

  test('should sort names by pinyin', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select name from (values ('张'), ('李'), ('王'), ('安')) as people (name) order by name`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['安', '李', '王', '张']);
  });

  test('should hand out dates and large keys exactly as stored', async () => {
    expect(await valueOf(`date '2026-05-17'`)).toBe('2026-05-17');
    expect(await valueOf(`9007199254740993::bigint`)).toBe('9007199254740993');
  });
});
