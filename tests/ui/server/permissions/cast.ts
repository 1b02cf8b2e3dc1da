/** Who tries every route: each role at home with the matters, each role elsewhere, people of the accused unit, and one who keeps away. */
import { unitId } from '../../../../app/demo/county.ts';
import type { PersonRow, WithPassword } from '../../../../domain/schema/administration.ts';
import type { MatterId } from '../../../../domain/schema/ids.ts';
import { PASSWORD, type WebWorld } from '../../../support/web/world.ts';

/** `at`: codes of units; the first post's role is the one that the table is asked for. */
interface Post {
  readonly role: string;
  readonly at: string;
}
export type Place = 'HOME' | 'ELSEWHERE' | 'UNIT_HEAD' | 'COMPETENT' | 'ACCUSED' | 'RECUSED';
export interface Actor {
  readonly account: string;
  readonly role: string;
  readonly place: Place;
  readonly posts: readonly Post[];
}

/** The unit that handles the ordinary matters, the organ that accusations go to, where it happened, and who is accused. */
export const HANDLER = 'URBAN_MANAGEMENT';
export const ORGAN = 'DISCIPLINE';
export const PLACE = 'SONGTAO';
export const ACCUSED = 'QINGHUAI';
const BUREAU = 'YZ_BUREAU';

/** A second fictional county, 云归县 beside 云泽县. */
const NEIGHBOUR = [
  ['YG_GOV', 'GOVERNMENT', 'COUNTY', 'LZ_GOV', '云归县人民政府', 'Yungui County Government'],
  ['YG_BUREAU', 'PETITION_BUREAU', 'COUNTY', 'YG_GOV', '云归县信访局', 'Yungui County Petition Bureau'],
  ['YG_WATER', 'DEPARTMENT', 'COUNTY', 'YG_GOV', '云归县水利局', 'Yungui County Water Bureau'],
  ['YG_TOWN', 'TOWN', 'TOWN', 'YG_GOV', '云归县柳溪镇', 'Liuxi Town of Yungui'],
] as const;

const person = (role: string, place: Place, at: string, second?: Post): Actor => ({
  account: `${role}-${place}-${second ? 'two' : at}`.toLowerCase().replaceAll('_', '-'),
  role,
  place,
  posts: [{ role, at }, ...(second ? [second] : [])],
});

export const cast: readonly Actor[] = [
  ...['INT', 'REV', 'SUP', 'PRO', 'JUV', 'DSN', 'ADM', 'AUD'].flatMap((role) => [
    person(role, 'HOME', BUREAU),
    person(role, 'ELSEWHERE', 'YG_BUREAU'),
  ]),
  ...['HDL', 'FH'].flatMap((role) => [
    person(role, 'HOME', HANDLER),
    person(role, 'ELSEWHERE', 'EDUCATION'),
    person(role, 'ELSEWHERE', 'YG_WATER'),
  ]),
  person('GRD', 'HOME', PLACE),
  person('GRD', 'ELSEWHERE', 'YG_TOWN'),
  person('LDR', 'HOME', 'YZ_GOV'),
  person('LDR', 'ELSEWHERE', 'YG_GOV'),
  person('LDR', 'ELSEWHERE', 'EDUCATION'),
  person('LDR', 'UNIT_HEAD', HANDLER),
  person('HDL', 'COMPETENT', ORGAN),
  person('HDL', 'ACCUSED', ACCUSED),
  person('LDR', 'ACCUSED', ACCUSED),
  person('SUP', 'ACCUSED', BUREAU, { role: 'HDL', at: ACCUSED }),
  person('SUP', 'RECUSED', BUREAU),
];

export interface Cast {
  readonly userIdOf: (account: string) => string;
  readonly unitIdOf: (code: string) => string;
  /** Keeps the recused supervisor away from the matter. */
  recuse(matterId: MatterId): Promise<void>;
}

/** Adds the second county and everybody of the cast through the administration, and signs each of them in. */
export async function gather(world: WebWorld): Promise<Cast> {
  const as = 'adm-yz';
  const ids = new Map<string, string>();
  const unitIdOf = (code: string): string => ids.get(code) ?? unitId(code);
  for (const [code, kind, level, parent, zh, en] of NEIGHBOUR) {
    const body = { code, kind, level, parentId: unitIdOf(parent), name: { zh, en } };
    const added = await world.send<{ unitId: string }>('POST', '/admin/units', { as, body });
    if (added.status !== 201) throw new Error(`${code}: ${JSON.stringify(added.body)}`);
    ids.set(code, added.body.unitId);
  }
  const people = new Map<string, PersonRow>();
  await Promise.all(
    cast.map(async ({ account, posts }, n) => {
      const body = {
        account,
        displayName: `测试人员${String(n + 1)}`,
        posts: posts.map(({ role, at }) => ({ role, unitId: unitIdOf(at) })),
      };
      const added = await world.send<WithPassword>('POST', '/admin/people', { as, body });
      if (added.status !== 201) throw new Error(`${account}: ${JSON.stringify(added.body)}`);
      people.set(account, added.body.person);
      const credentials = { account, password: added.body.password, newPassword: PASSWORD };
      const signedIn = await world.send('POST', '/session', { body: credentials });
      if (signedIn.status !== 200) throw new Error(`${account} cannot sign in: ${JSON.stringify(signedIn.body)}`);
    }),
  );
  return {
    unitIdOf,
    userIdOf: (account) => people.get(account)?.userId ?? '',
    async recuse(matterId) {
      for (const { account } of cast.filter(({ place }) => place === 'RECUSED')) {
        const body = { reason: 'OWN_INTEREST' };
        await world.send('POST', `/matters/${matterId}/openings`, { as: account, body: { reason: 'SUPERVISION' } });
        const { status } = await world.send('POST', `/matters/${matterId}/recusals`, { as: account, body });
        if (status !== 204 && status !== 404) throw new Error(`${account} could not keep away: ${String(status)}`);
      }
    },
  };
}
