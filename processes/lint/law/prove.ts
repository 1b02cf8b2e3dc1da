/** The rules of law, proved or refuted for one process by exploring it. */
import type { ExecutableProcess } from '../../../engine/core/model.ts';
import type { Words } from '../explore/monitor.ts';
import { explore, type ExploreOptions, type Found } from '../explore/search.ts';
import { lawMonitor, lawRules } from './lawMonitor.ts';
import type { LawRuleId } from './rule.ts';

export type Verdict =
  | { readonly ruleId: LawRuleId; readonly kind: 'proved' }
  /** Each with a path that can be played. */
  | { readonly ruleId: LawRuleId; readonly kind: 'violated'; readonly counterExamples: readonly Found[] }
  /** Needs an approver who takes it on, by name. */
  | {
      readonly ruleId: LawRuleId;
      readonly kind: 'undecided';
      readonly because: readonly { readonly elementId: string; readonly reason: Words }[];
    };

export interface Proof {
  readonly processId: string;
  readonly verdicts: readonly Verdict[];
  readonly states: number;
  readonly steps: number;
  readonly ms: number;
}

/** Explores the process with what it calls. A rule is proved only if nothing was cut off or left open on the way. */
export async function prove(
  processId: string,
  processes: readonly ExecutableProcess[],
  options: ExploreOptions = {},
): Promise<Proof> {
  const { findings, undecided, states, steps, ms } = await explore(processId, processes, lawMonitor, options);
  const verdicts = lawRules.map(({ id }): Verdict => {
    const own = findings.filter((finding) => finding.ruleId === id);
    const counterExamples = own.filter(({ kind }) => kind === 'violated');
    if (counterExamples.length > 0) return { ruleId: id, kind: 'violated', counterExamples };
    const because = [...own.map(({ elementId, message }) => ({ elementId, reason: message })), ...undecided];
    return because.length > 0 ? { ruleId: id, kind: 'undecided', because } : { ruleId: id, kind: 'proved' };
  });
  return { processId, verdicts, states, steps, ms };
}
