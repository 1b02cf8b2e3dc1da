import { Alert, Skeleton, Tag } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { OperatedInstance } from '../../../../domain/schema/operationViews.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { FlowPicture, type Mark } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useInstance } from '../Operations/api.ts';
import { useElementNames } from '../StudioMoves/useElementNames.ts';
import { CancelInstance } from './CancelInstance.tsx';
import { Incidents } from './Incidents.tsx';
import { Steps } from './Steps.tsx';
import { SuspendedNote, SuspendInstance } from './Suspension.tsx';
import { Variables } from './Variables.tsx';
import '../../modules/studio/studio.css';
import '../Operations/operations.css';

/** Where it was, where it is, and where it is stuck. */
function marksOf({ steps, incidents }: OperatedInstance): Mark[] {
  const active = new Set(steps.filter(({ state }) => state === 'ACTIVE').map(({ elementId }) => elementId));
  const passed = new Set(steps.map(({ elementId }) => elementId).filter((id) => !active.has(id)));
  return [
    ...[...passed].map((elementId): Mark => ({ elementId, kind: 'passed' })),
    ...[...active].map((elementId): Mark => ({ elementId, kind: 'now', label: '●' })),
    ...incidents.map(({ elementId }): Mark => ({ elementId, kind: 'stuck', label: '⚡' })),
  ];
}

/** One running flow: its diagram, what it is stuck on, its data, and what an administrator may do with it. */
export function OperationsInstancePage() {
  const { t } = useTranslation();
  const { code, language } = useCodes();
  const { key = '' } = useParams();
  const query = useInstance(key);
  const names = useElementNames(query.data?.xml);
  const nameOf = (id: string) => names.get(id)?.[language] ?? id;
  if (query.isError && !query.data) {
    const status = query.error instanceof ProblemError ? query.error.problem.status : 0;
    if (status === 404 || status === 400) return <Alert type="info" showIcon title={t('instance.gone')} />;
    return <Failed onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const instance = query.data;
  const process = code('process', instance.processId);
  const mayAct = instance.may.act && instance.state === 'ACTIVE';
  return (
    <div className="stack operations">
      <title>{`${t('instance.title', { process, key })} · ${t('app.name')}`}</title>
      <header className="studio-head">
        <Link to={`/operations?definition=${instance.definitionKey}`}>← {t('instance.back')}</Link>
        <h1>
          {process} <span className="mono">{instance.processInstanceKey}</span>
        </h1>
        <Tag>{t(`instance.state.${instance.state}`)}</Tag>
        <span className="grow" />
        {mayAct && <SuspendInstance instance={instance} />}
        {mayAct && <CancelInstance instanceKey={key} />}
      </header>
      <SuspendedNote instance={instance} />
      <p className="note">{t('instance.clocks')}</p>
      <section className="studio-card" aria-label={process}>
        <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
          <FlowPicture xml={instance.xml} label={process} marks={marksOf(instance)} />
        </Suspense>
      </section>
      <div className="operations-columns">
        <Incidents instance={instance} nameOf={nameOf} mayAct={mayAct} />
        <Variables instance={instance} mayAct={mayAct} />
      </div>
      <Steps instance={instance} names={names} nameOf={nameOf} mayAct={mayAct} />
    </div>
  );
}
