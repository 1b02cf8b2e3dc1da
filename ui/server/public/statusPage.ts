/** Where a matter stands, what may be done until when, and what happened: for whoever knows number and code. */
import { createHash } from 'node:crypto';
import { ratingSchema } from '../../../domain/schema/codes.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import { checkCode } from '../../../domain/receipts/print.ts';
import type { ClockView, MatterView, TimelineItem } from '../../../domain/schema/views.ts';
import type { OwnMatter } from '../intakePorts.ts';
import { html, type Html } from './html.ts';
import type { PageParts } from './layout.ts';
import type { Speech } from './language.ts';
import { queryForm } from './queryPage.ts';
import { ratingUntil, rightsOf, type Right } from './rights.ts';
import { stageOf } from './stages.ts';

/** What the person proved to know; goes along in every form of the page. */
export interface Secret {
  readonly publicNumber: string;
  readonly secretCode: string;
}

export interface StatusState {
  readonly own: OwnMatter;
  readonly secret: Secret;
  readonly today: string;
  readonly nextLevelUp: (unitId: Unit['unitId']) => Unit | undefined;
  /** What was just done, or refused. */
  readonly said: 'rate' | 'review' | 'reexam' | 'refused' | null;
}

/** Steps that a petitioner is told of; clocks and the office's own steps are left out. */
const TOLD: ReadonlySet<string> = new Set([
  'MatterRegistered',
  'ContactOffered',
  'ContactJoined',
  'IntakeDecided',
  'ClaimReferred',
  'ReceiptConfirmed',
  'NoticeServed',
  'ClaimDiverted',
  'AccusationTransferred',
  'SuggestionAnswered',
  'ClaimAccepted',
  'ClaimNotAccepted',
  'HearingHeld',
  'ExtensionDecided',
  'ExtensionTold',
  'OpinionServed',
  'ExecutionConfirmed',
  'RatingReceived',
  'MatterClosed',
  'ReviewRequested',
  'ReviewDecided',
  'ReexamRequested',
  'ReexamDecided',
  'AfterCareBegun',
  'RedoOrdered',
]);

const hidden = ({ publicNumber, secretCode }: Secret, claim?: number): Html =>
  html`<input type="hidden" name="publicNumber" value="${publicNumber}" /><input
      type="hidden"
      name="secretCode"
      value="${secretCode}"
    />${claim !== undefined && html`<input type="hidden" name="claim" value="${claim}" />`}`;

function claimCard(speech: Speech, view: MatterView, claim: MatterView['claims'][number]): Html {
  const { status: words, stages } = speech.words;
  const [name, next] = stages[stageOf(claim.status)];
  const running = view.clocks.filter(
    (clock) => clock.claimSeq === claim.seq && ['OK', 'SOON', 'TODAY', 'OVER'].includes(clock.state) && !isRight(clock),
  );
  return html`<section class="card now">
    <p class="quiet">${words.claim(claim.seq)} · ${speech.code('subject', claim.subject)}</p>
    <h2>${name}</h2>
    <dl>
      <dt>${words.unit}</dt>
      <dd>${claim.unitName ? speech.pick(claim.unitName) : words.noUnit}</dd>
      ${running.length > 0 && html`<dt>${words.due}</dt>`}
      ${running.map((clock) => html`<dd>${dueWords(speech, clock)}</dd>`)}
      <dt>${words.next}</dt>
      <dd>${next}</dd>
    </dl>
  </section>`;
}

const RIGHTS: ReadonlySet<string> = new Set([
  'REVIEW_REQUEST',
  'REEXAM_REQUEST',
  'RECONSIDERATION_APPLY',
  'LABOUR_ARB_LIMIT',
  'MEDIATION_CONFIRM',
  'EVALUATION_WINDOW',
]);
/** Windows of the petitioner stand among what may be done. */
const isRight = (clock: ClockView): boolean => RIGHTS.has(clock.clockKey);

function dueWords(speech: Speech, clock: ClockView): Html {
  const { status: words } = speech.words;
  const due = `${words.dueBy(speech.pick(clock.name), speech.day(clock.dueOn))}${words.by(speech.article(clock.article))}`;
  return html`${due}${clock.state === 'OVER' && html` <strong>${words.overdue}</strong>`}`;
}

function rightCard(speech: Speech, { view }: OwnMatter, right: Right, secret: Secret): Html {
  const { status: words } = speech.words;
  const clock = view.clocks.find((one) => one.clockKey === right.clockKey && one.claimSeq === right.claimSeq);
  const organ = right.organ ? speech.pick(right.organ.name) : words.higher;
  const path = right.kind === 'REVIEW' ? '/review' : '/reexamination';
  return html`<div>
    <p>${words.claim(right.claimSeq)} · ${speech.code('clockKey', right.clockKey)}</p>
    <p class="until">${words.until(speech.day(right.until))}</p>
    <p>
      ${
        right.kind === 'ELSEWHERE'
          ? words.elsewhere
          : right.kind === 'REVIEW'
            ? words.review(organ)
            : words.reexam(organ)
      }
      ${words.left(right.daysLeft)} ${clock && html`<span class="quiet">${speech.article(clock.article)}</span>`}
    </p>
    ${
      right.kind !== 'ELSEWHERE' &&
      html`<form method="post" action="${speech.to(path)}">
          ${hidden(secret, right.claimSeq)}
          <button class="button">${right.kind === 'REVIEW' ? words.askReview : words.askReexam}</button>
        </form>
        <p class="quiet">${words.post}</p>`
    }
  </div>`;
}

