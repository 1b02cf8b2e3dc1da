import busboy from 'busboy';
import type { Request } from 'express';
import { hasNul } from '../schema/values.ts';
import { tooLarge } from './body.ts';
import { invalidArgument, ProblemError } from './problem.ts';

/** Largest multipart body in bytes: all files of one deployment together. */
export const MULTIPART_LIMIT = 16 * 1024 * 1024;
const MOST_PARTS = 1000;

/** A file part, decoded from UTF-8. */
export interface FilePart {
  readonly part: string;
  readonly name: string;
  readonly content: string;
}

export interface Multipart {
  readonly files: readonly FilePart[];
  readonly fields: Readonly<Record<string, string>>;
}

const decode = (name: string, bytes: Buffer): string => {
  // A byte order mark stays: the file is kept as it came.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    const text = decoder.decode(bytes);
    if (!hasNul(text) && !hasNul(name)) return text;
  } catch {
    // Said below.
  }
  throw invalidArgument(`The file '${name.replaceAll('\0', '')}' is not text in UTF-8`);
};

const parserFor = (req: Request): busboy.Busboy => {
  if (!req.is('multipart/form-data')) {
    throw new ProblemError('UNSUPPORTED_MEDIA_TYPE', 'Expected a body of type multipart/form-data');
  }
  try {
    const limits = { fileSize: MULTIPART_LIMIT, fieldSize: 1024, parts: MOST_PARTS };
    return busboy({ headers: req.headers, defParamCharset: 'utf8', preservePath: true, limits });
  } catch {
    throw invalidArgument('The content type multipart/form-data needs a boundary');
  }
};

/**
 * Reads a multipart body into memory. Parts need no content type: a part with a filename is a file. Rejects with a
 * problem when it is malformed, too large, or a file is not text.
 */
export async function readMultipart(req: Request): Promise<Multipart> {
  const parser = parserFor(req);
  if (Number(req.headers['content-length'] ?? 0) > MULTIPART_LIMIT) throw tooLarge(MULTIPART_LIMIT);
  const files: { part: string; name: string; bytes: Buffer[] }[] = [];
  const fields: Record<string, string> = {};
  let size = 0;
  await new Promise<void>((resolve, reject) => {
    const fail = (problem: ProblemError): void => {
      req.unpipe(parser);
      req.resume();
      reject(problem);
    };
    // The types promise a filename; a part that is a file by its content type alone has none.
    parser.on('file', (part, stream, { filename }: { filename?: string }) => {
      const bytes: Buffer[] = [];
      files.push({ part, name: filename ?? '', bytes });
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MULTIPART_LIMIT) fail(tooLarge(MULTIPART_LIMIT));
        else bytes.push(chunk);
      });
      // An unfinished part reports here as well as on the parser.
      stream.on('error', () => undefined);
    });
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('partsLimit', () => fail(invalidArgument(`The body has more than ${String(MOST_PARTS)} parts`)));
    parser.on('error', () => fail(invalidArgument('The multipart body is malformed')));
    parser.on('close', resolve);
    req.on('aborted', () => fail(invalidArgument('The body ended early')));
    req.pipe(parser);
  });
  return {
    files: files.map(({ part, name, bytes }) => ({ part, name, content: decode(name, Buffer.concat(bytes)) })),
    fields,
  };
}
