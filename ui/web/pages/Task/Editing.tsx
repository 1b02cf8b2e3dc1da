import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftView, EditingView } from '../../../../domain/schema/deadlineViews.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import type { Base } from './useDraft.ts';

interface Props {
  readonly others: EditingView['others'];
  /** The draft that the form began with. */
  readonly read: DraftView | undefined;
  readonly base: Base;
  /** Somebody has saved since. */
  readonly newer: boolean;
  readonly onCompare: () => void;
}

/** Told on opening: who else writes on this form and since when, and whose draft it goes on from. */
export function Editing({ others, read, base, newer, onCompare }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {others.map(({ name, since }) => (
        <Alert key={name} type="warning" showIcon title={t('task.draft.editing', { name, since: momentOf(since) })} />
      ))}
      {newer ? (
        <Alert
          type="warning"
          showIcon
          title={t('task.draft.newer')}
          action={
            <Button size="small" onClick={onCompare}>
              {t('task.draft.compare')}
            </Button>
          }
        />
      ) : (
        read?.at &&
        !read.mine &&
        base.version === read.version && (
          <Alert
            type="info"
            showIcon
            title={t(read.form ? 'task.draft.goesOn' : 'task.draft.hidden', {
              name: read.by ?? '',
              at: momentOf(read.at),
            })}
          />
        )
      )}
    </>
  );
}
