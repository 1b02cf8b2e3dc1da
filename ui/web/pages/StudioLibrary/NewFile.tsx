import { Alert, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { resourceNameSchema } from '../../../../domain/schema/studio.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { beginDraft, useTemplates } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';

interface Asked {
  readonly resource: string;
  readonly template: string;
}

/** A new flow from one of the templates. */
export function NewFile() {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const navigate = useNavigate();
  const refusal = useRefusal();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const templates = useTemplates(open).data;
  const begin = ({ resource, template }: Asked) =>
    beginDraft({ resource, from: { kind: 'TEMPLATE', template } }).then(
      ({ draftId }) => navigate(`/studio/drafts/${draftId}`),
      (error: unknown) => setFailed(refusal(error)),
    );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('studio.new')}
      </Button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('studio.newTitle')} destroyOnHidden>
        <Form<Asked> layout="vertical" onFinish={(asked) => void begin(asked)}>
          {failed !== null && <Alert type="error" showIcon title={failed} className="form-error" />}
          <Form.Item
            name="resource"
            label={t('studio.fileName')}
            extra={t('studio.fileNameRule')}
            rules={[
              {
                required: true,
                validator: (_, value: unknown) =>
                  resourceNameSchema.safeParse(value).success && String(value).endsWith('.bpmn')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('studio.fileNameRule'))),
              },
            ]}
          >
            <Input placeholder="two-checks.bpmn" />
          </Form.Item>
          <Form.Item name="template" label={t('studio.template')} rules={[{ required: true }]}>
            <Radio.Group className="template-choice">
              {templates?.map(({ template, name, explanation }) => (
                <Radio key={template} value={template}>
                  {pick(name)}
                  <span className="note template-note">{pick(explanation)}</span>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <Button type="primary" htmlType="submit">
            {t('studio.begin')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
