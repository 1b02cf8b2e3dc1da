import { ThunderboltFilled } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationsOverview, StuckGroup } from '../../../../domain/schema/operationViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { InstanceLinks } from './InstanceLinks.tsx';
import { RetryAll } from './RetryAll.tsx';

interface Props {
  readonly overview: OperationsOverview;
  /** Of an element of the version that is shown; of another one its id stands. */
  readonly nameOf: (elementId: string) => string;
}

/** What is stuck, by cause: why, what helps, and whether a retry is safe. */
export function StuckCases({ overview: { stuck, more, may }, nameOf }: Props) {
  const { t } = useTranslation();
  return (
    <section className="studio-card" aria-labelledby="operations-stuck">
      <h2 id="operations-stuck">
        <ThunderboltFilled aria-hidden className="stuck-icon" /> {t('operations.stuckTitle')}{' '}
        <span className="tabular">{stuck.reduce((sum, { count }) => sum + count, 0)}</span>
      </h2>
      {stuck.length === 0 && <p>{t('operations.noStuck')}</p>}
      {stuck.map((group) => (
        <Stuck
          key={`${group.processId} ${group.elementId} ${group.cause}`}
          group={group}
          mayAct={may.act}
          step={nameOf(group.elementId)}
        />
      ))}
      {more && <p className="note">{t('operations.more')}</p>}
      {stuck.length > 0 && <p className="note">{t('operations.safe')}</p>}
      {!may.act && <p className="note">{t('operations.readOnly')}</p>}
    </section>
  );
}

function Stuck({ group, mayAct, step }: { group: StuckGroup; mayAct: boolean; step: string }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const [listed, setListed] = useState(false);
  const { cause, advice, count, since, processId, elementId, instances } = group;
  return (
    <article className="stuck-group" data-stuck={elementId}>
      <header className="pair">
        <h3>
          {code('process', processId)}: {t('operations.stuckAt', { count, step })}
        </h3>
        <span className="grow" />
        <span className="note tabular">{t('operations.since', { time: momentOf(since) })}</span>
      </header>
      <p>{t(`operations.cause.${cause}`)}</p>
      <p>
        {t(`operations.remedy.${cause}`)} <Tag>{t(`operations.advice.${advice}`)}</Tag>
      </p>
      <div className="studio-acts">
        {mayAct && <RetryAll instances={instances} isSafe={advice === 'AT_ONCE'} />}
        <Button aria-expanded={listed} onClick={() => setListed(!listed)}>
          {t('operations.instances')}
        </Button>
      </div>
      {listed && <InstanceLinks keys={instances} />}
    </article>
  );
}
