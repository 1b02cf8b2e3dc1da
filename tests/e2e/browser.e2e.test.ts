import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useBrowser } from '../support/browser.ts';

const browser = useBrowser();

let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>枫桥</title><h1>信访事项</h1><script>document.title += " 就绪"</script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

test('should show a page of a local server and run its scripts', async () => {
  const page = await browser.openPage();
  await page.goto(address);
  expect(await page.textContent('h1')).toBe('信访事项');
  expect(await page.title()).toBe('枫桥 就绪');
});

test('should speak Chinese and live in the time zone of the county', async () => {
  const page = await browser.openPage();
  await page.goto(address);
  expect(await page.evaluate(() => navigator.language)).toBe('zh-CN');
  expect(await page.evaluate(() => new Date('2026-05-17T16:00:00Z').getDate())).toBe(18);
});
