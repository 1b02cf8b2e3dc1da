import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

test('should outlive a connection that the server ends between two statements of a transaction', async () => {
  const { pool } = database;
  const transaction = await pool.connect();
  await transaction.query('begin');
  const { rows } = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ended = new Promise((resolve) => transaction.once('end', () => resolve('ended')));
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await ended;
  await expect(transaction.query('select 1')).rejects.toThrow(/not queryable/);
  transaction.release(true);
  expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
