import { readFileSync } from 'node:fs';

/** State letter and start of a process as Linux tells them (proc(5), fields 3 and 22); empty on other systems. */
function statOf(pid: number): { state: string; start: string } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', start: fields[19] ?? '' };
  } catch {
    return { state: '', start: '' };
  }
}

/** Whether a process has ended but its parent has not taken notice; in a container perhaps nobody ever does. */
export function isZombie(pid: number): boolean {
  return statOf(pid).state === 'Z';
}

/** Whether a process of this number runs. */
export function pidExists(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/** Text that names this process for good: its number and start, so that a reused number is not taken for it. */
export function processStamp(): string {
  return `${process.pid} ${statOf(process.pid).start}`;
}

/** Whether the process named by a stamp still runs. */
export function isRunning(stamp: string): boolean {
  const [pid, start] = stamp.split(' ');
  return pidExists(Number(pid)) && statOf(Number(pid)).start === start;
}
