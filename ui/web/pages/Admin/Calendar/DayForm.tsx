import { Button, Form, Input, Popconfirm, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  calendarDayBodySchema,
  type CalendarDay,
  type CalendarDayBody,
} from '../../../../../domain/schema/administration.ts';
import { request } from '../../../modules/api/request.ts';
import { useAct, useCalendarPreview } from '../api.ts';
import { Conflict } from '../Conflict.tsx';
import { currentOf } from '../currentOf.ts';
import { Problem } from '../Problem.tsx';

interface Props {
  /** null = a new one. A published day can be given another meaning here; the published table stays as it is. */
  readonly day: CalendarDay | null;
  readonly year: number;
  readonly mayChange: boolean;
  readonly onDone: () => void;
}

export function DayForm({ day, year, mayChange, onDone }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<CalendarDayBody>();
  const values = Form.useWatch([], form) as Partial<CalendarDayBody> | undefined;
  const asked = calendarDayBodySchema.safeParse(values);
  const preview = useCalendarPreview(mayChange && asked.success ? asked.data : null);
  const saving = useAct(({ version, body }: { version: number; body: CalendarDayBody }) =>
    request<CalendarDay>('/admin/calendar/days', { method: 'PUT', body, version }),
  );
  const withdrawing = useAct(({ on, version }: CalendarDay) =>
    request<CalendarDay>(`/admin/calendar/days/${on}`, { method: 'DELETE', version }),
  );
  const current = currentOf<CalendarDay>(saving.error);
  const mine = saving.variables?.body;
  const words = ({ working, name }: CalendarDayBody): string =>
    `${t(working ? 'admin.calendar.working' : 'admin.calendar.free')} · ${name.zh} · ${name.en}`;
  const missing = [{ required: true, message: t('admin.missing') }];
  return (
    <section className="admin-card admin-preview" aria-labelledby="day-title">
      <h2 id="day-title" className="tabular">
        {day?.on ?? t('admin.calendar.add')}
      </h2>
      {current && mine ? (
        <Conflict
          differences={[{ field: mine.on, theirs: words(current), mine: words(mine) }]}
          onTheirs={onDone}
          onMine={() => saving.mutate({ version: current.version, body: mine }, { onSuccess: onDone })}
        />
      ) : (
        <Problem error={saving.error ?? withdrawing.error} />
      )}
      <Form<CalendarDayBody>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayChange}
        initialValues={
          day ? { on: day.on, working: day.working, name: day.name } : { on: `${String(year)}-`, working: false }
        }
        onFinish={(body) => saving.mutate({ version: day?.version ?? 0, body }, { onSuccess: onDone })}
      >
        <Form.Item
          name="on"
          label={t('admin.calendar.day')}
          rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('admin.calendar.dayRule') }]}
        >
          <Input readOnly={day !== null} />
        </Form.Item>
        <Form.Item name="working" label={t('admin.calendar.is')}>
          <Radio.Group
            options={[
              { value: false, label: t('admin.calendar.free') },
              { value: true, label: t('admin.calendar.working') },
            ]}
          />
        </Form.Item>
        <Form.Item name={['name', 'zh']} label={t('admin.units.nameZh')} rules={missing}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name={['name', 'en']} label={t('admin.units.nameEn')} rules={missing}>
          <Input maxLength={120} />
        </Form.Item>
        {preview.data && (
          <p className="note" role="status">
            {t('admin.calendar.preview', { count: preview.data.different, open: preview.data.openClocks })}
          </p>
        )}
        {mayChange && (
          <div className="admin-buttons">
            {day?.source === 'LOCAL' && !day.withdrawn && (
              <Popconfirm
                title={t('admin.calendar.withdrawAsk')}
                okText={t('admin.calendar.withdraw')}
                onConfirm={() => withdrawing.mutate(day, { onSuccess: onDone })}
              >
                <Button loading={withdrawing.isPending}>{t('admin.calendar.withdraw')}</Button>
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
