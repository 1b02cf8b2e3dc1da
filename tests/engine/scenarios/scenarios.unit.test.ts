import { randomUUID } from 'node:crypto';
import { catalogue } from '../../../app/conformance/catalogue.ts';
import { fixture } from '../../../app/conformance/fixtures.ts';
import { play } from '../../../app/conformance/player.ts';
import { useMemoryEngine } from './memoryEngine.ts';

const { engine } = useMemoryEngine();

test.each(catalogue.map((scenario) => [`${scenario.feature} (${scenario.id})`, scenario.holds, scenario] as const))(
  '%s: %s',
  async (_feature, _holds, scenario) => {
    const { differences } = await play(engine, scenario, { file: fixture, run: randomUUID(), patience: 5000 });
    expect(differences).toEqual([]);
  },
);
