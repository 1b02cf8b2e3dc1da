/** The intake desk over the case store: what is found is cut by the same sight rules as the list of matters. */
import { may } from '../../../domain/access/permissions.ts';
import type { ContactId, MatterId } from '../../../domain/schema/ids.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import {
  createMatchFinder,
  filedHashes,
  filingText,
  readStatements,
  type AttachmentStore,
  type StoreParts,
} from '../../../domain/store/index.ts';
import type { IntakeDesk } from '../intakePorts.ts';
import { hiddenFrom } from './posts.ts';
import { createSightRules } from './sight.ts';

export interface IntakeDeskParts {
  readonly store: StoreParts;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
  readonly attachments: AttachmentStore;
}

const named = ({ unitId, name }: Unit) => ({ unitId, name });

export function createIntakeDesk({ store, units, attachments }: IntakeDeskParts): IntakeDesk {
  const rules = createSightRules(units);
  const finder = createMatchFinder(store);
  return {
    attachments,
    async matches(viewer, query) {
      const reach = {
        seenThrough: rules.through(viewer.roles),
        hidden: hiddenFrom(viewer),
      };
      const items = await finder.find(query, reach, (found) => {
        const sighted = { ...found, confidentiality: 'NORMAL' as const, organUnitIds: [] };
        return rules.of(viewer, sighted) === 'FULL';
      });
      return { items: [...items] };
    },
    units({ roles }) {
      const mine = new Set(roles.filter(({ role }) => may(role, 'REGISTER_MATTER', 'C')).map(({ unitId }) => unitId));
      const open = units.filter(({ closed }) => !closed);
      return {
        offices: open.filter(({ unitId }) => mine.has(unitId)).map(named),
        places: open.filter(({ kind }) => kind === 'TOWN' || kind === 'GRID').map(named),
        all: open.map(named),
      };
    },
    async proofOf(receipt, intake) {
      const contactId = receipt.contactId as ContactId;
      const [signed] = await readStatements(store.db, receipt.matterId as MatterId, contactId);
      if (!signed) return null;
      const attached = await filedHashes(store.db, contactId);
      const claims = intake.claims.map(({ text }) => text);
      return {
        filing: filingText(store.cipher, contactId, { text: intake.text, claims, attachments: attached }),
        ...signed,
      };
    },
  };
}
