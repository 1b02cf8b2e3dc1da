/** Documents of a matter, cut to the viewer: rows for whoever sees the matter, texts for whoever reads it in full. */
import { documentNames } from '../../../../domain/documents/names.ts';
import { composeDocument } from '../../../../domain/documents/compose.ts';
import type { DocumentRow } from '../../../../domain/documents/views.ts';
import { needsReason, type Sight } from '../../../../domain/access/sight.ts';
import type { MatterId } from '../../../../domain/schema/ids.ts';
import type { MatterState, Unit } from '../../../../domain/schema/matter.ts';
import { auditActorOf, type ReadLog, type StoreParts } from '../../../../domain/store/index.ts';
import type { CaseStore } from '../../../../domain/store/port.ts';
import type { MatterReader, Viewer } from '../../deps.ts';
import type { DocumentDesk } from '../../documentPorts.ts';
import { createSightRules, sightedOf } from '../sight.ts';
import { docxOf } from './docx.ts';
import { documentsOf, type DocumentRecord } from './records.ts';

export interface DocumentDeskParts {
  readonly parts: StoreParts;
  readonly store: Pick<CaseStore, 'load' | 'events'>;
  /** Asks for the reason of a sealed matter. */
  readonly matters: Pick<MatterReader, 'sight'>;
  readonly reads: ReadLog;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

interface Reached {
  readonly state: MatterState;
  readonly sight: Sight;
  readonly records: readonly DocumentRecord[];
  /** Whether drafts are shown: to the handling unit, and to those who check and supervise (domain §5). */
  readonly draftsOf: (record: DocumentRecord) => boolean;
}

export function createDocumentDesk({ parts, store, matters, reads, units }: DocumentDeskParts): DocumentDesk {
  const { organisation, clocks } = parts;
  const rules = createSightRules(units);

  async function reach(viewer: Viewer, matterId: MatterId): Promise<Reached | undefined> {
    const sight = await matters.sight(viewer, matterId);
    const state = sight === undefined ? undefined : await store.load(matterId);
    if (sight === undefined || !state || sight === 'STUB' || sight === 'OWN') return undefined;
    const acting = rules.viewerOf(viewer, sightedOf(state)).roles;
    const history = {
      state,
      events: await store.events(matterId),
      organisation,
      localDate: (now: number) => clocks.localDate(now),
    };
    return {
      state,
      sight,
      records: documentsOf(history),
      draftsOf: ({ unitId }) =>
        acting.some(
          ({ role, unitId: at }) =>
            role === 'REV' || role === 'SUP' || (['HDL', 'FH', 'LDR'].includes(role) && at === unitId),
        ),
    };
  }

  const shown = ({ records, draftsOf }: Reached) => records.filter((record) => !record.draft || draftsOf(record));

  function rowOf({ state, sight }: Reached, { documentId, claimSeq, unitId, facts }: DocumentRecord): DocumentRow {
    const full = sight === 'FULL';
    // Which unit handles a sealed matter could point at a person.
    const hideUnit = !full && needsReason(state.confidentiality, sight);
    return {
      documentId,
      kind: facts.kind,
      claimSeq,
      number: facts.number,
      servedOn: facts.servedOn,
      unitName: (!hideUnit && unitId && organisation.unit(unitId)?.name) || null,
      missing: full ? [...composeDocument(facts).completeness.missing] : [],
      open: full,
    };
  }

  async function one(viewer: Viewer, matterId: MatterId, documentId: string) {
    const found = await reach(viewer, matterId);
    const record = found && shown(found).find((candidate) => candidate.documentId === documentId);
    return found?.sight === 'FULL' && record ? { found, record } : undefined;
  }

  const reasonOf = async (viewer: Viewer, { state, sight }: Reached) =>
    viewer.session !== null && needsReason(state.confidentiality, sight)
      ? ((await reads.opened(viewer.session, state.matterId)) ?? null)
      : null;

  return {
    async list(viewer, matterId) {
      const found = await reach(viewer, matterId);
      return found && shown(found).map((record) => rowOf(found, record));
    },

    async view(viewer, matterId, documentId) {
      const reached = await one(viewer, matterId, documentId);
      if (!reached) return undefined;
      const { found, record } = reached;
      const reason = await reasonOf(viewer, found);
      if (reason !== null) await reads.sealed(auditActorOf(viewer), matterId, reason);
      const { title, recipient, sections, completeness } = composeDocument(record.facts);
      return {
        row: rowOf(found, record),
        title,
        recipient,
        sections: sections.map(({ paragraphs, ...section }) => ({ ...section, paragraphs: [...paragraphs] })),
        parts: completeness.parts.map((part) => ({ ...part })),
      };
    },

    async docx(viewer, matterId, documentId) {
      const reached = await one(viewer, matterId, documentId);
      if (!reached) return undefined;
      const { found, record } = reached;
      await reads.document(auditActorOf(viewer), matterId, await reasonOf(viewer, found));
      const composed = composeDocument(record.facts);
      const content = await docxOf(composed, (part) => `【缺：${documentNames.part[part as 'CLAIMS'].zh}】`);
      return {
        name: `${composed.number ?? `${found.state.publicNumber}-${String(record.claimSeq)}-草稿`}.docx`,
        content,
      };
    },
  };
}
