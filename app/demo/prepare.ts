/** Fills the fresh database of a demo: the fictional county, its people with one random password, the first business time. */
import { saveOrganisation, writeBusinessTime, type AccountStore, type Database } from '../../domain/store/index.ts';
import { countyPeople, countyUnits } from './county.ts';

export async function prepareCounty(db: Database, startsAt: number): Promise<void> {
  await saveOrganisation(db, countyUnits, countyPeople);
  await writeBusinessTime(db, startsAt);
}

/** One password for all accounts of the demo; hashed one after the other, since each hash takes 19 MiB. */
export async function openAccounts(accounts: AccountStore, password: string): Promise<void> {
  for (const { account, userId } of countyPeople) await accounts.setPassword(account, userId, password);
}
