/** One act of a demo case at a local time. */
import type { UserTaskKey } from '../../domain/jobs/userTasks.ts';
import type { IntakeBody } from '../../domain/schema/intake.ts';
import type { Rating } from '../../domain/schema/codes.ts';

/** Local time in the office's zone, `YYYY-MM-DD HH:mm`. */
export type LocalTime = string;

export type Step =
  | {
      readonly at: LocalTime;
      readonly kind: 'contact';
      readonly intake: IntakeBody;
      /** false for the first contact, that opens the matter */ readonly further: boolean;
    }
  /** A staff act: the open task of that key, of the claim with that number when the matter has several. */
  | {
      readonly at: LocalTime;
      readonly kind: 'task';
      readonly task: UserTaskKey;
      readonly claim?: number;
      readonly form: FormOf;
    }
  | { readonly at: LocalTime; readonly kind: 'rate'; readonly rating: Rating }
  | { readonly at: LocalTime; readonly kind: 'requestReview' | 'requestReexam'; readonly claim: number };

/** The claims of a matter as the API shows them, in order of their number. */
export interface ClaimRef {
  readonly claimId: string;
  readonly seq: number;
}
/** A form, or how to fill it once the claims' ids are known. */
export type FormOf =
  | Readonly<Record<string, unknown>>
  | ((claims: readonly ClaimRef[]) => Readonly<Record<string, unknown>>);

export interface DemoCase {
  readonly id: `AC-0${number}`;
  readonly title: { readonly zh: string; readonly en: string };
  readonly steps: readonly Step[];
}
