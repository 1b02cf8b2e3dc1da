/** Runs jest with ES modules: `npm run jest -- <path or jest options>`. */
import { runJest } from './steps.js';

process.exitCode = await runJest(process.argv.slice(2));
