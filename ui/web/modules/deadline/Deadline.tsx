import {
  CheckOutlined,
  ClockCircleOutlined,
  HourglassOutlined,
  MinusOutlined,
  PauseOutlined,
  StopFilled,
  WarningOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { DeadlineState } from '../../../../domain/schema/views.ts';
import './deadline.css';

const icons = {
  OK: ClockCircleOutlined,
  SOON: HourglassOutlined,
  TODAY: WarningOutlined,
  OVER: StopFilled,
  PAUSED: PauseOutlined,
  MET: CheckOutlined,
  MET_LATE: CheckOutlined,
  LAPSED: MinusOutlined,
  NONE: MinusOutlined,
} as const;

/** A deadline's state in an icon and words; the words alone are enough (ux §3). `days`: left, or late for OVER and MET_LATE. */
export function Deadline({ state, days }: { state: DeadlineState; days: number }) {
  const { t } = useTranslation();
  const Icon = icons[state];
  return (
    <span className={`deadline deadline-${state}`}>
      <Icon aria-hidden />
      {t(`deadline.${state}`, { days: Math.abs(days), count: Math.abs(days) })}
    </span>
  );
}
