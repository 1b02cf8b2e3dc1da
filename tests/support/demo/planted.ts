/** What the nine cases of the demo plant in the free fields of their acts. */
import { CANARY, phoneOf, plantForm, plantIntake } from '../../../app/demo/canary.ts';
import { demoCases } from '../../../app/demo/cases/index.ts';
import type { ClaimRef, DemoCase, Step } from '../../../app/demo/step.ts';

export interface Planted {
  readonly caseId: string;
  /** Unlike any other text. */
  readonly mark: string;
  /** What the story says in that field, before the mark. */
  readonly words: string;
}

/** More than any case has; the forms only need ids to put in. */
const CLAIMS: readonly ClaimRef[] = [1, 2, 3].map((seq) => ({ claimId: `clm_${seq}`, seq }));

/** The body that the driver sends for a step; undefined for an act without a body of the petitioner's or staff's own words. */
export function bodyOf({ id }: DemoCase, step: Step): unknown {
  if (step.kind === 'contact') return plantIntake(id, step.intake);
  if (step.kind !== 'task') return undefined;
  return plantForm(id, step.task, typeof step.form === 'function' ? step.form(CLAIMS) : step.form);
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Every mark of every scripted act, each once per text that it stands with. */
export const planted: readonly Planted[] = demoCases.flatMap((demoCase) =>
  demoCase.steps
    .flatMap((step) => strings(bodyOf(demoCase, step)))
    .filter((text) => text.includes(CANARY))
    .map((text) => {
      const at = text.indexOf(CANARY);
      return { caseId: demoCase.id, mark: text.slice(at), words: text.slice(0, at).trim() };
    }),
);

export const phones: readonly string[] = demoCases.map(({ id }) => phoneOf(id));

/** So many characters of a text are no accident. */
const TELLING = 8;

/**
 * What nothing but the case store may hold: the marks, the phone numbers, and the beginnings of the texts (whatever is cut off at
 * the end has lost its mark). Not the legal basis, whose statutes the flows' own documentation cites too.
 */
export const personal: readonly string[] = [
  ...new Set([
    CANARY,
    ...phones,
    ...planted
      .filter(({ mark, words }) => words.length >= TELLING && !mark.endsWith('.legalBasis'))
      .map(({ words }) => words.slice(0, TELLING)),
  ]),
];
