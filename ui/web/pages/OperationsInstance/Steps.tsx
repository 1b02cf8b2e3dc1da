import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceStep, OperatedInstance } from '../../../../domain/schema/operationViews.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import type { ElementNames } from '../StudioMoves/useElementNames.ts';
import { MoveStep } from './MoveStep.tsx';

interface Props {
  readonly instance: OperatedInstance;
  readonly names: ElementNames;
  readonly nameOf: (elementId: string) => string;
  readonly mayAct: boolean;
}

const STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'];

/** The steps taken, the latest first; where it stands now it can be moved from. */
export function Steps({ instance, names, nameOf, mayAct }: Props) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<InstanceStep | null>(null);
  const steps = instance.steps.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  return (
    <section className="studio-card" aria-labelledby="instance-steps">
      <h2 id="instance-steps">{t('instance.steps')}</h2>
      <div className="studio-scroll" tabIndex={0} role="group" aria-labelledby="instance-steps">
        <table className="studio-table">
          <thead>
            <tr>
              {(['step', 'state', 'from', 'until'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`instance.column.${column}`)}
                </th>
              ))}
              {mayAct && (
                <th scope="col">
                  <span className="visually-hidden">{t('instance.move')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.elementInstanceKey} data-step={step.elementId}>
                <td>{nameOf(step.elementId)}</td>
                <td>{STATES.includes(step.state) ? t(`instance.step.${step.state}`) : step.state}</td>
                <td className="tabular">{momentOf(step.from)}</td>
                <td className="tabular">{step.until === null ? '' : momentOf(step.until)}</td>
                {mayAct && (
                  <td>
                    {step.state === 'ACTIVE' && (
                      <Button size="small" onClick={() => setMoved(step)}>
                        {t('instance.move')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {moved && (
        <MoveStep instanceKey={instance.processInstanceKey} step={moved} names={names} onClose={() => setMoved(null)} />
      )}
    </section>
  );
}
