/** The smallest office a new system starts with: a county government, its petition bureau and its joint conference. */
import { randomBytes } from 'node:crypto';
import { createNewId } from '../../domain/schema/ids.ts';
import type { Unit } from '../../domain/schema/matter.ts';
import { loadUnits, saveOrganisation, type AccountStore, type Database } from '../../domain/store/index.ts';

const newId = createNewId(() => Date.now(), randomBytes);

/** Adds the three units to a database that has none. The names are to be changed by the administrator. */
export async function prepareOffice(db: Database): Promise<void> {
  if ((await loadUnits(db)).length > 0) return;
  const government = newId('unit');
  const unit = (code: string, kind: Unit['kind'], zh: string, en: string): Unit => ({
    unitId: kind === 'GOVERNMENT' ? government : newId('unit'),
    code,
    kind,
    level: 'COUNTY',
    parentId: kind === 'GOVERNMENT' ? null : government,
    name: { zh, en },
  });
  await saveOrganisation(
    db,
    [
      unit('GOVERNMENT', 'GOVERNMENT', '县人民政府', 'County Government'),
      unit('BUREAU', 'PETITION_BUREAU', '县信访局', 'County Petition Bureau'),
      unit('JOINT', 'JOINT_CONFERENCE', '县信访工作联席会议', 'Petition Joint Conference'),
    ],
    [],
  );
}

/** Makes the first administrator if there is none and gives the random password, to be shown once; null when there is one already. */
export async function firstAdministrator(
  db: Database,
  accounts: AccountStore,
  units: readonly Unit[],
): Promise<string | null> {
  if (await accounts.viewer('admin')) return null;
  const bureau = units.find(({ kind }) => kind === 'PETITION_BUREAU');
  if (!bureau) throw new Error('The organisation has no petition bureau');
  const userId = newId('usr');
  const roles = (['ADM', 'SUP', 'INT'] as const).map((role) => ({ role, unitId: bureau.unitId }));
  await saveOrganisation(db, [], [{ userId, displayName: 'admin', roles }]);
  const password = randomBytes(12).toString('base64url');
  await accounts.setPassword('admin', userId, password);
  return password;
}
