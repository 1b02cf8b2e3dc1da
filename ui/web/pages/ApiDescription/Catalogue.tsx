import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Description, Operation } from './openApi.ts';
import { useBoth } from './useBoth.ts';

interface Props {
  readonly description: Description;
  /** Looked for in paths and titles. */
  readonly text: string;
  readonly chosen: string | undefined;
  readonly onText: (text: string) => void;
}

/** Every operation under its tag. */
export function Catalogue({ description: { tags, operations }, text, chosen, onText }: Props) {
  const { t } = useTranslation();
  const both = useBoth();
  const [search] = useSearchParams();
  const wanted = text.trim().toLowerCase();
  const shown = operations.filter(({ path, title }) =>
    [path, title.zh, title.en].some((one) => one.toLowerCase().includes(wanted)),
  );
  const to = ({ id }: Operation): string => {
    const next = new URLSearchParams(search);
    next.set('operation', id);
    return `?${next.toString()}`;
  };
  return (
    <nav className="api-catalogue stack" aria-label={t('apiDescription.list')}>
      <Input
        type="search"
        aria-label={t('apiDescription.search')}
        placeholder={t('apiDescription.search')}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      {shown.length === 0 && <p className="quiet">{t('apiDescription.none')}</p>}
      {tags
        .map((tag) => ({ ...tag, own: shown.filter((one) => one.tag === tag.name) }))
        .filter(({ own }) => own.length > 0)
        .map(({ name, title, own }) => (
          <section key={name}>
            <h2>{both(title)}</h2>
            <ul>
              {own.map((one) => (
                <li key={one.id}>
                  <Link className="api-line" to={to(one)} aria-current={one.id === chosen ? 'true' : undefined}>
                    <span className="api-method mono">{one.method}</span>
                    <span>
                      {both(one.title)}
                      <span className="api-path mono">{one.path}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  );
}
