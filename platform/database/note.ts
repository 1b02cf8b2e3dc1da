import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const noteSchema = z.object({
  /** Folder of the data; outside the project when PostgreSQL's account cannot enter the project. */
  data: z.string(),
  user: z.string(),
  password: z.string(),
  /** Last port; kept over a restart, so that open pools find the server again. */
  port: z.number().int().optional(),
  /** Process of the running server; absent when it was stopped. */
  pid: z.number().int().optional(),
});

/** What a process must know to reach the embedded server of a folder. */
export type Note = z.infer<typeof noteSchema>;

/** The note in `file`, or undefined when there is none. Throws when it is not readable as a note. */
export async function readNote(file: string): Promise<Note | undefined> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${file} is damaged; remove its folder to begin with an empty database`, { cause: error });
  }
}

/** Writes the note in one step, readable by its owner only. */
export async function writeNote(file: string, note: Note): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(note, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** A note for a server that does not exist yet, with a random password. */
export function newNote(data: string): Note {
  return { data, user: 'fengqiao', password: randomBytes(24).toString('hex') };
}

/** Connection string for one database of the noted server. Throws when it has never been started. */
export function urlOf(note: Note, database: string): string {
  if (note.port === undefined) throw new Error('The embedded PostgreSQL has not been started');
  return `postgresql://${note.user}:${note.password}@127.0.0.1:${note.port}/${database}`;
}
