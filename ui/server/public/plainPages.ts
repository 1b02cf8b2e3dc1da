/** Pages with words only: a lost receipt, the keys, and what went wrong. */
import type { PublicKey } from '../../../domain/store/index.ts';
import { html } from './html.ts';
import type { PageParts } from './layout.ts';
import type { Speech } from './language.ts';

export const lostPage = ({ words: { lost, back }, to }: Speech): PageParts => ({
  title: lost.title,
  path: '/lost',
  content: html`<h1>${lost.title}</h1>
    <div class="card"><p>${lost.text}</p></div>
    <p><a href="${to('')}">${back}</a></p>`,
});

const VERIFY = `tr -d '\\n' < statement.json > statement.bin
base64 -d signature.txt > signature.bin
openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in statement.bin -sigfile signature.bin`;

export const keysPage = ({ words: { keys, back }, to }: Speech, known: readonly PublicKey[]): PageParts => ({
  title: keys.title,
  path: '/keys',
  content: html`<h1>${keys.title}</h1>
    <div class="card">
      <p>${keys.lead}</p>
      ${known.map(
        ({ keyId, pem }) =>
          html`<h2>${keys.key} ${keyId}</h2>
            <pre>${pem}</pre>
            <p><a href="/public/keys/${keyId}.pem" download>${keys.download}</a></p>`,
      )}
      <p>${keys.how}</p>
      <pre>${VERIFY}</pre>
    </div>
    <p><a href="${to('')}">${back}</a></p>`,
});

export const sorryPage = ({ words, to }: Speech, { title, text }: { title: string; text: string }): PageParts => ({
  title,
  content: html`<section class="card wrong" role="alert">
      <h1>${title}</h1>
      <p>${text}</p>
    </section>
    <p><a href="${to('')}">${words.back}</a></p>`,
});
