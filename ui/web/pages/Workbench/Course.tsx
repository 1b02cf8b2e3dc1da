import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../../domain/schema/workViews.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** As many as fit beside the list; the matter's timeline has them all. */
const SHOWN = 6;

/** The latest acts on the task with their reasons and notes, newest first. */
export function Course({ acts }: { acts: TaskDetail['acts'] }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  return (
    <section>
      <h3>{t('workbench.course')}</h3>
      {acts.length === 0 && <p className="note">{t('workbench.nothingYet')}</p>}
      <ol className="course">
        {acts
          .slice(-SHOWN)
          .reverse()
          .map((act, n) => (
            <li key={acts.length - n}>
              <time className="tabular note">{act.on.slice(5)}</time>
              <span>
                {code('staffAct', act.kind)} · <span lang="zh-CN">{act.by}</span>
                {act.to !== null && (
                  <>
                    {' → '}
                    <span lang="zh-CN">{act.to}</span>
                  </>
                )}
                {act.reason !== null && <span className="quiet"> · {code('staffReason', act.reason)}</span>}
                {act.text !== null && <q lang="zh-CN">{act.text}</q>}
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}
