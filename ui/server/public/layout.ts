/** The frame of every public page. */
import type { Name } from '../../../domain/schema/codeNames.ts';
import { html, Html } from './html.ts';
import type { Speech } from './language.ts';
import { STYLE } from './style.ts';

export interface PageParts {
  readonly title: string;
  readonly content: Html;
  /** Address of the same page, for the link to the other language; a page that answered a form leads to the beginning. */
  readonly path?: string;
}

/** The county's bureau over bridge and leaf, a link to the other language, and what this page does not do. */
export function layout(speech: Speech, office: Name, { title, content, path = '' }: PageParts): string {
  const { words, language } = speech;
  const other = language === 'en' ? `/public${path}` : `/public${path}?lang=en`;
  const page = html`<html lang="${words.lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title} · ${speech.pick(office)}</title>
      <style>
        ${new Html(STYLE)}
      </style>
    </head>
    <body>
      <a class="skip" href="#content">${words.skip}</a>
      <header>
        <div class="bar">
          <svg width="32" height="26" viewBox="0 0 32 26" aria-hidden="true">
            <path d="M2 22q14-20 28 0" fill="none" stroke="#0958d9" stroke-width="4" />
            <circle cx="16" cy="5" r="3.5" fill="#b3391b" />
          </svg>
          <strong>${speech.pick(office)}</strong> <span class="quiet">${words.service}</span>
          <span class="grow"></span>
          <a href="${other}" lang="${language === 'en' ? 'zh-CN' : 'en'}">${words.other}</a>
        </div>
      </header>
      <main id="content">${content}</main>
      <footer>${words.foot}</footer>
    </body>
  </html>`;
  return `<!doctype html>${page.text}`;
}
