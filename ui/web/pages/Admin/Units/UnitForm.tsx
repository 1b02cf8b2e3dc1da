import { Button, Form, Input, Popconfirm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnitBody, UnitRecord } from '../../../../../domain/schema/administration.ts';
import { levelSchema, unitKindSchema } from '../../../../../domain/schema/codes.ts';
import { request } from '../../../modules/api/request.ts';
import { useCodes } from '../../../modules/codes/index.ts';
import { useAct } from '../api.ts';
import { Conflict } from '../Conflict.tsx';
import { currentOf } from '../currentOf.ts';
import { Problem } from '../Problem.tsx';
import { inOrder, territoryOf } from './tree.ts';
import { useUnitWords } from './useUnitWords.ts';

interface Props {
  /** null = a new one. */
  readonly unit: UnitRecord | null;
  readonly units: readonly UnitRecord[];
  readonly mayChange: boolean;
  readonly onDone: (unitId: string) => void;
}
const bodyOf = ({ code, kind, level, parentId, name }: UnitBody): UnitBody => ({ code, kind, level, parentId, name });
const save = ({ unitId, version, body }: { unitId: string | null; version: number; body: UnitBody }) =>
  unitId === null
    ? request<UnitRecord>('/admin/units', { method: 'POST', body })
    : request<UnitRecord>(`/admin/units/${unitId}`, { method: 'PUT', body, version });

export function UnitForm({ unit, units, mayChange, onDone }: Props) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const [form] = Form.useForm<UnitBody>();
  const saving = useAct(save);
  const closing = useAct(({ unitId, version }: UnitRecord) =>
    request<UnitRecord>(`/admin/units/${unitId}/closing`, { method: 'POST', version }),
  );
  const { differences } = useUnitWords(units);
  const current = currentOf<UnitRecord>(saving.error);
  const mine = saving.variables?.body;
  const editable = mayChange && unit?.closedOn !== undefined ? unit.closedOn === null : mayChange;
  const submit = (body: UnitBody, version: number) =>
    saving.mutate(
      { unitId: unit?.unitId ?? null, version, body: { ...body, parentId: body.parentId ?? null } },
      { onSuccess: ({ unitId }) => onDone(unitId) },
    );
  const territory = unit && territoryOf(units, unit.unitId);
  return (
    <section className="admin-card admin-preview" aria-labelledby="unit-title">
      <h2 id="unit-title">{unit ? pick(unit.name) : t('admin.units.add')}</h2>
      {territory && <p className="note">{t('admin.units.territory', { name: pick(territory.name) })}</p>}
      {current && mine ? (
        <Conflict
          differences={differences(current, mine)}
          onTheirs={() => {
            form.setFieldsValue(bodyOf(current));
            saving.reset();
          }}
          onMine={() => submit(mine, current.version)}
        />
      ) : (
        <Problem error={saving.error ?? closing.error} />
      )}
      <Form<UnitBody>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!editable}
        initialValues={unit ? bodyOf(unit) : { kind: 'DEPARTMENT', level: 'COUNTY', parentId: null }}
        onFinish={(body) => submit(body, unit?.version ?? 0)}
      >
        <Form.Item
          name="code"
          label={t('admin.units.code')}
          rules={[{ required: true, pattern: /^[A-Z][A-Z0-9_]{1,39}$/, message: t('admin.units.codeRule') }]}
        >
          <Input />
        </Form.Item>
        <Form.Item
          name={['name', 'zh']}
          label={t('admin.units.nameZh')}
          rules={[{ required: true, message: t('admin.missing') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name={['name', 'en']}
          label={t('admin.units.nameEn')}
          rules={[{ required: true, message: t('admin.missing') }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="kind" label={t('admin.units.kind')}>
          <Select options={unitKindSchema.options.map((value) => ({ value, label: code('unitKind', value) }))} />
        </Form.Item>
        <Form.Item name="level" label={t('admin.units.level')}>
          <Select options={levelSchema.options.map((value) => ({ value, label: code('level', value) }))} />
        </Form.Item>
        <Form.Item name="parentId" label={t('admin.units.parent')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('admin.units.top')}
            options={inOrder(units)
              .filter((placed) => placed.unit.closedOn === null && placed.unit.unitId !== unit?.unitId)
              .map((placed) => ({ value: placed.unit.unitId, label: pick(placed.unit.name) }))}
          />
        </Form.Item>
        {editable && (
          <div className="admin-buttons">
            {unit && (
              <Popconfirm
                title={t('admin.units.closeAsk')}
                okText={t('admin.units.close')}
                onConfirm={() => closing.mutate(unit)}
              >
                <Button loading={closing.isPending}>{t('admin.units.close')}</Button>
              </Popconfirm>
            )}
            <Button type="primary" htmlType="submit" loading={saving.isPending}>
              {t('admin.save')}
            </Button>
          </div>
        )}
      </Form>
    </section>
  );
}
