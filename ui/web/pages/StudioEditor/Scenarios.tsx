import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Progress } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../domain/schema/studio.ts';
import { savedFrom, type Trial } from '../../../../processes/play/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { removeScenario, saveScenario, useScenarios } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import type { Trying } from './useTrial.ts';

interface Props {
  readonly resource: string;
  readonly trial: Trial;
  readonly runs: Trying['runs'];
  readonly names: (elementId: string) => string;
}

const NONE: readonly Scenario[] = [];

/** Saved runs, each played again on the draft as it is now, and how much of the flow they pass. */
export function Scenarios({ resource, trial, runs, names }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const client = useQueryClient();
  const { message } = App.useApp();
  const refusal = useRefusal();
  const [name, setName] = useState('');
  const scenarios = useScenarios(resource).data ?? NONE;
  // A trial has the models of the draft; it changes at every step, they do not.
  const { results, covered } = useMemo(() => runs(scenarios), [scenarios, trial.models]);
  const act = (done: Promise<unknown>) =>
    done.then(
      () => client.invalidateQueries({ queryKey: ['studio', 'scenarios', resource] }),
      (error: unknown) => void message.error(refusal(error)),
    );
  const save = async () => {
    await act(saveScenario(resource, { name: name.trim(), ...savedFrom(trial) }));
    setName('');
  };
  return (
    <section className="stack">
      <h3>
        {t('draft.scenarios')} <span className="tabular">{scenarios.length}</span>
      </h3>
      {covered && (
        <Progress
          percent={Math.round((100 * covered.passed) / covered.all)}
          size="small"
          aria-label={t('draft.coverage')}
          format={(percent) => t('draft.covered', { percent })}
        />
      )}
      <ul>
        {scenarios.map(({ scenarioId, name: called }, n) => {
          const difference = results[n]?.difference;
          return (
            <li key={scenarioId} className="scenario">
              <span>
                {results[n]?.passed === true ? '✓' : '✗'} <span lang="zh-CN">{called}</span>
                {difference && (
                  <span className="note">
                    {' '}
                    {pick(difference.why)}{' '}
                    {difference.expected !== null && <span lang="zh-CN">{names(difference.expected)}</span>}
                  </span>
                )}
              </span>
              <Button size="small" onClick={() => void act(removeScenario(resource, scenarioId))}>
                {t('draft.removeScenario')}
              </Button>
            </li>
          );
        })}
      </ul>
      {trial.steps.length > 0 && (
        <form
          className="outline-act"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <label>
            {t('draft.scenarioName')}
            <Input value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
          </label>
          <Button htmlType="submit" disabled={name.trim() === ''}>
            {t('draft.saveScenario')}
          </Button>
        </form>
      )}
    </section>
  );
}
