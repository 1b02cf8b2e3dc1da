/**
 * `node scripts/run.js <command> [options]`: builds what changed, with the build's words on the error output so that
 * another program can read the command's own, and becomes dist/app/<command>.js in this process.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './steps.js';

const STANDARD_ERROR = 2;
const WATCH_MS = 300;

/**
 * npm passes a signal to the shell it runs a script in, and most shells end without passing it on. So when the shell is
 * gone, this process sends itself the signal that it should have had.
 */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, WATCH_MS);
  watch.unref();
}

const [command, ...options] = process.argv.slice(2);
const code = await build(STANDARD_ERROR);
if (code === 0) {
  const program = join(root, 'dist', 'app', `${command}.js`);
  endWithParent();
  process.argv = [process.execPath, program, ...options];
  await import(pathToFileURL(program).href);
} else {
  process.exitCode = code;
}
