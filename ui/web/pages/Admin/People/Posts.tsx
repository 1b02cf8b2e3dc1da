import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { postRoleSchema, type UnitRecord } from '../../../../../domain/schema/administration.ts';
import { useCodes } from '../../../modules/codes/index.ts';

/** The posts of a person: a role at a unit each. */
export function Posts({ units }: { units: readonly UnitRecord[] }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const roles = postRoleSchema.options.map((value) => ({ value, label: code('role', value) }));
  const places = units.map(({ unitId, name, closedOn }) => ({
    value: unitId,
    label: pick(name),
    disabled: closedOn !== null,
  }));
  const missing = [{ required: true, message: t('admin.missing') }];
  return (
    <Form.List name="posts">
      {(fields, { add, remove }) => (
        <fieldset className="admin-posts">
          <legend>{t('admin.people.posts')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="admin-post">
              <Form.Item name={[name, 'role']} rules={missing} noStyle>
                <Select
                  aria-label={t('admin.people.role')}
                  placeholder={t('admin.people.role')}
                  popupMatchSelectWidth={false}
                  options={roles}
                />
              </Form.Item>
              <Form.Item name={[name, 'unitId']} rules={missing} noStyle>
                <Select
                  aria-label={t('admin.people.unit')}
                  placeholder={t('admin.people.unit')}
                  popupMatchSelectWidth={false}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={places}
                />
              </Form.Item>
              <Button aria-label={t('admin.people.takePost')} icon={<DeleteOutlined />} onClick={() => remove(name)} />
            </div>
          ))}
          <Button onClick={() => add()}>{t('admin.people.addPost')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
