import { Alert, Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Match } from '../../../../domain/schema/intake.ts';
import { afterLinking, current, inQuestion, type Choice, type Draft } from './draft.ts';
import { MatchCard, type MatchActs } from './MatchCard.tsx';

interface Props extends MatchActs {
  readonly items: readonly Match[];
  readonly searching: boolean;
  readonly draft: Draft;
  readonly choice: Choice;
  readonly onNewFacts: (newFacts: boolean) => void;
  readonly onUndo: () => void;
}

const KINDS = ['SAME', 'PROBLEM', 'PERSON'] as const;

/** What may be here already, found while one types: the same person's and the same problem's, never mixed. */
export function Matches({ items, searching, draft, choice, onNewFacts, onUndo, ...acts }: Props) {
  const { t } = useTranslation();
  const open = inQuestion(items, choice);
  const now = current(open);
  const linking = choice.links.length > 0 ? afterLinking(draft, items, choice) : null;
  return (
    <Card
      size="small"
      className="matches"
      title={<h2>{t('intake.found.title')}</h2>}
      extra={<span className="note">{t(searching ? 'intake.found.searching' : 'intake.found.while')}</span>}
    >
      <div aria-live="polite" className="stack">
        {open.length === 0 && <p className="quiet">{t('intake.found.nothing')}</p>}
        {KINDS.map((kind) => {
          const own = open.filter((match) => match.kind === kind);
          return (
            own.length > 0 && (
              <section key={kind}>
                <h3>
                  {t(`intake.found.${kind}`)} <span className="note">{t(`intake.found.${kind}Note`)}</span>
                </h3>
                <ul>
                  {own.map((match) => (
                    <MatchCard
                      key={match.matterId}
                      match={match}
                      typed={draft.text}
                      isCurrent={match === now}
                      isMerged={choice.merge === match.matterId}
                      isLinked={choice.links.includes(match.matterId)}
                      newFacts={draft.newFacts}
                      onNewFacts={onNewFacts}
                      {...acts}
                    />
                  ))}
                </ul>
              </section>
            )
          );
        })}
        {linking && <Alert type="info" title={t('intake.found.after', linking)} />}
        {(choice.notSame.length > 0 || choice.links.length > 0 || choice.merge !== null) && (
          <div>
            <Button size="small" onClick={onUndo}>
              {t('intake.found.undo')}
            </Button>
          </div>
        )}
      </div>
      <p className="note matches-foot">{t('intake.found.hidden')}</p>
    </Card>
  );
}
