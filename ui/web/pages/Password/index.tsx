import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, request } from '../../modules/api/request.ts';
import { words } from './words.ts';

interface Entered {
  readonly present: string;
  readonly chosen: string;
  readonly again: string;
}
/** As the server wants it (routes/session.ts). */
const LEAST = 12;
const KNOWN: ReadonlySet<string> = new Set(Object.keys(words.en.refusal));

/** One's own password for another. */
export function PasswordPage() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entered>();
  const [said, setSaid] = useState<{ readonly type: 'success' | 'error'; readonly words: string }>();
  const [busy, setBusy] = useState(false);
  const refusalOf = (error: unknown): string => {
    const code = error instanceof ProblemError ? error.problem.code : undefined;
    return code !== undefined && KNOWN.has(code) ? t(`password.refusal.${code}`) : t('error.failed');
  };
  async function change({ present, chosen }: Entered): Promise<void> {
    setBusy(true);
    try {
      await request<void>('/session/password', { method: 'PUT', body: { password: present, newPassword: chosen } });
      form.resetFields();
      setSaid({ type: 'success', words: t('password.changed') });
    } catch (error) {
      setSaid({ type: 'error', words: refusalOf(error) });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Card className="sign-in">
      <title>{`${t('password.title')} · ${t('app.name')}`}</title>
      <h1>{t('password.title')}</h1>
      <p className="quiet">{t('password.rule')}</p>
      <div role="status">{said && <Alert type={said.type} showIcon title={said.words} className="form-error" />}</div>
      <Form<Entered> form={form} layout="vertical" requiredMark={false} onFinish={(entered) => void change(entered)}>
        <Form.Item
          name="present"
          label={t('password.present')}
          rules={[{ required: true, message: t('password.present') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="chosen"
          label={t('password.chosen')}
          rules={[{ required: true, min: LEAST, message: t('password.tooShort') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('password.again')}
          dependencies={['chosen']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, value: unknown) =>
                value === getFieldValue('chosen') ? Promise.resolve() : Promise.reject(new Error(t('password.differ'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t('password.change')}
        </Button>
      </Form>
    </Card>
  );
}
