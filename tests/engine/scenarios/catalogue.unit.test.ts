import { readdirSync } from 'node:fs';
import { catalogue } from '../../../app/conformance/catalogue.ts';
import { FIXTURES, fixture, REFUSED, refusedFixture } from '../../../app/conformance/fixtures.ts';
import { refusedModels } from '../../../app/conformance/refusals.ts';
import type { Scenario } from '../../../app/conformance/scenario.ts';
import { ELEMENT_SECTIONS } from '../../../app/conformance/sections.ts';
import { registry } from '../../../engine/core/elements/registry.ts';
import type { ExecutableElement } from '../../../engine/core/model.ts';
import { parseBpmn } from '../../../engine/model/bpmn/parseBpmn.ts';
import { packagePath } from '../../../platform/paths.ts';
import { useMemoryEngine } from './memoryEngine.ts';

/** The fixture's elements; it must be readable without a warning, as Camunda Modeler writes it. */
async function elementsOf({ id }: Scenario): Promise<readonly ExecutableElement[]> {
  const parsed = await parseBpmn((await fixture(`${id}.bpmn`)).content);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(parsed.warnings).toEqual([]);
  return parsed.processes.flatMap(({ elements }) => Object.values(elements));
}

const deployedBy = ({ id, with: others = [], script }: Scenario): readonly string[] => [
  `${id}.bpmn`,
  ...others,
  ...script.flatMap((step) => (step.do === 'deploy' ? step.files : [])),
];

describe('the scenarios', () => {
  test('should have ids of their own', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('should use every fixture, and no fixture of another scenario', () => {
    const used = catalogue.flatMap(deployedBy);
    expect([...used].sort()).toEqual([...new Set(readdirSync(packagePath(FIXTURES)))].sort());
  });

  test('should be about an element that is in their model', async () => {
    for (const scenario of catalogue) {
      if (!(scenario.about in ELEMENT_SECTIONS)) continue;
      const elements = await elementsOf(scenario);
      const isThere =
        scenario.about === 'MULTI_INSTANCE_BODY'
          ? elements.some((element) => 'loop' in element && element.loop !== null)
          : elements.some(({ type }) => type === scenario.about);
      expect({ id: scenario.id, isThere }).toEqual({ id: scenario.id, isThere: true });
    }
  });

  test('should have every element of the registry and every kind of event in some model', async () => {
    const elements = (await Promise.all(catalogue.map(elementsOf))).flat();
    const types = new Set(elements.map(({ type }) => type as string));
    const madeAtRunTime = ['MULTI_INSTANCE_BODY', 'AD_HOC_SUB_PROCESS_INNER_INSTANCE'];
    expect(Object.keys(registry).filter((type) => !types.has(type) && !madeAtRunTime.includes(type))).toEqual([]);
    const events = new Set(elements.flatMap((element) => ('event' in element ? [eventOf(element)] : [])));
    expect([...events].sort()).toEqual(EVENTS);
  });
});

const eventOf = (element: Extract<ExecutableElement, { readonly event: object }>): string =>
  `${element.type.toLowerCase()} ${element.event.kind}`;

/** What BPMN allows where, of what the engine runs. */
const EVENTS = [
  ...['compensation', 'error', 'escalation', 'message', 'signal', 'timer'].map((kind) => `boundary_event ${kind}`),
  ...['compensation', 'error', 'escalation', 'message', 'none', 'signal', 'terminate'].map(
    (kind) => `end_event ${kind}`,
  ),
  ...['link', 'message', 'signal', 'timer'].map((kind) => `intermediate_catch_event ${kind}`),
  ...['compensation', 'escalation', 'link', 'message', 'none', 'signal'].map(
    (kind) => `intermediate_throw_event ${kind}`,
  ),
  'receive_task message',
  ...['error', 'escalation', 'message', 'none', 'signal', 'timer'].map((kind) => `start_event ${kind}`),
];

describe('a deployment', () => {
  const { engine } = useMemoryEngine();

  test('should have a refusal for every model that is there to be refused', () => {
    expect(refusedModels.map(({ file }) => file).sort()).toEqual(readdirSync(packagePath(REFUSED)).sort());
  });

  test.each(refusedModels.map((model) => [model.what, model] as const))(
    'should be refused for: %s',
    async (_what, { file, element, reason }) => {
      const deploying = engine.deploy([await refusedFixture(file)]);
      await expect(deploying).rejects.toMatchObject({ status: 400 });
      const where = element === '' ? '' : ` - Element: ${element}`;
      await expect(deploying).rejects.toThrow(
        `Expected to deploy new resources, but encountered the following errors:\n'${file}'${where} - ${reason}`,
      );
    },
  );
});
