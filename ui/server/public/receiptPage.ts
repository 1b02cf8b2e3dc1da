/** The receipt after a submission: to be printed, the code shown this once. */
import { createHash } from 'node:crypto';
import { checkCode, printProof } from '../../../domain/receipts/print.ts';
import type { IntakeReceipt } from '../../../domain/schema/intake.ts';
import { html } from './html.ts';
import type { PageParts } from './layout.ts';
import type { Speech } from './language.ts';

export function receiptPage(speech: Speech, receipt: IntakeReceipt): PageParts {
  const { receipt: words, back } = speech.words;
  const { proof } = receipt;
  return {
    title: words.title,
    content: html`<h1>${words.title}</h1>
      <div class="stack">
        <section class="card now">
          <p>${words.keep}</p>
          <dl>
            <dt>${words.number}</dt>
            <dd class="code" id="number">${receipt.publicNumber}</dd>
            ${
              receipt.secretCode !== null &&
              html`<dt>${words.code}</dt>
                <dd class="code" id="code">${receipt.secretCode}</dd>`
            }
            <dt>${words.contact}</dt>
            <dd>${receipt.contactNumber}</dd>
            <dt>${words.on}</dt>
            <dd>${speech.day(receipt.receivedOn)}</dd>
            ${
              proof &&
              html`<dt>${words.check}</dt>
                <dd>${checkCode(createHash('sha256').update(proof.statement).digest('hex'))}</dd>`
            }
          </dl>
          <p>${receipt.opensMatter ? words.due : words.known}</p>
        </section>
        ${
          proof &&
          html`<section class="card">
            <h2>${words.proof}</h2>
            <p class="quiet">${words.proofLead}</p>
            <pre id="proof">${printProof(proof)}</pre>
            <p><a href="${speech.to('/keys')}">${speech.words.home.keys}</a></p>
          </section>`
        }
      </div>
      <p><a href="${speech.to('')}">${back}</a></p>`,
  };
}
