/** The shipped form-js forms of the user tasks, and what each starts with: choices and what is known already. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitKind } from '../../../domain/schema/codes.ts';
import type { ClaimState, MatterState, Unit } from '../../../domain/schema/matter.ts';

export type FormSchema = Readonly<Record<string, unknown>>;
type Data = Readonly<Record<string, unknown>>;

/** All forms of a folder, by form id `<process>.<task>`. */
export function loadForms(folder: string): ReadonlyMap<string, FormSchema> {
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.form'))
      .map((file) => [
        file.slice(0, -'.form'.length),
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as FormSchema,
      ]),
  );
}

/** Kinds of units that handle claims, and organs that accusations go to (R1 arts 22, 30). */
const HANDLING: ReadonlySet<UnitKind> = new Set<UnitKind>(['DEPARTMENT', 'TOWN']);
const ORGANS: ReadonlySet<UnitKind> = new Set<UnitKind>(['DISCIPLINE', 'PROCURATORATE', 'COURT', 'GOVERNMENT']);

/** A list to choose from, in both languages as forms carry it; never with the accused unit or a closed one in it. */
const choices = (units: readonly Unit[], kinds: ReadonlySet<UnitKind>, accusedUnitId: string | null) =>
  units
    .filter(({ kind, unitId, closed }) => !closed && kinds.has(kind) && unitId !== accusedUnitId)
    .map(({ unitId, name }) => ({ value: unitId, label: name.zh, 'label:en': name.en }));

const proposedUnit = (claim: ClaimState): string | null => claim.unitId ?? claim.proposed?.candidateUnitIds[0] ?? null;

/** What the form of a task is filled in with when it is opened. */
export function formDataOf(taskKey: string, state: MatterState, claimId: string | null, units: readonly Unit[]): Data {
  const claim = state.claims.find((one) => one.claimId === claimId);
  const lists = {
    units: choices(units, HANDLING, state.accusedUnitId),
    organs: choices(units, ORGANS, state.accusedUnitId),
  };
  switch (taskKey) {
    case 'petition-case/task-intake-check':
      return state.intake ? { decision: state.intake.decision } : {};
    case 'petition-case/task-route':
      return {
        ...lists,
        matterType: state.matterType,
        confidentiality: state.confidentiality,
        claims: state.claims.map((one) => ({
          claimId: one.claimId,
          // Shown instead of the id.
          seq: one.seq,
          subject: one.facts.subject,
          route: one.route ?? one.proposed?.route ?? null,
          unitId: proposedUnit(one),
          simplified: one.simplified,
        })),
      };
    case 'petition-case/task-dispatch':
    case 'petition-case/task-superior-decides':
      return { ...lists, ...(claim ? { unitId: proposedUnit(claim) } : {}) };
    default:
      return lists;
  }
}
