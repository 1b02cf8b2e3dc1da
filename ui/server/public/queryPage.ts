/** Asking by number and code. Both travel in the body of a POST, never in an address. */
import { html, type Html } from './html.ts';
import type { PageParts } from './layout.ts';
import type { Speech } from './language.ts';

export function queryForm(speech: Speech, heading: string, publicNumber = ''): Html {
  const { home } = speech.words;
  return html`<form class="card" method="post" action="${speech.to('/query')}">
    <h2>${heading}</h2>
    <label for="number">${home.number}</label> <small>${home.example}</small>
    <input id="number" name="publicNumber" required maxlength="40" autocomplete="off" value="${publicNumber}" />
    <label for="code">${home.code}</label>
    <input id="code" name="secretCode" required maxlength="40" autocomplete="off" />
    <button class="button">${home.check}</button>
    <p class="quiet">${home.slow}</p>
  </form>`;
}

const ways = ({ words: { home }, to }: Speech): Html =>
  html`<p><a href="${to('/lost')}">${home.lost}</a></p>
    <p><a href="${to('/keys')}">${home.keys}</a></p>`;

export function homePage(speech: Speech): PageParts {
  const { home } = speech.words;
  return {
    title: home.title,
    content: html`<h1>${home.title}</h1>
      <p class="quiet">${home.lead}</p>
      <div class="cols">
        <div class="stack">${queryForm(speech, home.check)}</div>
        <div class="stack">
          <section class="card">
            <h2>${home.submitTitle}</h2>
            <p>${home.submitLead}</p>
            <a class="button" href="${speech.to('/submit')}">${home.submit}</a>
          </section>
          <div>${ways(speech)}</div>
        </div>
      </div>`,
  };
}

/** A wrong number and a wrong code are this page alike. */
export function notFoundPage(speech: Speech, publicNumber: string): PageParts {
  const { home, notFound } = speech.words;
  return {
    title: notFound.title,
    content: html`<h1>${home.title}</h1>
      <div class="stack">
        <section class="card wrong" role="alert">
          <h2>${notFound.title}</h2>
          <p>${notFound.text}</p>
        </section>
        ${queryForm(speech, home.check, publicNumber)}
        <div>
          ${ways(speech)}
          <p><a href="${speech.to('/submit')}">${home.submitTitle}</a></p>
        </div>
      </div>`,
  };
}
