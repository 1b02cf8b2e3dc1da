/** Which blocks there are, and one of them by chance. */
import { adHoc, subProcess } from './containers.ts';
import { catching, compensated, linked, perhapsEnding, throwing } from './events.ts';
import { exclusive, inclusive, parallel, race, repeated, undecided } from './gateways.ts';
import type { Block } from './scope.ts';
import { call, task } from './tasks.ts';

const SIMPLE: readonly Block[] = [task, task, task, task, catching, throwing, linked, race, perhapsEnding];
const NESTED: readonly Block[] = [
  exclusive,
  parallel,
  inclusive,
  undecided,
  repeated,
  subProcess,
  subProcess,
  adHoc,
  call,
  compensated,
];

/** A block, or several after another. */
export const anyBlock: Block = (scope, from, depth) => {
  const { file } = scope;
  let last = from;
  do {
    file.room--;
    const nested = depth > 0 && file.room > 0 && file.chance(65);
    last = file.random.pick(nested ? NESTED : SIMPLE)(scope, last, depth);
  } while (file.room > 0 && file.chance(45));
  return last;
};
