import { LockOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Form, Input, Radio, Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { openingArticles, openingReasonSchema, type OpeningReason } from '../../../../domain/access/openingReasons.ts';
import { useAlias, useOpenSealed } from '../../modules/api/queries.ts';
import { useCodes } from '../../modules/codes/index.ts';

interface Entered {
  readonly reason: OpeningReason;
  readonly note?: string;
}

/** A sealed matter before it is opened: number and day, and the question for what (privacy rule 4, ux §7). */
export function SealedMatter({ matterId }: { matterId: string }) {
  const { t } = useTranslation();
  const { code, article } = useCodes();
  const alias = useAlias(matterId, true);
  const opening = useOpenSealed(matterId);
  const back = <Link to="/matters">← {t('matter.back')}</Link>;
  if (alias.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!alias.data) return <Result status="info" title={t('matter.notThere')} extra={back} />;
  const { row } = alias.data;
  return (
    <div className="stack">
      <title>{`${row.publicNumber} · ${t('app.name')}`}</title>
      {back}
      <Card size="small">
        <h1>
          <LockOutlined aria-hidden /> <span className="mono">{row.publicNumber}</span>
        </h1>
        <p className="quiet">
          {t('matter.sealed.title')} · {code('confidentiality', row.confidentiality)} · {row.receivedOn}
        </p>
      </Card>
      <Card size="small" className="sealed-ask">
        <p>{t('matter.sealed.lead')}</p>
        <Form<Entered>
          layout="vertical"
          requiredMark={false}
          initialValues={{ reason: 'HANDLING' }}
          onFinish={({ reason, note }) => opening.mutate({ reason, note: note ?? '' })}
        >
          <Form.Item name="reason" label={t('matter.sealed.reason')}>
            <Radio.Group
              className="sealed-reasons"
              options={openingReasonSchema.options.map((value) => ({
                value,
                label: (
                  <>
                    {t(`matter.sealed.${value}`)} <span className="note">{article(openingArticles[value])}</span>
                  </>
                ),
              }))}
            />
          </Form.Item>
          <Form.Item name="note" label={t('matter.sealed.note')} extra={t('matter.sealed.noteHint')}>
            <Input.TextArea maxLength={500} rows={2} />
          </Form.Item>
          {opening.isError && <Alert type="error" showIcon title={t('matter.sealed.failed')} className="form-error" />}
          <Button type="primary" htmlType="submit" loading={opening.isPending}>
            {t('matter.sealed.open')}
          </Button>
        </Form>
      </Card>
    </div>
  );
}
