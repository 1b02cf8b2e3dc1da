import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../modules/codes/index.ts';
import type { FoundProblem } from '../../modules/studio/asks.ts';

/** Why the rule exists. */
export function ProblemReason({ problem }: { problem: FoundProblem }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const reason = useQuery({
    queryKey: ['studio', 'rule', problem.ruleId],
    staleTime: Infinity,
    queryFn: async () => (await import('../../../../processes/lint/explain.ts')).explain(problem.ruleId),
  }).data;
  return (
    <div className="problem-reason" tabIndex={0} role="group" aria-label={t('draft.why')}>
      <h3>{t('draft.why')}</h3>
      {reason && <p>{pick(reason)}</p>}
      {problem.severity === 'open' && <p>{t('draft.undecided')}</p>}
      {problem.ruleId.startsWith('law/') && <p className="note">{t('draft.lawStays')}</p>}
    </div>
  );
}
