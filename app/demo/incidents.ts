/** Open incidents of the embedded engine, for the demo's end: what stands still, where and why. Messages carry codes only. */
import type pg from 'pg';
import { engineIsHere } from './engineSchema.ts';

export async function openIncidents(pool: pg.Pool): Promise<readonly string[]> {
  if (!(await engineIsHere(pool))) return [];
  const { rows } = await pool.query<{ process: string; element: string; error: string; message: string }>(
    `select process_definition_id as process, element_id as element, error_type as error, error_message as message
       from engine.incidents where state <> 'RESOLVED' order by key limit 20`,
  );
  return rows.map(({ process, element, error, message }) => `incident ${error} at ${process}/${element}: ${message}`);
}
