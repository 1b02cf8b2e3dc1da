import { shownPath, play } from '../../../../processes/lint/explore/path.ts';
import { prove, type Proof } from '../../../../processes/lint/law/prove.ts';
import { playConcretely } from '../support/concrete.ts';
import { shippedWith, shippedXml } from '../support/models.ts';
import { breaches, furtherBreaches, type Breach } from '../support/unlawful.ts';

test('should have a breach of every shipped process', () => {
  expect(breaches.map(({ processId }) => processId).sort()).toEqual([...shippedXml.keys()].sort());
});

const proofs = new Map<Breach, Promise<Proof>>();
/** Each breach is explored once. */
async function refused(breach: Breach) {
  const processes = await shippedWith(breach.xml);
  const proof = proofs.get(breach) ?? prove(breach.processId, processes);
  proofs.set(breach, proof);
  return { processes, example: found(await proof, breach) };
}

const found = (proof: Proof, { rule, elementId }: Breach) => {
  const verdict = proof.verdicts.find(({ ruleId }) => ruleId === rule);
  const examples = verdict?.kind === 'violated' ? verdict.counterExamples : [];
  return examples.find((each) => each.elementId === elementId);
};

describe.each([...breaches, ...furtherBreaches])('$processId that $what', (breach) => {
  test('should be refused with a counter-example that plays', async () => {
    const { processes, example } = await refused(breach);
    expect(example).toMatchObject({ kind: 'violated', article: breach.article });
    const { path } = example!;
    const played = [...play(breach.processId, processes, path)];
    expect(played.map(({ choices }) => choices)).toEqual(path.map(({ choices }) => choices));
    const touched = played
      .at(-1)!
      .events.flatMap((event) => (event.type === 'ELEMENT_ACTIVATING' ? [event.elementId] : []));
    expect([shownPath(path).at(-1)!.elementId, ...touched]).toContain(breach.elementId);
  });
});

test.each(breaches)('should let the real engine with real values go the same way: $processId', async (breach) => {
  const { processes, example } = await refused(breach);
  const world = playConcretely(processes, example!.path);
  expect(world.incidents()).toEqual([]);
  expect([...world.completed(), ...world.active()]).toContain(breach.elementId);
});
