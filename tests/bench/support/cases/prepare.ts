/** A case store full of made-up matters: the models are played in one empty database and copied into another. */
import type pg from 'pg';
import { openDatabase, saveOrganisation, writeBusinessTime, type Cipher } from '../../../../domain/store/index.ts';
import { benchPeople, benchUnits } from './county.ts';
import { generate, TODAY, type Generated } from './generate.ts';
import { makeModels } from './models.ts';

export interface Prepared {
  /** Of the empty case store in which the models are played. */
  readonly models: pg.Pool;
  /** Of the empty case store to fill. */
  readonly target: pg.Pool;
  readonly cipher: Cipher;
  readonly matters: number;
  readonly told?: (what: string) => void;
}

/** Fills `target`; its business time stands at ten in the morning of TODAY. */
export async function prepareMatters({ models, target, cipher, matters, told }: Prepared): Promise<Generated> {
  const made = await makeModels(models, cipher);
  const db = openDatabase(target);
  await saveOrganisation(db, benchUnits, benchPeople);
  await writeBusinessTime(db, Date.parse(`${TODAY}T02:00:00Z`));
  return generate(target, cipher, made, matters, told);
}
