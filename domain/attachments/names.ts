/** Names of files as people gave them, made harmless to show and to save. */
import type { AttachmentKind } from './kinds.ts';

const EXTENSION: Readonly<Record<AttachmentKind, string>> = {
  PDF: 'pdf',
  JPEG: 'jpg',
  PNG: 'png',
  DOCX: 'docx',
  TXT: 'txt',
  MP3: 'mp3',
  MP4: 'mp4',
};
const MAX_LENGTH = 100;

/**
 * No folders, no control characters, nothing that turns the reading direction (`tpircs.pdf` read backwards), and the extension of
 * what the file is.
 */
export function safeName(given: string, kind: AttachmentKind): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/\p{C}/gu, '')
    .replace(/[:*?"<>|%;]/g, '_')
    .replace(/\.[^.]{0,10}$/, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...name].slice(0, MAX_LENGTH).join('') || 'file'}.${EXTENSION[kind]}`;
}
