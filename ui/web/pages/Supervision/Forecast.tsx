import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ForecastView } from '../../../../domain/schema/supervisionViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { useForecast } from './api.ts';
import { MoveChoice } from './MoveChoice.tsx';

const round = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const SHOWN = 6;

/** What will be late by Friday or a chosen day, and what moving work would save; every figure says on how many cases it rests. */
export function Forecast() {
  const { t } = useTranslation();
  const { search, set } = useFilters();
  const [other, setOther] = useState(false);
  const asked = new URLSearchParams(
    ['until', 'from', 'to', 'count'].flatMap((key) => (search.get(key) ? [[key, search.get(key) ?? '']] : [])),
  );
  const forecast = useForecast(asked.toString(), true);
  const view = forecast.data;
  return (
    <section className="desk-card" aria-labelledby="desk-forecast">
      <header className="spread">
        <h2 id="desk-forecast">{t('supervision.forecast.title')}</h2>
        <label className="note">
          {t('supervision.forecast.until')}{' '}
          <input
            type="date"
            className="desk-date"
            value={view?.until ?? search.get('until') ?? ''}
            onChange={({ target }) => set('until', target.value)}
          />
        </label>
      </header>
      {forecast.isError && <Alert type="warning" title={t('supervision.forecast.notAhead')} />}
      {!view && !forecast.isError && <Skeleton active />}
      {view && (
        <>
          <p>
            <strong className="desk-number tabular">{round(view.expected.mean)}</strong>{' '}
            {t('supervision.forecast.range', { low: view.expected.low, high: view.expected.high, looked: view.looked })}
          </p>
          {view.expected.unknown > 0 && (
            <p className="note">{t('supervision.forecast.unknown', { count: view.expected.unknown })}</p>
          )}
          {view.more && <p className="note">{t('supervision.forecast.more', { count: view.looked })}</p>}
          <Days view={view} />
          <Proposal view={view} />
          {view.people.length > 1 && (
            <>
              <Button onClick={() => setOther(!other)} aria-expanded={other}>
                {t('supervision.forecast.other')}
              </Button>
              {other && <MoveChoice people={view.people} />}
            </>
          )}
          <ByUnit view={view} />
          <Likely view={view} />
          <p className="note">{t('supervision.forecast.how')}</p>
        </>
      )}
    </section>
  );
}

function Days({ view }: { view: ForecastView }) {
  const { t } = useTranslation();
  const { language } = useCodes();
  const most = Math.max(1, ...view.byDay.map(({ mean }) => mean));
  const weekday = (on: string) =>
    new Date(`${on}T12:00:00Z`).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
      weekday: 'short',
      timeZone: 'UTC',
    });
  const days = view.byDay.slice(0, 10);
  return (
    <table className="forecast-days">
      <caption className="visually-hidden">{t('supervision.forecast.byDay')}</caption>
      <thead>
        <tr>
          {days.map(({ on }) => (
            <th key={on} scope="col">
              {weekday(on)} <span className="tabular">{on.slice(8)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {days.map(({ on, mean, due, spared }) => (
            <td key={on}>
              <span className="tabular">{round(mean)}</span>
              <span className="forecast-bar" style={{ height: `${String(8 + (44 * mean) / most)}px` }} aria-hidden>
                <span style={{ height: `${String(mean > 0 ? Math.max(0, (100 * spared) / mean) : 0)}%` }} />
              </span>
              <span className="note">{t('supervision.forecast.due', { count: due })}</span>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** The move that saves most. The group itself hands its tasks over; a supervisor proposes and urges. */
function Proposal({ view }: { view: ForecastView }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const { move } = view;
  if (!move) return <p className="quiet">{t('supervision.forecast.noMove')}</p>;
  const arrow = ([before, after]: readonly [number, number]) => `${String(before)} → ${String(after)}`;
  return (
    <div className="forecast-move">
      <p>
        <strong>{t('supervision.forecast.proposal')}</strong>
        {move.unitName && `${pick(move.unitName)} · `}
        {t('supervision.forecast.move', { count: move.keys.length, from: move.from.name, to: move.to.name })}
      </p>
      <p className="tabular">
        <span lang="zh-CN">{move.from.name}</span> {arrow(move.loads.from)} · <span lang="zh-CN">{move.to.name}</span>{' '}
        {arrow(move.loads.to)} ·{' '}
        <strong>
          {t('supervision.forecast.saves', { before: round(move.before.mean), after: round(move.after.mean) })}
        </strong>
      </p>
      {!move.paceKnown && <p className="note">{t('supervision.forecast.pace')}</p>}
      <p className="note">{t('supervision.forecast.whoMoves')}</p>
    </div>
  );
}

function ByUnit({ view }: { view: ForecastView }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  if (view.byUnit.length === 0) return null;
  return (
    <table className="desk-table">
      <thead>
        <tr>
          <th scope="col">{t('supervision.unit')}</th>
          <th scope="col">{t('supervision.forecast.late')}</th>
          <th scope="col">{t('supervision.forecast.after')}</th>
          <th scope="col">{t('supervision.forecast.step')}</th>
        </tr>
      </thead>
      <tbody>
        {view.byUnit.slice(0, SHOWN).map(({ unitId, name, mean, after, worstTaskKey }) => (
          <tr key={unitId}>
            <td>{name ? pick(name) : '—'}</td>
            <td className="tabular">
              <strong>{round(mean)}</strong>
            </td>
            <td className="tabular">{round(after)}</td>
            <td>{worstTaskKey === null ? '—' : code('task', worstTaskKey)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Likely({ view }: { view: ForecastView }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  if (view.likely.length === 0) return null;
  return (
    <>
      <h3>{t('supervision.forecast.likely', { count: view.likely.length })}</h3>
      <ul className="desk-rows">
        {view.likely.slice(0, SHOWN).map((row) => (
          <li key={row.userTaskKey} className="forecast-row">
            <Link to={`/work/${row.userTaskKey}`}>{code('task', row.taskKey)}</Link>{' '}
            <span className="mono note">{row.publicNumber}</span>
            <div className="note">
              {row.unitName && `${pick(row.unitName)} · `}
              {t('supervision.forecast.chance', {
                percent: Math.round(row.chance * 100),
                on: row.dueOn.slice(5),
                n: row.n,
                basis: t(`supervision.forecast.basis.${row.basis}`),
              })}
              {row.median !== null &&
                row.p80 !== null &&
                ` · ${t('supervision.forecast.left', { median: round(row.median), p80: round(row.p80) })}`}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
