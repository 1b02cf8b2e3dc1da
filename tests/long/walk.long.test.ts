/** The acceptance cases by hand: every act by the person who has it, on the pages of staff and public; only time is moved. */
import { walkedCases } from '../support/web/walk/cases/index.ts';
import { useWalk } from '../support/web/walk/people.ts';

/** The one that is walked on English pages. */
const IN_ENGLISH = 'AC-02';

describe.each(walkedCases)('$id', ({ id, begins, walk: walkCase }) => {
  const walk = useWalk(begins, id === IN_ENGLISH ? 'en' : 'zh');

  test('should be done by hand from registration to its end, with every due date where the law puts it', async () => {
    await walkCase(walk);
  }, 600_000);
});
