import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceIncident, OperatedInstance } from '../../../../domain/schema/operationViews.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { ReasonDialog } from '../Operations/ReasonDialog.tsx';
import { useAct } from './useAct.ts';

interface Props {
  readonly instance: OperatedInstance;
  readonly nameOf: (elementId: string) => string;
  readonly mayAct: boolean;
}

/** What it is stuck on: why, what helps, the engine's words beneath, and a retry. */
export function Incidents({ instance, nameOf, mayAct }: Props) {
  const { t } = useTranslation();
  const act = useAct(instance.processInstanceKey);
  const [retried, setRetried] = useState<InstanceIncident | null>(null);
  return (
    <section className="studio-card" aria-labelledby="instance-incidents">
      <h2 id="instance-incidents">{t('instance.incidents')}</h2>
      {instance.incidents.length === 0 && <p>{t('instance.none')}</p>}
      {instance.incidents.map((incident) => (
        <article key={incident.incidentKey} className="stuck-group" data-incident={incident.elementId}>
          <header className="pair">
            <h3>{nameOf(incident.elementId)}</h3>
            <span className="grow" />
            <span className="note tabular">{t('operations.since', { time: momentOf(incident.since) })}</span>
          </header>
          <p>{t(`operations.cause.${incident.cause}`)}</p>
          <p>
            {t(`operations.remedy.${incident.cause}`)} <Tag>{t(`operations.advice.${incident.advice}`)}</Tag>
          </p>
          <details>
            <summary>{t('instance.detail')}</summary>
            <p className="mono" lang="en">
              {incident.detail}
            </p>
          </details>
          {mayAct && (
            <div className="studio-acts">
              <Button onClick={() => setRetried(incident)}>{t('instance.retry')}</Button>
            </div>
          )}
        </article>
      ))}
      <ReasonDialog
        open={retried !== null}
        title={t('instance.retry')}
        reasons={['CAUSE_REMOVED', 'WRONG_DATA']}
        onClose={() => setRetried(null)}
        onConfirm={async (reason) => {
          await act('retries', { incidentKey: retried?.incidentKey ?? '', reason });
          setRetried(null);
        }}
      >
        <p>{t('operations.safe')}</p>
      </ReasonDialog>
    </section>
  );
}
