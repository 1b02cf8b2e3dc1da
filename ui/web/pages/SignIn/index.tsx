import { Alert, Button, Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSignIn } from '../../modules/api/queries.ts';
import { ProblemError } from '../../modules/api/request.ts';

/** What to try next after a failed sign-in; a wrong account and a wrong password are the same words. */
const reasonOf = (error: unknown): 'slowDown' | 'failed' | 'unreachable' => {
  if (!(error instanceof ProblemError)) return 'unreachable';
  return error.problem.status === 429 ? 'slowDown' : error.problem.status === 401 ? 'failed' : 'unreachable';
};

export function SignInPage() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const navigate = useNavigate();
  return (
    <Card className="sign-in">
      <title>{`${t('signIn.title')} · ${t('app.name')}`}</title>
      <h1>{t('signIn.title')}</h1>
      <p className="quiet">{t('app.tagline')}</p>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(values: { account: string; password: string }) =>
          signIn.mutate(values, { onSuccess: () => void navigate('/') })
        }
      >
        <Form.Item
          label={t('signIn.account')}
          name="account"
          rules={[{ required: true, message: t('signIn.accountMissing') }]}
        >
          <Input autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          label={t('signIn.password')}
          name="password"
          rules={[{ required: true, message: t('signIn.passwordMissing') }]}
        >
          <Input type="password" autoComplete="current-password" />
        </Form.Item>
        {signIn.isError && (
          <Alert type="error" showIcon title={t(`signIn.${reasonOf(signIn.error)}`)} className="form-error" />
        )}
        <Button type="primary" htmlType="submit" loading={signIn.isPending} block>
          {t('signIn.submit')}
        </Button>
      </Form>
    </Card>
  );
}
