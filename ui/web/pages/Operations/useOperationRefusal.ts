import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../modules/api/request.ts';
import { words } from './words.ts';

const KNOWN: ReadonlySet<string> = new Set(Object.keys(words.en.refusal));

/** Why an act was refused, in the language of the page; the engine's own sentence is English. */
export function useOperationRefusal(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ProblemError)) return t('error.failed');
    const { code = '', detail = '' } = error.problem;
    if (code === 'ENGINE_AWAY') return t('operations.away');
    return KNOWN.has(code) ? t(`operations.refusal.${code}`, { detail }) : detail || t('error.failed');
  };
}
