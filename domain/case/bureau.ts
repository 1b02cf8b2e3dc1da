/** Who receives and who sorts (归口管理, R1 arts 14, 18, 23). */
import type { UnitId } from '../schema/ids.ts';
import type { Organisation } from '../schema/matter.ts';

/** Whether a unit that is no petition bureau received a contact itself, so that it owes the notice of R1 art. 23(2). */
export const receivedDirectly = (organisation: Organisation, receivedAt: UnitId): boolean =>
  organisation.unit(receivedAt)?.kind !== 'PETITION_BUREAU';

/** The bureau that sorts what a unit received: the unit itself, else the bureau of its level or of the nearest level above that has one. */
export function bureauOf(organisation: Organisation, receivedAt: UnitId): UnitId {
  if (!receivedDirectly(organisation, receivedAt)) return receivedAt;
  for (let at = organisation.unit(receivedAt); at; at = organisation.nextLevelUp(at.unitId)) {
    const bureau = organisation.ofKind('PETITION_BUREAU', at.level);
    if (bureau) return bureau.unitId;
  }
  return receivedAt;
}
