import { useEffect, useState } from 'react';
import type { Scenario, TrialChoice } from '../../../../domain/schema/studio.ts';
import {
  choose,
  coverage,
  createTrial,
  processOfResource,
  readFiles,
  restarted,
  runScenario,
  undo,
  type Coverage,
  type ScenarioResult,
  type Trial,
  type TrialModels,
} from '../../../../processes/play/index.ts';
import type { Surroundings } from '../../modules/studio/asks.ts';
import { OFFICE_ZONE } from '../../modules/studio/studioTime.ts';

export interface Trying {
  readonly trial: Trial | null;
  /** Why the draft cannot be tried as it is. */
  readonly unready: readonly string[];
  /** Why the last choice was not possible. */
  readonly refused: { readonly zh: string; readonly en: string } | null;
  readonly choose: (choice: TrialChoice) => void;
  readonly undo: () => void;
  readonly restart: () => void;
  /** Saved runs on the draft as it is now. */
  readonly runs: (scenarios: readonly Scenario[]) => {
    readonly results: readonly ScenarioResult[];
    readonly covered: Coverage | null;
  };
}

/** A trial of the draft as it is now, with the live files around it. A change of the draft begins it anew. */
export function useTrial(resource: string, xml: string, around: Surroundings | null, startsAt: string): Trying {
  const [models, setModels] = useState<TrialModels | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [unready, setUnready] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<Trying['refused']>(null);
  const processId = processOfResource(resource);
  const ready = around !== null;
  useEffect(() => {
    if (around === null) return undefined;
    let current = true;
    void readFiles([{ resource, content: xml }, ...around.files]).then((read) => {
      if (!current) return;
      const made = read.ok ? { ...read.models, forms: [...read.models.forms, ...around.forms] } : null;
      const known = made?.processes.some(({ bpmnProcessId }) => bpmnProcessId === processId) ?? false;
      setUnready(read.ok ? [] : read.problems.map(({ reason }) => reason));
      setModels(made);
      setRefused(null);
      setTrial(made && known ? createTrial({ processId, models: made, startsAt, zone: OFFICE_ZONE }) : null);
    });
    return () => {
      current = false;
    };
    // The live files do not change while a draft is open; `ready` says that they are read.
  }, [resource, xml, ready, startsAt]);
  return {
    trial,
    unready,
    refused,
    choose: (choice) => {
      if (!trial) return;
      const chosen = choose(trial, choice);
      setRefused(chosen.ok ? null : chosen.refused);
      if (chosen.ok) setTrial(chosen.trial);
    },
    undo: () => trial && setTrial(undo(trial)),
    restart: () => trial && setTrial(restarted(trial)),
    runs: (scenarios) => {
      if (!models) return { results: [], covered: null };
      const results = scenarios.map((scenario) => runScenario(scenario, models, OFFICE_ZONE));
      const process = models.processes.find(({ bpmnProcessId }) => bpmnProcessId === processId);
      return { results, covered: process && results.length > 0 ? coverage(results, process) : null };
    },
  };
}
