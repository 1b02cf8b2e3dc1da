import { LockOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterView } from '../../../../domain/schema/views.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { Seal } from '../../modules/Seal.tsx';

/** How serious, whose turn, and until when (ux §9). What the petitioner said stands in serif: someone's words. */
export function Header({ view }: { view: MatterView }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const { row, petitioner } = view;
  return (
    <Card size="small">
      <div className="matter-header">
        <Seal colour={row.colour} size={40} />
        <div className="grow">
          <h1>
            <span className="mono">{row.publicNumber}</span>
          </h1>
          <p>
            {[
              `${code('channel', row.channel)} ${row.receivedOn}`,
              code('matterType', row.matterType),
              t('matter.people', { count: row.petitionerCount }),
              t('matter.contacts', { count: row.contacts }),
              ...(row.confidentiality === 'NORMAL' ? [] : [code('confidentiality', row.confidentiality)]),
            ].join(' · ')}
          </p>
        </div>
        <dl className="figures">
          <div>
            <dt>{t('matter.stage')}</dt>
            <dd>{code('matterStatus', row.status)}</dd>
          </div>
          {row.nextDue && (
            <div>
              <dt>
                {t('matters.due')} · {pick(row.nextDue.name)}
              </dt>
              <dd className="tabular">
                {row.nextDue.dueOn} <Deadline state={row.nextDue.state} days={row.nextDue.days} />
              </dd>
            </div>
          )}
        </dl>
      </div>
      {petitioner.text === null ? (
        <p className="quiet">
          <LockOutlined aria-hidden /> {t('matter.masked')}
        </p>
      ) : (
        <blockquote lang="zh-CN">
          {petitioner.text}
          {petitioner.name !== null && <footer>{petitioner.name}</footer>}
        </blockquote>
      )}
    </Card>
  );
}
