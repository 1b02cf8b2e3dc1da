import { Alert, Button, Card, Form, Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useSignIn, useSignInWays } from '../../modules/api/queries.ts';
import { ProblemError } from '../../modules/api/request.ts';

interface Entered {
  readonly account: string;
  readonly password: string;
  readonly newPassword?: string;
}

/** What to try next after a failed sign-in; a wrong account and a wrong password are the same words. */
const reasonOf = (error: unknown): 'slowDown' | 'failed' | 'unreachable' => {
  if (!(error instanceof ProblemError)) return 'unreachable';
  return error.problem.status === 429 ? 'slowDown' : error.problem.status === 401 ? 'failed' : 'unreachable';
};
const asksForNew = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'NEW_PASSWORD_NEEDED';

/** With account and password, at the issuer, or either: as the office has it. */
export function SignInPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const ways = useSignInWays();
  const refused = search.get('refused');
  return (
    <Card className="sign-in">
      <title>{`${t('signIn.title')} · ${t('app.name')}`}</title>
      <h1>{t('signIn.title')}</h1>
      <p className="quiet">{t('app.tagline')}</p>
      {refused !== null && (
        <Alert
          type="error"
          showIcon
          title={t(refused === 'account' ? 'signIn.noAccount' : 'signIn.noAnswer')}
          className="form-error"
        />
      )}
      {ways.isPending && <Skeleton active />}
      {ways.data?.issuer && (
        <Button
          type={ways.data.local ? 'default' : 'primary'}
          href="/api/v1/session/oidc"
          className="sign-in-issuer"
          block
        >
          {t('signIn.issuer')}
        </Button>
      )}
      {!ways.isPending && ways.data?.local !== false && <PasswordForm />}
    </Card>
  );
}

function PasswordForm() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const navigate = useNavigate();
  const choose = asksForNew(signIn.error) || signIn.variables?.newPassword !== undefined;
  return (
    <Form<Entered>
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => signIn.mutate(values, { onSuccess: () => void navigate('/') })}
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
      {choose && (
        <Form.Item
          label={t('signIn.newPassword')}
          name="newPassword"
          rules={[{ required: true, min: 12, message: t('signIn.newPasswordRule') }]}
        >
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
      )}
      {signIn.isError && (
        <Alert
          type={asksForNew(signIn.error) ? 'info' : 'error'}
          showIcon
          title={t(asksForNew(signIn.error) ? 'signIn.chooseNew' : `signIn.${reasonOf(signIn.error)}`)}
          className="form-error"
        />
      )}
      <Button type="primary" htmlType="submit" loading={signIn.isPending} block>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}
