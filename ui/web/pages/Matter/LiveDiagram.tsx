import { Card, Empty, Select, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowView } from '../../../../domain/schema/views.ts';
import { useFlowPosition, useFlows } from '../../modules/api/queries.ts';
import { Diagram } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** Running flows first; those of the clocks are shown as due dates. */
const shown = (flows: readonly FlowView[]): FlowView[] =>
  flows
    .filter((flow) => flow.processId !== 'clock-watch')
    .toSorted((a, b) => Number(b.state === 'ACTIVE') - Number(a.state === 'ACTIVE'));

/** The process diagram of a flow of this matter with its live position. */
export function LiveDiagram({ matterId }: { matterId: string }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const flows = useFlows(matterId);
  const [chosen, choose] = useState<string | null>(null);
  const items = shown(flows.data?.items ?? []);
  const key = chosen ?? items[0]?.processInstanceKey ?? null;
  const position = useFlowPosition(matterId, key);
  const loading = flows.isPending || (key !== null && position.isPending);
  return (
    <Card
      title={<h2>{t('matter.diagram')}</h2>}
      size="small"
      extra={
        items.length > 0 && (
          <Select
            aria-label={t('matter.flow')}
            popupMatchSelectWidth={false}
            className="flow-choice"
            value={key}
            onChange={choose}
            options={items.map((flow) => ({
              value: flow.processInstanceKey,
              label: `${code('process', flow.processId)} · ${code('flowState', flow.state)}`,
            }))}
          />
        )
      }
    >
      {position.data ? (
        <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
          <Diagram
            position={position.data}
            label={`${t('matter.diagram')}: ${code('process', position.data.processId)}`}
          />
        </Suspense>
      ) : loading ? (
        <Skeleton.Node active className="diagram-wait" />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('matter.noFlow')} />
      )}
    </Card>
  );
}
