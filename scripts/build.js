/** `npm run build`: compiles, then builds the browser part. */
import { build } from './steps.js';

process.exitCode = await build();
