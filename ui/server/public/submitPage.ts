/** The form for a new petition. */
import { matterTypeSchema, subjectSchema } from '../../../domain/schema/codes.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import { html, type Html } from './html.ts';
import type { PageParts } from './layout.ts';
import type { Speech } from './language.ts';
import { REQUESTS, type FieldFault, type FieldName, type Fields } from './submission.ts';

export interface SubmitState {
  readonly fields: Fields;
  readonly faults: Readonly<Partial<Record<FieldName, FieldFault>>>;
  /** Names of files that were not taken. */
  readonly refused: readonly string[];
  /** A fresh random word: the same form sent twice is registered once. */
  readonly once: string;
  readonly bureaus: readonly Unit[];
  readonly places: readonly Unit[];
}

export function submitPage(speech: Speech, state: SubmitState): PageParts {
  const { form } = speech.words;
  const { fields, faults } = state;
  const labels: Partial<Record<FieldName, string>> = {
    name: form.name,
    phone: form.phone,
    address: form.address,
    count: form.count,
    text: form.happened,
    request1: form.request(1),
    request2: form.request(2),
    request3: form.request(3),
    accused: form.accused,
  };
  const fault = (name: FieldName): string | undefined => {
    const found = faults[name];
    const label = labels[name] ?? name;
    return found && (found === 'LONG' ? form.long(label) : form.missing(label));
  };
  const note = (name: FieldName): Html | undefined => {
    const text = fault(name);
    return text === undefined ? undefined : html`<span class="error" id="${name}-error">⚠ ${text}</span>`;
  };
  const described = (name: FieldName): Html | undefined =>
    faults[name] ? html`aria-invalid="true" aria-describedby="${name}-error"` : undefined;
  const field = (name: FieldName, control: Html, required = false, hint = ''): Html =>
    html`<div class="${faults[name] ? 'bad' : ''}">
      <label for="${name}">${labels[name]}</label> ${required && html`<span class="req">${form.required}</span>`}
      ${hint && html`<small>${hint}</small>`} ${note(name)}${control}
    </div>`;
  const line = (name: FieldName, type = 'text', more?: Html): Html =>
    field(
      name,
      html`<input id="${name}" name="${name}" type="${type}" value="${fields[name]}" ${more} ${described(name)} />`,
    );
  const area = (name: FieldName, required: boolean, hint: string): Html =>
    field(
      name,
      html`<textarea id="${name}" name="${name}" maxlength="20000" ${required && html`required`} ${described(name)}>
${fields[name]}</textarea>`,
      required,
      hint,
    );
  const choose = (
    name: FieldName,
    label: string,
    options: readonly (readonly [string, string])[],
    chosen: string,
  ): Html =>
    html`<label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        ${options.map(
          ([value, text]) => html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`,
        )}
      </select>`;
  const subjects = subjectSchema.options.map((subject) => [subject, speech.code('subject', subject)] as const);
  const offices = state.bureaus.map(({ unitId, name }) => [unitId, speech.pick(name)] as const);
  const places = [
    ['', form.anywhere] as const,
    ...state.places.map(({ unitId, name }) => [unitId, speech.pick(name)] as const),
  ];
  const problems = (Object.keys(faults) as FieldName[]).flatMap((name) => {
    const text = fault(name);
    return text === undefined ? [] : [html`<li><a href="#${name}">${text}</a></li>`];
  });
  const files = state.refused.map((name) => html`<li>${form.refusedFile(name)}</li>`);

  return {
    title: form.title,
    path: '/submit',
    content: html`<h1>${form.title}</h1>
      <p class="quiet">${form.lead}</p>
      ${
        problems.length + files.length > 0 &&
        html`<section class="card wrong" role="alert">
          <h2>${form.wrong}</h2>
          <ul>
            ${problems}${files}
          </ul>
        </section>`
      }
      <form class="stack" method="post" action="${speech.to('/submit')}" enctype="multipart/form-data">
        <input type="hidden" name="once" value="${state.once}" />
        <section class="card">
          ${offices.length > 1 && choose('office', form.office, offices, fields.office ?? offices[0]?.[0] ?? '')}
          ${choose(
            'matterType',
            form.type,
            matterTypeSchema.options.map((type) => [type, speech.code('matterType', type)] as const),
            fields.matterType ?? 'APPEAL',
          )}
          ${area('text', true, form.happenedHint)} ${choose('place', form.place, places, fields.place ?? '')}
        </section>
        <section class="card">
          ${REQUESTS.map(
            (n) =>
              html`${area(`request${n}`, n === 1, n === 1 ? form.requestHint : '')}
              ${choose(`subject${n}`, form.subject, subjects, fields[`subject${n}`] ?? 'OTHER')}`,
          )}
        </section>
        <section class="card">
          <h2>${form.person}</h2>
          <p class="quiet">${form.personLead}</p>
          ${line('name', 'text', html`maxlength="100" autocomplete="name"`)}
          ${line('phone', 'tel', html`maxlength="40" autocomplete="tel"`)}
          ${line('address', 'text', html`maxlength="300" autocomplete="street-address"`)}
          ${line('count', 'number', html`min="1" max="100000" placeholder="1"`)}
        </section>
        <section class="card">
          <h2>${form.accusation}</h2>
          ${line('accused', 'text', html`maxlength="200"`)}
          <label class="choice"
            ><input
              type="checkbox"
              name="secrecy"
              value="on"
              ${fields.secrecy && html`checked`}
            />${form.secrecy}</label
          >
        </section>
        <section class="card">
          <label for="files">${form.files}</label> <small id="files-hint">${form.filesHint}</small>
          <input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
          <button class="button">${form.send}</button>
        </section>
      </form>`,
  };
}
