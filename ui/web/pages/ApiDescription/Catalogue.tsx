import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCodes } from '../../modules/codes/index.ts';
import type { Description } from './openApi.ts';

interface Props {
  readonly description: Description;
  readonly chosen: string | undefined;
}

/** Every operation under its tag, or those whose path or title has what is looked for. */
export function Catalogue({ description: { tags, operations }, chosen }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = operations.filter(({ path, title }) =>
    [path, title.zh, title.en].some((one) => one.toLowerCase().includes(wanted)),
  );
  return (
    <nav className="api-catalogue stack" aria-label={t('apiDescription.list')}>
      <Input
        type="search"
        aria-label={t('apiDescription.search')}
        placeholder={t('apiDescription.search')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {shown.length === 0 && <p className="quiet">{t('apiDescription.none')}</p>}
      {tags
        .map((tag) => ({ ...tag, own: shown.filter((one) => one.tag === tag.name) }))
        .filter(({ own }) => own.length > 0)
        .map(({ name, title, own }) => (
          <section key={name}>
            <h2>{pick(title)}</h2>
            <ul>
              {own.map((one) => (
                <li key={one.id}>
                  <Link
                    className="api-line"
                    to={`?operation=${one.id}`}
                    aria-current={one.id === chosen ? 'true' : undefined}
                  >
                    <span className="api-method mono">{one.method}</span>
                    <span>
                      {pick(one.title)}
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
