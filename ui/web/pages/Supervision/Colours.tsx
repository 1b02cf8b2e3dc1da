import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCodes } from '../../modules/codes/index.ts';
import { Seal } from '../../modules/Seal.tsx';
import { useFilters } from '../../modules/useFilters.ts';
import { useColours } from './api.ts';

const OF = ['RED', 'YELLOW', 'GREEN', 'UNOWNED', 'OWNED'] as const;

/** Matters by colour with the reasons, and the leaders in charge with their plans. */
export function Colours() {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const { search, set } = useFilters();
  const of = OF.find((one) => one === search.get('of')) ?? 'RED';
  const page = useColours(new URLSearchParams({ of, cursor: search.get('cursor') ?? '' }).toString());
  const cursor = page.data?.nextCursor ?? null;
  return (
    <section className="desk-card" aria-labelledby="desk-colours">
      <h2 id="desk-colours">{t('supervision.view.COLOURS')}</h2>
      <div className="desk-scroll">
        <Segmented
          aria-label={t('supervision.view.COLOURS')}
          value={of}
          onChange={(value) => set('of', value)}
          options={OF.map((value) => ({ value, label: t(`supervision.colour.${value}`) }))}
        />
      </div>
      {page.data?.items.length === 0 && <p className="quiet">{t('supervision.nothing')}</p>}
      <ul className="desk-rows">
        {page.data?.items.map((row) => (
          <li key={row.matterId} className="desk-row">
            <Seal colour={row.colour} />
            <div>
              <Link to={`/matters/${row.matterId}`} className="mono">
                {row.publicNumber}
              </Link>{' '}
              <span className="note">
                {row.unitNames.map(pick).join(' · ')}
                {row.petitionerCount > 1 && ` · ${t('workbench.people', { count: row.petitionerCount })}`}
              </span>
              <div>
                {row.factors.map((factor) => (
                  <span key={factor} className="factor">
                    {t(`supervision.factor.${factor}`, { defaultValue: factor })}
                  </span>
                ))}
              </div>
            </div>
            <div className="note">
              {row.since !== null && <div>{t('supervision.since', { on: row.since })}</div>}
              {row.owner ? (
                <div className={row.owner.days < 0 ? 'late' : undefined}>
                  <span lang="zh-CN">{row.owner.name}</span>{' '}
                  {t('supervision.plan', { on: row.owner.planDueOn, count: Math.abs(row.owner.days) })}
                </div>
              ) : (
                row.colour === 'RED' && <div className="late">{t('supervision.noOwner')}</div>
              )}
              <div>{code('matterStatus', row.status)}</div>
            </div>
          </li>
        ))}
      </ul>
      {cursor !== null && <Button onClick={() => set('cursor', cursor)}>{t('workbench.more')}</Button>}
    </section>
  );
}
