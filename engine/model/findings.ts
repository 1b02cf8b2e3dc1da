/** Collects what is wrong with a file, so that one answer names every problem. */

export interface Problem {
  /** Id of the element it is about; the id of the root when the element has none. */
  readonly elementId: string;
  /** One or more sentences for a process designer. */
  readonly reason: string;
}

export interface Findings {
  /** The file cannot run. */
  refuse(elementId: string, reason: string): void;
  /** The file runs, but something in it has no effect here. */
  warn(elementId: string, reason: string): void;
}

export interface CollectedFindings extends Findings {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export function collectFindings(): CollectedFindings {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  return {
    problems,
    warnings,
    refuse: (elementId, reason) => void problems.push({ elementId, reason }),
    warn: (elementId, reason) => void warnings.push({ elementId, reason }),
  };
}
