import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { signKindSchema } from '../../../../domain/schema/supervisionViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { useSigns } from './api.ts';

const percent = (share: number): string => `${String(Math.round(share * 100))} %`;

/** Signs that figures are polished: what was found, the counts behind it, and the steps it rests on. Nobody is judged here. */
export function Signs() {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const { search, set } = useFilters();
  const kind = search.get('kind') ?? '';
  const page = useSigns(new URLSearchParams({ kind, cursor: search.get('cursor') ?? '' }).toString());
  const cursor = page.data?.nextCursor ?? null;
  const nothing = page.data?.items.length === 0 && page.data.units.length === 0;
  return (
    <section className="desk-card" aria-labelledby="desk-signs">
      <h2 id="desk-signs">{t('supervision.view.SIGNS')}</h2>
      <p className="note">{t('supervision.signsNote')}</p>
      <div className="desk-scroll">
        <Segmented
          aria-label={t('supervision.view.SIGNS')}
          value={kind}
          onChange={(value) => set('kind', value)}
          options={['', ...signKindSchema.options].map((value) => ({
            value,
            label: value === '' ? t('workbench.all') : t(`supervision.sign.${value}`),
          }))}
        />
      </div>
      {nothing && <p className="quiet">{t('supervision.nothing')}</p>}
      <ul className="desk-rows">
        {page.data?.items.map((row) => (
          <li key={row.id} className="sign-row">
            <strong>{t(`supervision.sign.${row.kind}`)}</strong>{' '}
            <span className="note">
              {row.unitName && `${pick(row.unitName)} · `}
              <time className="tabular">{row.foundOn}</time>
            </span>
            <p>{t(`supervision.signFigures.${row.kind}`, row.figures)}</p>
            <ul className="evidence">
              {row.evidence.map(({ type, at, on }) => (
                <li key={`${at} ${type}`}>
                  <Link to={`/matters/${row.matterId}#${type}-${at}`}>
                    <time className="tabular">{on}</time> {code('eventType', type)}
                  </Link>
                </li>
              ))}
              <li>
                <Link to={`/matters/${row.matterId}`} className="mono">
                  {row.publicNumber}
                </Link>
                {row.other && (
                  <>
                    {' ↔ '}
                    <Link to={`/matters/${row.other.matterId}`} className="mono">
                      {row.other.publicNumber}
                    </Link>
                  </>
                )}
              </li>
            </ul>
          </li>
        ))}
        {page.data?.units.map((row, n) => (
          <li key={n} className="sign-row">
            <strong>{t('supervision.sign.ASKED_THE_PLEASED')}</strong>{' '}
            <span className="note">{row.unitName && pick(row.unitName)}</span>
            <p>
              {t('supervision.signFigures.ASKED_THE_PLEASED', {
                upheld: percent(row.upheld),
                other: percent(row.other),
                nUpheld: row.n.upheld,
                nOther: row.n.other,
              })}
            </p>
          </li>
        ))}
      </ul>
      {cursor !== null && <Button onClick={() => set('cursor', cursor)}>{t('workbench.more')}</Button>}
    </section>
  );
}
