import { Button, Form, Input, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type {
  NewPersonBody,
  PersonBody,
  PersonRow,
  UnitRecord,
  WithPassword,
} from '../../../../../domain/schema/administration.ts';
import { request } from '../../../modules/api/request.ts';
import { useAct } from '../api.ts';
import { Conflict } from '../Conflict.tsx';
import { currentOf } from '../currentOf.ts';
import { Problem } from '../Problem.tsx';
import { Posts } from './Posts.tsx';
import { usePosts } from './usePosts.ts';

interface Props {
  /** null = a new one. */
  readonly person: PersonRow | null;
  readonly units: readonly UnitRecord[];
  readonly mayChange: boolean;
  readonly onPassword: (given: WithPassword) => void;
}

export function PersonForm({ person, units, mayChange, onPassword }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<NewPersonBody>();
  const { differences } = usePosts(units);
  const adding = useAct((body: NewPersonBody) => request<WithPassword>('/admin/people', { method: 'POST', body }));
  const saving = useAct(({ version, body }: { version: number; body: PersonBody }) =>
    request<PersonRow>(`/admin/people/${person?.userId ?? ''}`, { method: 'PUT', body, version }),
  );
  const current = currentOf<PersonRow>(saving.error);
  const mine = saving.variables?.body;
  const submit = ({ account, displayName, posts }: NewPersonBody) => {
    const body = { displayName, posts: posts ?? [] };
    if (person) saving.mutate({ version: person.version, body });
    else adding.mutate({ ...body, account }, { onSuccess: onPassword });
  };
  return (
    <section className="admin-card admin-preview" aria-labelledby="person-title">
      <h2 id="person-title">{person ? person.displayName : t('admin.people.add')}</h2>
      {current && mine ? (
        <Conflict
          differences={differences(current, mine)}
          onTheirs={() => {
            form.setFieldsValue({ displayName: current.displayName, posts: [...current.posts] });
            saving.reset();
          }}
          onMine={() => saving.mutate({ version: current.version, body: mine })}
        />
      ) : (
        <Problem error={saving.error ?? adding.error} />
      )}
      <Form<NewPersonBody>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayChange}
        initialValues={person ? { displayName: person.displayName, posts: person.posts } : { posts: [] }}
        onFinish={submit}
      >
        {person ? (
          <p className="note">
            {t('admin.people.account')} <span className="mono">{person.account}</span>
          </p>
        ) : (
          <Form.Item
            name="account"
            label={t('admin.people.account')}
            rules={[
              { required: true, pattern: /^[a-z0-9][a-z0-9._@-]{1,63}$/, message: t('admin.people.accountRule') },
            ]}
          >
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="displayName"
          label={t('admin.people.name')}
          rules={[{ required: true, message: t('admin.missing') }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Posts units={units} />
        {mayChange && (
          <div className="admin-buttons">
            <Button type="primary" htmlType="submit" loading={saving.isPending || adding.isPending}>
              {t('admin.save')}
            </Button>
          </div>
        )}
      </Form>
      {person && mayChange && <AccountActs person={person} onPassword={onPassword} />}
    </section>
  );
}

/** What is done with the account, apart from what is written about the person. */
function AccountActs({ person, onPassword }: { person: PersonRow; onPassword: Props['onPassword'] }) {
  const { t } = useTranslation();
  const path = `/admin/people/${person.userId}`;
  const resetting = useAct(() => request<WithPassword>(`${path}/password`, { method: 'POST' }));
  const act = person.disabled ? 'enabling' : 'disabling';
  const switching = useAct(() => request<PersonRow>(`${path}/${act}`, { method: 'POST', version: person.version }));
  return (
    <div className="admin-account">
      <Problem error={resetting.error ?? switching.error} />
      <div className="admin-buttons">
        <Popconfirm
          title={t('admin.people.resetAsk')}
          okText={t('admin.people.reset')}
          onConfirm={() => resetting.mutate(undefined, { onSuccess: onPassword })}
        >
          <Button loading={resetting.isPending}>{t('admin.people.reset')}</Button>
        </Popconfirm>
        <Popconfirm
          title={t(`admin.people.${act}Ask`)}
          okText={t(`admin.people.${act}`)}
          onConfirm={() => switching.mutate(undefined)}
        >
          <Button danger={!person.disabled} loading={switching.isPending}>
            {t(`admin.people.${act}`)}
          </Button>
        </Popconfirm>
      </div>
    </div>
  );
}
