/** Reading a form with files. Nothing is written to disk: a file is checked and sealed before it rests anywhere. */
import busboy from 'busboy';
import type { Request } from 'express';
import { MAX_BYTES, MAX_FILES } from '../../domain/attachments/kinds.ts';
import { Problem } from './problem.ts';

export interface UploadedFile {
  readonly name: string;
  readonly content: Buffer;
}
export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly UploadedFile[];
}

/** Bytes of one request: two of the largest files, so that few uploads at once cannot fill the memory. */
const MAX_TOTAL = 2 * MAX_BYTES + 1024 * 1024;
const tooLarge = () => new Problem(413, 'BODY_TOO_LARGE', 'A file may have 20 MB, all of them 40 MB together.');

/** Reads the whole form. Throws 400 for a body that is no form, 413 for one that is too large; files without content are left out. */
export function readUpload(request: Request): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const files: UploadedFile[] = [];
    let total = 0;
    const fail = (problem: Problem): void => {
      request.unpipe();
      // The rest is read and dropped, so that the answer reaches a browser that is still sending.
      request.resume();
      reject(problem);
    };
    let form: busboy.Busboy;
    try {
      form = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: { fileSize: MAX_BYTES, files: MAX_FILES, fields: 60, fieldSize: 100_000, parts: MAX_FILES + 60 },
      });
    } catch {
      return void fail(new Problem(400, 'BAD_REQUEST', 'The request is no form with files.'));
    }
    form.on('field', (name, value) => void fields.set(name, value));
    form.on('file', (_field, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        total += chunk.length;
        if (total > MAX_TOTAL) fail(tooLarge());
        else chunks.push(chunk);
      });
      stream.on('limit', () => fail(tooLarge()));
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        if (content.length > 0) files.push({ name: filename ?? '', content });
      });
    });
    form.on('filesLimit', () => fail(new Problem(413, 'TOO_MANY_FILES', `At most ${MAX_FILES} files at once.`)));
    form.on('error', () => fail(new Problem(400, 'BAD_REQUEST', 'The form cannot be read.')));
    form.on('close', () => resolve({ fields, files }));
    request.pipe(form);
  });
}