function course(speech: Speech, items: readonly TimelineItem[]): Html {
  return html`<ol class="course">
    ${items
      .filter(({ type }) => TOLD.has(type))
      .map(
        ({ on, type, claimSeq, actorUnit, details }) =>
          html`<li>
            <time datetime="${on}">${speech.day(on)}</time>${speech.code('eventType', type)}
            ${type === 'OpinionServed' && html`: ${speech.code('opinionOutcome', String(details['outcome']))}`}
            ${
              (type === 'ReviewDecided' || type === 'ReexamDecided') &&
              html`: ${speech.code('reviewOutcome', String(details['outcome']))}`
            }
            ${claimSeq !== null && html`<span class="quiet">${speech.words.status.claim(claimSeq)}</span>`}
            ${actorUnit && html`<span class="quiet">${speech.pick(actorUnit)}</span>`}
          </li>`,
      )}
  </ol>`;
}

/** As many as are read at a glance; the others unfold. */
const READERS_SHOWN = 5;

function readersCard(speech: Speech, readers: OwnMatter['readers']): Html {
  const { status: words } = speech.words;
  const list = (some: OwnMatter['readers']): Html =>
    html`<ul>
      ${some.map(({ on, unit }) => html`<li><time datetime="${on}">${speech.day(on)}</time> ${speech.pick(unit)}</li>`)}
    </ul>`;
  const rest = readers.slice(READERS_SHOWN);
  return html`<section class="card">
    <h2>${words.readers}</h2>
    <p class="quiet">${words.readersText}</p>
    ${list(readers.slice(0, READERS_SHOWN))}
    ${
      rest.length > 0 &&
      html`<details>
        <summary>${words.more(rest.length)}</summary>
        ${list(rest)}
      </details>`
    }
  </section>`;
}

function ratingCard(speech: Speech, until: string, secret: Secret): Html {
  const { status: words } = speech.words;
  return html`<form class="card" method="post" action="${speech.to('/rating')}">
    ${hidden(secret)}
    <fieldset>
      <legend>${words.rate}</legend>
      ${ratingSchema.options.map(
        (rating) =>
          html`<label class="choice"
            ><input type="radio" name="rating" value="${rating}" required />${speech.code('rating', rating)}</label
          >`,
      )}
    </fieldset>
    <button class="button second">${words.sendRating}</button>
    <p class="quiet">${words.rateOnce(speech.day(until))}</p>
  </form>`;
}

export function statusPage(speech: Speech, { own, secret, today, nextLevelUp, said }: StatusState): PageParts {
  const { status: words, home } = speech.words;
  const { view, state } = own;
  const rights = rightsOf(state, today, nextLevelUp);
  const rate = ratingUntil(state, today);
  const last = own.statements.at(-1);
  const accusation = view.row.matterType === 'ACCUSATION';
  // Who accuses is told that much and no more: it was passed on (R1 art. 30), which is no answer.
  const [first] = state.claims;
  const standing =
    accusation && first ? speech.words.stages[stageOf(first.status)][0] : speech.code('matterStatus', view.row.status);
  const bureau = view.clocks.filter(
    ({ claimSeq, state: at }) => claimSeq === null && ['OK', 'SOON', 'TODAY', 'OVER'].includes(at),
  );
  const ownDuty = bureau.filter((clock) => !isRight(clock));
  return {
    title: view.row.publicNumber,
    content: html`<h1>${speech.code('matterType', view.row.matterType)}</h1>
      <p>${words.number} <strong>${view.row.publicNumber}</strong> · ${standing}</p>
      ${
        said !== null &&
        html`<section class="card ${said === 'refused' ? 'wrong' : 'good'}" role="status">
          <p>${said === 'refused' ? words.refused : words.done[said]}</p>
        </section>`
      }
      <div class="cols">
        <div class="stack">
          ${view.claims.length > 0 && html`<h2>${words.now}</h2>`}
          ${view.claims.map((claim) => claimCard(speech, view, claim))}
          ${
            ownDuty.length > 0 &&
            html`<section class="card">
              <h2>${words.due}</h2>
              ${ownDuty.map((clock) => html`<p>${dueWords(speech, clock)}</p>`)}
            </section>`
          }
          <section class="card ${rights.length > 0 && 'may'}">
            <h2>${words.may}</h2>
            ${rights.map((right) => rightCard(speech, own, right, secret))}
            ${rights.length === 0 && html`<p>${accusation ? words.accusation : words.nothing}</p>`}
          </section>
          <section class="card">
            <h2>${words.course}</h2>
            ${course(speech, view.timeline)}
          </section>
        </div>
        <div class="stack">
          ${rate !== null && ratingCard(speech, rate, secret)}
          ${
            own.people !== null &&
            html`<section class="card">
              <h2>${words.people}</h2>
              <p>${words.peopleText(own.people)}</p>
            </section>`
          }
          ${own.readers.length > 0 && readersCard(speech, own.readers)}
          ${
            last &&
            html`<form class="card" method="post" action="${speech.to('/proof')}">
              <h2>${words.check}</h2>
              <p class="code">${checkCode(createHash('sha256').update(last.statement).digest('hex'))}</p>
              <p class="quiet">${words.checkText}</p>
              ${hidden(secret)}<button class="button second">${words.proof}</button>
              <p><a href="${speech.to('/keys')}">${home.keys}</a></p>
            </form>`
          }
          ${queryForm(speech, home.another)}
        </div>
      </div>`,
  };
}
