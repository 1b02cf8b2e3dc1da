import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ModelDiff } from '../../../../processes/diff/index.ts';
import { useCodes } from '../../modules/codes/index.ts';

const SIGNS = { ADDED: '＋', CHANGED: '～', REMOVED: '－' } as const;
const CLASSES = { ADDED: 'added', CHANGED: 'changed', REMOVED: 'removed' } as const;

interface Props {
  readonly diff: ModelDiff | null;
  readonly failed: boolean;
  readonly isNew: boolean;
  readonly at: number;
  readonly seen: ReadonlySet<number>;
  readonly onAt: (index: number) => void;
  readonly onSeen: (number: number, on: boolean) => void;
}

/** Each change as a sentence that needs no BPMN, with a tick for having read it. */
export function Changes({ diff, failed, isNew, at, seen, onAt, onSeen }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const changes = diff?.changes ?? [];
  return (
    <section aria-labelledby="changes">
      <header className="spread">
        <h2 id="changes">{t('draftReview.inWords')}</h2>
        {diff && (
          <span className="note tabular">{t('draftReview.seen', { seen: seen.size, all: changes.length })}</span>
        )}
      </header>
      {isNew && <p>{t('draftReview.allNew')}</p>}
      {failed && <p className="review-failed">{t('draftReview.noDiff')}</p>}
      {diff && changes.length === 0 && <p>{t('draftReview.noChanges')}</p>}
      <ol>
        {changes.map(({ number, kind, title, detail }, index) => (
          <li key={number} className={index === at ? 'change here' : 'change'} aria-current={index === at || undefined}>
            <button type="button" className="change-open" onClick={() => onAt(index)}>
              <span className={`mark-badge mark-badge-${CLASSES[kind]}`}>
                {SIGNS[kind]} {number}
                <span className="visually-hidden"> {t(`draftReview.kind.${kind}`)}</span>
              </span>
              <strong>{pick(title)}</strong>
              {detail && <span className="change-detail">{pick(detail)}</span>}
            </button>
            <Checkbox checked={seen.has(number)} onChange={({ target }) => onSeen(number, target.checked)}>
              {t('draftReview.tick')}
              <span className="visually-hidden"> {number}</span>
            </Checkbox>
          </li>
        ))}
      </ol>
      {diff?.layout && <p className="note">{pick(diff.layout.words)}</p>}
      {diff && diff.unchanged.length > 0 && (
        <>
          <h3>{t('draftReview.unchanged')}</h3>
          <ul className="unchanged">
            {diff.unchanged.map((words) => (
              <li key={words.en}>{pick(words)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
