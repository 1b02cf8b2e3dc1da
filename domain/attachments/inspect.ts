/** The verdict on an upload by its bytes (ASVS 5.2: type by content, size, archives that unfold, pictures that unfold). */
import { ascii, find, startsWith } from './bytes.ts';
import { jpegPixels, pngPixels } from './images.ts';
import { MAX_BYTES, type AttachmentKind, type RefusalReason } from './kinds.ts';
import { zipEntries } from './zip.ts';

export type Verdict =
  | { readonly ok: true; readonly kind: AttachmentKind }
  | { readonly ok: false; readonly reason: RefusalReason };

const take = (kind: AttachmentKind): Verdict => ({ ok: true, kind });
const refuse = (reason: RefusalReason): Verdict => ({ ok: false, reason });

/** 100 megapixels: twice the largest sensor of a phone. */
const MAX_PIXELS = 100_000_000;
/** What a DOCX may unfold to, and how many times its own size. */
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_RATIO = 100;
/** Where readers look for the end of a PDF. */
const PDF_END = 2_048;
/** Things in a PDF that act when it is opened. */
const PDF_ACTS = ['/JavaScript', '/JS', '/Launch', '/EmbeddedFile', '/AA'];

function pdf(bytes: Uint8Array): Verdict {
  if (find(bytes, '%%EOF', bytes.length - PDF_END) < 0) return refuse('MALFORMED');
  const acts = (name: string): boolean => {
    for (let at = find(bytes, name); at >= 0; at = find(bytes, name, at + 1)) {
      const next = String.fromCharCode(bytes[at + name.length] ?? 0x20);
      if (!/[A-Za-z]/.test(next)) return true;
    }
    return false;
  };
  return PDF_ACTS.some(acts) ? refuse('ACTIVE_CONTENT') : take('PDF');
}

function docx(bytes: Uint8Array): Verdict {
  const entries = zipEntries(bytes);
  if (!entries) return refuse('MALFORMED');
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has('[Content_Types].xml') || !names.has('word/document.xml')) return refuse('UNKNOWN_TYPE');
  if ([...names].some((name) => /vbaProject|\.bin$|\.exe$|activeX|embeddings\//i.test(name)))
    return refuse('ACTIVE_CONTENT');
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  return unpacked > MAX_UNPACKED || unpacked > MAX_RATIO * bytes.length ? refuse('EXPANDS_TOO_FAR') : take('DOCX');
}

function picture(kind: 'PNG' | 'JPEG', pixels: number | undefined): Verdict {
  if (pixels === undefined) return refuse('MALFORMED');
  return pixels > MAX_PIXELS ? refuse('TOO_MANY_PIXELS') : take(kind);
}

/** Bytes are text when they are UTF-8 and hold no control character but tab and line ends. */
function text(bytes: Uint8Array): Verdict {
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(decoded)) return refuse('UNKNOWN_TYPE');
    return /^\s*(<\?xml|<!doctype|<html|<svg|<script)/i.test(decoded) ? refuse('ACTIVE_CONTENT') : take('TXT');
  } catch {
    return refuse('UNKNOWN_TYPE');
  }
}

/** ISO media brands of plain recordings: MP4 video, and M4A that telephones record. */
const MP4_BRANDS = new Set([
  'isom',
  'iso2',
  'iso4',
  'iso5',
  'iso6',
  'mp41',
  'mp42',
  'avc1',
  'M4A ',
  'M4V ',
  'MSNV',
  '3gp4',
  '3gp5',
  'qt  ',
]);
/** MPEG audio frame: eleven bits set, layer III. */
const isMp3Frame = (bytes: Uint8Array): boolean => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2;

export function inspect(bytes: Uint8Array): Verdict {
  if (bytes.length === 0) return refuse('EMPTY');
  if (bytes.length > MAX_BYTES) return refuse('TOO_LARGE');
  if (startsWith(bytes, ascii('%PDF-'))) return pdf(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return picture('JPEG', jpegPixels(bytes));
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return picture('PNG', pngPixels(bytes));
  if (startsWith(bytes, ascii('PK\u0003\u0004'))) return docx(bytes);
  if (startsWith(bytes, ascii('ID3')) || isMp3Frame(bytes)) return take('MP3');
  if (startsWith(bytes, ascii('ftyp'), 4))
    return MP4_BRANDS.has(String.fromCharCode(...bytes.subarray(8, 12))) ? take('MP4') : refuse('UNKNOWN_TYPE');
  return text(bytes);
}
