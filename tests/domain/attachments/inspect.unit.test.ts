import { ascii } from '../../../domain/attachments/bytes.ts';
import { inspect } from '../../../domain/attachments/inspect.ts';
import { MAX_BYTES } from '../../../domain/attachments/kinds.ts';
import { safeName } from '../../../domain/attachments/names.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : part)));
const u16 = (n: number): number[] => [n & 255, n >> 8];
const u32 = (n: number): number[] => [...u16(n & 0xffff), ...u16(n >>> 16)];
const big = (n: number): number[] => u32(n).reverse();

/** A zip with these entries; only its directory says anything, which is all that is read. */
function zip(entries: readonly (readonly [name: string, unpacked: number])[]): Uint8Array {
  const local = bytes('PK\u0003\u0004', Array<number>(26).fill(0));
  const directory = entries.map(([name, unpacked]) =>
    bytes(
      'PK\u0001\u0002',
      Array<number>(16).fill(0),
      u32(10),
      u32(unpacked),
      u16(name.length),
      Array<number>(16).fill(0),
      name,
    ),
  );
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const end = bytes(
    'PK\u0005\u0006',
    [0, 0, 0, 0],
    u16(entries.length),
    u16(entries.length),
    u32(size),
    u32(local.length),
    [0, 0],
  );
  return Uint8Array.from([local, ...directory, end].flatMap((part) => [...part]));
}
const DOCX = [
  ['[Content_Types].xml', 100],
  ['word/document.xml', 1000],
] as const;
const png = (width: number, height: number) =>
  bytes(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    big(13),
    'IHDR',
    big(width),
    big(height),
    [8, 6, 0, 0, 0],
    big(0),
  );
const jpeg = (width: number, height: number) =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8],
    big(height).slice(2),
    big(width).slice(2),
    [1, 1, 0x11, 0, 0, 0],
  );

test.each([
  ['PDF', bytes('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n')],
  ['PNG', png(800, 600)],
  ['JPEG', jpeg(4000, 3000)],
  ['DOCX', zip(DOCX)],
  ['TXT', new TextEncoder().encode('路灯坏了，\r\n请修。')],
  ['MP3', bytes('ID3', [4, 0, 0, 0, 0, 0, 0])],
  ['MP3', bytes([0xff, 0xfb, 0x90, 0x64])],
  ['MP4', bytes(big(24), 'ftypisom', big(512))],
  ['MP4', bytes(big(24), 'ftypM4A ', big(0))],
] as const)('should know a %s by its content', (kind, content) => {
  expect(inspect(content)).toEqual({ ok: true, kind });
});

test.each([
  ['nothing', 'EMPTY', bytes()],
  ['a file that is too large', 'TOO_LARGE', new Uint8Array(MAX_BYTES + 1)],
  ['a program', 'UNKNOWN_TYPE', bytes('MZ', [0x90, 0, 3, 0])],
  ['text in another encoding', 'UNKNOWN_TYPE', bytes([0xc2, 0xb7, 0xb5, 0xc6])],
  ['a page that would run in a browser', 'ACTIVE_CONTENT', bytes('  <!DOCTYPE html><script>1</script>')],
  ['a picture that holds scripts', 'ACTIVE_CONTENT', bytes('<svg onload="x()">')],
  ['a PDF that was cut off', 'MALFORMED', bytes('%PDF-1.7\n1 0 obj')],
  ['a PDF that acts when opened', 'ACTIVE_CONTENT', bytes('%PDF-1.7 /S /JavaScript /JS (x) %%EOF')],
  ['another zip', 'UNKNOWN_TYPE', zip([['photo.jpg', 10]])],
  ['a zip without a directory', 'MALFORMED', bytes('PK\u0003\u0004', Array<number>(40).fill(0))],
  ['a DOCX with macros', 'ACTIVE_CONTENT', zip([...DOCX, ['word/vbaProject.bin', 10]])],
  ['a DOCX that unfolds too far', 'EXPANDS_TOO_FAR', zip([...DOCX, ['word/media/a.xml', 900_000_000]])],
  ['a picture that unfolds too far', 'TOO_MANY_PIXELS', png(60_000, 60_000)],
  ['a picture without a size', 'MALFORMED', png(0, 10)],
  ['a recording of a brand that is not known', 'UNKNOWN_TYPE', bytes(big(24), 'ftypjp2 ')],
] as const)('should refuse %s', (_what, reason, content) => {
  expect(inspect(content)).toEqual({ ok: false, reason });
});

test('should let a PDF name something that only begins like an act', () => {
  expect(inspect(bytes('%PDF-1.7 /JSomething /AAA %%EOF'))).toEqual({ ok: true, kind: 'PDF' });
});

test.each([
  ['../../etc/passwd', 'TXT', 'passwd.txt'],
  ['C:\\temp\\合同.pdf.exe', 'PDF', '合同.pdf.pdf'],
  ['\u202egnp.exe', 'PNG', 'gnp.png'],
  ['a\r\nb"; filename="x.txt', 'TXT', 'ab__ filename=_x.txt'],
  ['.htaccess', 'TXT', 'file.txt'],
  ['', 'JPEG', 'file.jpg'],
  ['名'.repeat(300), 'JPEG', `${'名'.repeat(100)}.jpg`],
] as const)('should make the name %j harmless', (given, kind, safe) => {
  expect(safeName(given, kind)).toBe(safe);
});
