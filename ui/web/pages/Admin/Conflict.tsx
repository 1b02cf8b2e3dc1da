import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Difference {
  readonly field: string;
  readonly theirs: string;
  readonly mine: string;
}

interface Props {
  readonly differences: readonly Difference[];
  /** Shows theirs in the form. */
  readonly onTheirs: () => void;
  /** Saves mine above theirs, now that both were seen. */
  readonly onMine: () => void;
}

/** Somebody else saved first: both texts, and nothing is overwritten until the person has chosen (ux §7). */
export function Conflict({ differences, onTheirs, onMine }: Props) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      className="form-error"
      title={t('admin.conflict')}
      description={
        <>
          <dl className="admin-differences">
            {differences.map(({ field, theirs, mine }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>{t('admin.theirs', { text: theirs })}</dd>
                <dd>{t('admin.mine', { text: mine })}</dd>
              </div>
            ))}
          </dl>
          <div className="admin-buttons">
            <Button onClick={onTheirs}>{t('admin.takeTheirs')}</Button>
            <Button onClick={onMine}>{t('admin.saveMine')}</Button>
          </div>
        </>
      }
    />
  );
}
