/** Functions of chance; their numbers come from the caller, so that a test or a replay can repeat them. */
import { builtin, type Builtin, type Surroundings } from './define.ts';

export function chance(surroundings: () => Surroundings): Readonly<Record<string, Builtin>> {
  return {
    'random number': builtin([], () => surroundings().random()),
    uuid: builtin([], () => uuid(() => surroundings().random())),
  };
}

/** RFC 9562 version 4. */
function uuid(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16);
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
