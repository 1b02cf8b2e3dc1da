/** A county on 2026-06-08: a late building with three claims, street lamps long answered, an accusation, and a flow that stands somewhere. */
import { readFileSync } from 'node:fs';
import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { FlowPosition } from '../../../domain/schema/views.ts';
import { packagePath } from '../../../platform/paths.ts';
import type { FlowReader } from '../../../ui/server/index.ts';
import { refer, sort } from './acts.ts';
import { actorOf, type WebWorld } from './world.ts';

export const FLAT_TEXT = '楼盘晚交房 8 个月，请查清预售款去向；开发商应赔违约金；孩子 9 月要上学。';

const position = (processId: string, elements: readonly (readonly [string, number, number])[]): FlowPosition => ({
  processId,
  xml: readFileSync(packagePath(`processes/bpmn/${processId}.bpmn`), 'utf8'),
  elements: elements.map(([elementId, active, completed]) => ({ elementId, active, completed, incidents: 0 })),
});

/** One running flow that waits for the draft of an opinion, and the flow of the whole matter that waits for it. */
export const standingFlows: FlowReader = {
  flows: () =>
    Promise.resolve(
      (['claim-handling', 'petition-case'] as const).map((processId, n) => ({
        processInstanceKey: String(2251799813685400 + n),
        processId,
        processDefinitionKey: String(2251799813685300 + n),
        state: 'ACTIVE' as const,
        hasIncident: false,
      })),
    ),
  position: (key) =>
    Promise.resolve(
      key.endsWith('0')
        ? position('claim-handling', [
            ['event-claim-received', 0, 1],
            ['task-accept', 0, 1],
            ['gateway-accepted', 0, 1],
            ['task-investigate', 0, 1],
            ['gateway-next', 0, 1],
            ['task-draft-opinion', 1, 0],
          ])
        : position('petition-case', [['task-intake-check', 0, 1]]),
    ),
};

/** The day on which the story stands, in the county's zone. */
export const STORY_DAY = '2026-06-08 09:00';

export interface Story {
  readonly flats: MatterId;
  readonly lamps: MatterId;
  readonly accusation: MatterId;
}

export async function tellStory(world: WebWorld): Promise<Story> {
  await world.at('2026-03-02 09:00');
  const lamps = (await world.register({})).matterId;
  await sort(world, lamps, [['R31_6', 'URBAN_MANAGEMENT']]);
  await refer(world, lamps, 'URBAN_MANAGEMENT', 'hdl-urban-management');

  await world.at('2026-04-13 10:00');
  const flats = (
    await world.register({
      channel: 'VISIT',
      text: FLAT_TEXT,
      petitioner: { name: '住户寅', phone: '13900000003', address: null },
      petitionerCount: 23,
      placeUnitId: unitId('SONGTAO'),
      claims: [
        { subject: 'PRESALE_FUNDS', text: '查清预售款去向，依法监管。' },
        { subject: 'HOUSING_DAMAGES', text: '开发商赔违约金。' },
        { subject: 'SCHOOL_PLACE', text: '孩子 9 月入学。' },
      ],
    })
  ).matterId;
  await sort(world, flats, [
    ['R31_5', 'HOUSING'],
    ['R31_1', 'HOUSING'],
    ['R31_6', 'EDUCATION'],
  ]);
  const leader = actorOf('ldr-yz');
  await world.act(
    flats,
    { id: 'system', role: 'SYSTEM', unitId: null },
    {
      type: 'RecordColour',
      data: { result: { colour: 'RED', factors: ['COUNT'] } },
    },
  );
  await world.at('2026-04-17 10:00');
  await refer(world, flats, 'HOUSING', 'hdl-housing', 1);
  await refer(world, flats, 'HOUSING', 'hdl-housing', 2);
  await refer(world, flats, 'EDUCATION', 'hdl-education', 3);
  await world.act(flats, leader, {
    type: 'TakeOwnership',
    data: {
      level: 'COUNTY',
      planDueOn: '2026-05-11',
      sealed: { rootCause: '多头管理', crux: '交付时间', method: '部门联动', steps: '核查、协调、回访' },
    },
  });

  await world.at('2026-06-05 09:00');
  const accusation = (
    await world.register({
      channel: 'LETTER',
      matterType: 'ACCUSATION',
      secrecyAsked: true,
      petitioner: { name: '农户戊', phone: null, address: null },
      text: '请替我保密。',
      claims: [{ subject: 'CADRE_CONDUCT', text: '请查处。' }],
      accusedUnitId: unitId('QINGHUAI'),
    })
  ).matterId;
  await world.at(STORY_DAY);
  return { flats, lamps, accusation };
}
