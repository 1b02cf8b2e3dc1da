import { useTranslation } from 'react-i18next';
import type { PersonRow, UnitRecord } from '../../../../../domain/schema/administration.ts';
import { usePosts } from './usePosts.ts';

interface Props {
  readonly people: readonly PersonRow[];
  readonly units: readonly UnitRecord[];
  readonly at: string | null;
  readonly onChoose: (userId: string) => void;
}

export function PersonList({ people, units, at, onChoose }: Props) {
  const { t } = useTranslation();
  const { posts } = usePosts(units);
  return (
    <ul aria-label={t('admin.tab.people')}>
      {people.map((person) => (
        <li key={person.userId}>
          <button
            type="button"
            className="admin-row"
            aria-current={person.userId === at}
            onClick={() => onChoose(person.userId)}
          >
            <strong lang="zh-CN">{person.displayName}</strong>
            <span className="mono note">{person.account}</span>
            {person.disabled && <strong>{t('admin.people.disabled')}</strong>}
            {person.temporary && !person.disabled && <span className="note">{t('admin.people.temporary')}</span>}
            <span className="note">{posts(person.posts)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
