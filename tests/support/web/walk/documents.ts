/** A served document, taken from the page of its matter as a file that a word processor opens. */
import { readFile } from 'node:fs/promises';
import type { DocumentKind } from '../../../../domain/documents/kinds.ts';
import { documentNames } from '../../../../domain/documents/names.ts';
import { unzipText } from '../../unzip.ts';
import { openMatter } from './checks.ts';
import type { Walk } from './people.ts';
import type { Receipt } from './petitioner.ts';

/** Downloads the newest document of this kind, and fails unless it says all of this. */
export async function readServed(
  walk: Walk,
  { publicNumber }: Receipt,
  kind: DocumentKind,
  says: readonly string[],
): Promise<void> {
  const page = await openMatter(walk, publicNumber);
  const row = page.locator('.matter-documents li', { has: page.getByText(walk.say(documentNames.kind[kind])) }).last();
  const [file] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: /^\.docx/ }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
  const xml = unzipText(await readFile(await file.path()), 'word/document.xml');
  const text = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '');
  for (const words of says) expect(text).toContain(words);
}
