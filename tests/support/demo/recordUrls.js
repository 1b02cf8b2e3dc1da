/**
 * Loaded into a process with `--import`: writes every URL that it serves or asks for to the file named by FENGQIAO_TEST_URLS, one a
 * line. Node's own diagnostics channels tell of them, so that nothing of the product is changed to be watched.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';

const file = process.env.FENGQIAO_TEST_URLS;
if (file === undefined) throw new Error('FENGQIAO_TEST_URLS names no file');
const note = (url) => appendFileSync(file, `${url}\n`);

subscribe('http.server.request.start', ({ request }) => note(`served ${request.url}`));
subscribe('http.client.request.start', ({ request }) => note(`asked ${request.host}${request.path}`));
subscribe('undici:request:create', ({ request }) => note(`asked ${request.origin}${request.path}`));
