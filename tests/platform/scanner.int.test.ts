import { createCommandScanner } from '../../platform/scanner.ts';

const content = new TextEncoder().encode('a'.repeat(100_000));
const node = (script: string) => createCommandScanner(`${process.execPath} -e ${script}`);

test('should give what it scans to the command and read the verdict from its exit code', async () => {
  const counts = `let(n=0);process.stdin.on("data",(b)=>{n+=b.length}).on("end",()=>process.exit(n===100000?0:1))`;
  expect(await node(counts.replace('let(n=0)', 'globalThis.n=0'))(content)).toBe('CLEAN');
  expect(await node('process.exit(1)')(content)).toBe('INFECTED');
});

test('should leave what could not be scanned undecided', async () => {
  expect(await node('process.exit(2)')(content)).toBe('UNAVAILABLE');
  expect(await createCommandScanner('/nowhere/scanner --stdin')(content)).toBe('UNAVAILABLE');
});
