import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DecisionOutcome } from '../../../../engine/model/dmn/evaluateDecision.ts';

/** What was decided, and by which rules: the asked decision first, what it required behind it. */
export function TriedDecision({ outcome }: { outcome: DecisionOutcome }) {
  const { t } = useTranslation();
  return (
    <>
      {!outcome.ok && (
        <Alert
          type="error"
          showIcon
          title={t('draft.table.failed')}
          description={<span lang="en">{outcome.message}</span>}
        />
      )}
      <ol className="tried-decisions">
        {outcome.evaluated.toReversed().map(({ decisionId, decisionName, output, matchedRules, decisionType }) => (
          <li key={decisionId} data-decision={decisionId}>
            <strong lang="zh-CN">{decisionName ?? decisionId}</strong>{' '}
            <code className="tried-output">{JSON.stringify(output)}</code>
            {decisionType === 'DECISION_TABLE' && (
              <p>
                {matchedRules.length === 0 && t('draft.table.noRule')}
                {matchedRules.map(({ ruleId, ruleIndex }) => (
                  <Tag key={ruleId} color="processing">
                    {t('draft.table.rule', { n: ruleIndex })}
                  </Tag>
                ))}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
