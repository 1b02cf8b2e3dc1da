import { Segmented, Skeleton } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../domain/schema/studio.ts';
import type { Change } from '../../../../processes/diff/index.ts';
import { FlowPicture, type Mark } from '../../modules/bpmn/index.ts';

const SIGNS = { ADDED: '＋', CHANGED: '～', REMOVED: '－' } as const;
const KINDS = { ADDED: 'added', CHANGED: 'changed', REMOVED: 'removed' } as const;

interface Props {
  readonly draft: Draft;
  readonly changes: readonly Change[];
  readonly current: Change | null;
}

/** The live version above and the draft below, with the numbers of the changes; both look at the change that is read. */
export function Sides({ draft, changes, current }: Props) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const older = useMemo(() => marksOf(changes.filter(({ kind }) => kind !== 'ADDED')), [changes]);
  const newer = useMemo(() => marksOf(changes.filter(({ kind }) => kind !== 'REMOVED')), [changes]);
  const focus = whole || !current ? [] : [current.elementId, ...current.together];
  return (
    <>
      {draft.base && (
        <section className="studio-card" aria-labelledby="older">
          <header>
            <h2 id="older">{t('draftReview.older', { version: draft.baseVersion })}</h2>
            <span className="grow" />
            <Segmented
              aria-label={t('draftReview.part')}
              value={whole}
              onChange={setWhole}
              options={[
                { value: false, label: t('draftReview.changesOnly') },
                { value: true, label: t('flow.all') },
              ]}
            />
          </header>
          <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
            <FlowPicture xml={draft.base.content} label={t('draftReview.olderPicture')} marks={older} focus={focus} />
          </Suspense>
        </section>
      )}
      <section className="studio-card" aria-labelledby="newer">
        <header>
          <h2 id="newer">{t('draftReview.newer')}</h2>
          <span className="grow" />
          {(['ADDED', 'CHANGED', 'REMOVED'] as const).map((kind) => (
            <span key={kind} className={`mark-badge mark-badge-${KINDS[kind]}`}>
              {SIGNS[kind]} {t(`draftReview.kind.${kind}`)}
            </span>
          ))}
        </header>
        <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
          <FlowPicture xml={draft.content} label={t('draftReview.newerPicture')} marks={newer} focus={focus} />
        </Suspense>
      </section>
    </>
  );
}

const marksOf = (changes: readonly Change[]): readonly Mark[] =>
  changes.flatMap(({ kind, elementId, together, number }): Mark[] => [
    { elementId, kind: KINDS[kind], label: `${SIGNS[kind]} ${number}` },
    ...together.map((id): Mark => ({ elementId: id, kind: KINDS[kind] })),
  ]);
