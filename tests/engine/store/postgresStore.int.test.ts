import { PostgresStore } from '../../../engine/store/postgres/postgresStore.ts';
import { engineSchema, useDatabase } from '../../support/database.ts';
import { engineStoreContract } from '../../support/engineStore.contract.ts';

const database = useDatabase(engineSchema);

/** Empties every table, so that each test has fresh data without a database of its own. */
const empty = async (): Promise<void> => {
  const { rows } = await database.pool.query<{ name: string }>(
    "select format('engine.%I', tablename) as name from pg_tables where schemaname = 'engine' and tablename not in ('migration', 'writer')",
  );
  await database.pool.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
  await database.pool.query(
    'update engine.writer set next_free_key = default, clock_pin = null, last_batch_epoch = null, last_batch_number = null',
  );
};

describe('the store in PostgreSQL', () => {
  engineStoreContract(async () => {
    await empty();
    const another = () => new PostgresStore({ url: database.url, readers: 2 });
    return { store: another(), another };
  });
});

test('should tell its writer that the connection is lost, and take the place again', async () => {
  const store = new PostgresStore({ url: database.url, readers: 1 });
  const lost = new Promise<Error>((resolve) => {
    void store.openWriter({ onLost: resolve }).then(async () => {
      await database.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fengqiao engine writer' and datname = current_database()",
      );
    });
  });
  expect(await lost).toBeInstanceOf(Error);
  await expect(store.commitBatch({ epoch: 0, number: 1, instances: [], rows: [], nextFreeKey: 0n })).rejects.toThrow();
  const { epoch } = await store.openWriter();
  expect(await store.commitBatch({ epoch, number: 1, instances: [], rows: [], nextFreeKey: 0n })).toEqual({ ok: true });
  await store.close();
});
