/** Fills the form of a task as a person does: by the words that stand at its fields, never by their keys. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { UserTaskKey } from '../../../../domain/jobs/userTasks.ts';
import { packagePath } from '../../../../platform/paths.ts';
import { localised, type FormField, type FormSchema } from '../../../../ui/web/modules/form/schema.ts';
import type { Language } from '../pages.ts';

/** What somebody enters, by the keys of the form; a choice is named by its code and found by its words. */
export type Entries = Readonly<Record<string, unknown>>;

const schemaOf = (taskKey: UserTaskKey, language: Language): FormSchema =>
  localised(
    JSON.parse(
      readFileSync(packagePath(`processes/forms/${taskKey.replace('/task-', '.')}.form`), 'utf8'),
    ) as FormSchema,
    language,
  );

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The words of a label, with or without the star of a field that must be filled in. */
const exactly = (words: string): RegExp => new RegExp(`^\\s*${escaped(words)}\\s*\\*?\\s*$`);

/** `optionOf`: the words of a choice that came with the data (units), by its code. */
export async function fillForm(
  page: Page,
  taskKey: UserTaskKey,
  entries: Entries,
  { language, optionOf }: { readonly language: Language; readonly optionOf: (code: string) => string },
): Promise<void> {
  const form = page.locator('.task-form');
  await form.locator('.fjs-form').waitFor();
  const fill = async (fields: readonly FormField[], given: Entries, within: Locator, row: number): Promise<void> => {
    for (const field of fields) {
      const nested = field.path === undefined ? undefined : given[field.path];
      if (Array.isArray(nested)) {
        for (const [n, one] of nested.entries()) await fill(field.components ?? [], one as Entries, within, n);
      } else if (nested !== undefined) {
        await fill(field.components ?? [], nested as Entries, within, row);
      } else if (field.key !== undefined && given[field.key] !== undefined) {
        await enter(within, field, given[field.key], row);
      }
    }
  };
  const wordsOf = (field: FormField, code: string): string =>
    field.values?.find(({ value }) => value === code)?.label ?? optionOf(code);

  async function enter(within: Locator, field: FormField, value: unknown, row: number): Promise<void> {
    const label = field.label ?? field.dateLabel ?? '';
    const place = within
      .locator(`.fjs-form-field-${field.type}`)
      .filter({ has: page.locator('label', { hasText: exactly(label) }) })
      .nth(row);
    switch (field.type) {
      case 'radio':
        return within.getByRole('radio', { name: wordsOf(field, String(value)), exact: true }).check();
      case 'checkbox':
        return place.locator('input').setChecked(value === true);
      case 'checklist':
        for (const code of value as readonly string[])
          await within.getByRole('checkbox', { name: wordsOf(field, code), exact: true }).check();
        return;
      case 'select':
        await place.locator('.fjs-input-group').click();
        return place.locator('.fjs-dropdownlist-item', { hasText: exactly(wordsOf(field, String(value))) }).click();
      case 'datetime':
        await place.locator('.flatpickr-input').fill(dayAsTyped(String(value)));
        return place.locator('.flatpickr-input').press('Enter');
      default:
        return place.locator('input, textarea').fill(String(value));
    }
  }
  await fill(schemaOf(taskKey, language).components, entries, form, 0);
}

/** A day as the browser of the walk writes it. */
const dayAsTyped = (on: string): string => on.split('-').map(Number).join('/');
