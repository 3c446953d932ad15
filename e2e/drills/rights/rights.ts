import type pg from 'pg'
import { type Client, signIn } from '../../client.ts'
import { type Instance } from '../../instance.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { type Guard } from '../without-guard.ts'
import { listenIn, tryBulk } from './bulk.ts'
import { PASSWORD } from '../birth-desks.ts'
import { type Cast, castOf } from './cast.ts'
import { tryDisguises } from './disguises.ts'
import { type Lying, walkStaff } from './staff-walk.ts'
import { portalCastOf } from './portal-cast.ts'
import { widestPortalGap } from './portal-times.ts'
import { unlistedPages, walkPortal } from './portal-walk.ts'
import { type ApiDocument, unlistedRoutes } from './tables.ts'
import { openTally } from './tally.ts'
import { COMMUNE, FOREIGN, type Things, madeUp, takeOn, thingsAt } from './things.ts'
import { gapOf } from './timing.ts'
import { withProgram } from '../with-program.ts'

export const RIGHTS: Drill = {
  name: 'rights', tests: 'T8',
  promise:
    'Nobody reaches what the table of rights, written from the law, does not give them, nor learns that it exists',
  attack:
    'every route, page and form for every role and citizen: own, foreign, guessed, disguised and ended, bulk, exports, streams',
  control: 'one scope out of one query, one right unasked, one dossier of the portal given to whoever names it',
  breaks: [
    'wrong cells: lists and bulk', 'wrong cells: API', 'wrong cells: portal', 'widest gap of medians at the portal',
  ],
  rounds: { whole: 100, control: 2, all: 50 }, minutes: 8, run,
}

/** A list that goes by the reach of whoever asks, a right that is asked before a route, and whose a dossier is. */
const GUARDS: readonly Guard[] = [
  {
    file: 'server/src/api/dossier-detail.ts',
    text: '.filter(({ dossier, tasks: own }) => isWithinReach(directory, viewer, dossier, own))',
    instead: '.filter(({ dossier, tasks: own }) => isWithinReach(directory, viewer, dossier, own) || true)',
  },
  {
    file: 'server/src/api/authenticate.ts',
    text: 'if (request.scopes.length > 0) return undefined',
    instead: "if (request.scopes.length > 0 || permission === 'register.read') return undefined",
  },
  {
    file: 'server/src/pages/own-dossier.ts',
    text: "if (!dossier || !isOwn(viewerOf(visit, actor, 'dossier.read'), dossier)) return undefined",
    instead: 'if (!dossier) return undefined',
  },
]
/** Milliseconds between two medians that nobody could tell from noise over a network. */
const NOISE = 5
/** From so many on a median of times is one. */
const ENOUGH_TIMES = 50

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? GUARDS : undefined, env: { HASH_MEMORY_KIB: '1024' },
  }, async ({ instance, truth, client }) => {
    return await walk({ instance, database: truth, client, rounds, tell })
  })
}

interface Walk extends Pick<DrillRun, 'rounds' | 'tell'> {
  readonly instance: Instance
  readonly database: pg.Pool
  readonly client: Client
}

/** Rounds are how often each time is taken; what is asked is asked once. */
async function walk({ instance, database, client, rounds, tell }: Walk): Promise<Outcome> {
  const [portal, lists, api] = [openTally(), openTally(), openTally()]
  const document = await client.json<ApiDocument>('GET', '/docs/json')
  const unlisted = [...unlistedRoutes(document), ...unlistedPages()]
  const people = await portalCastOf(client, database)
  const portalGap = await widestPortalGap(client, people, Math.max(rounds, ENOUGH_TIMES), portal, tell)
  await walkPortal(people, database, portal)
  tell(`portal: ${portal.tested} asked, ${portal.wrong.length} wrong`)
  const cast = await castOf(client, database, COMMUNE.place)
  const lying = await layOut(client, database, cast.officer)
  tell('the offices are open')
  await listenIn(instance.url, client, {
    cast, lying, talker: cast.officer, foreignTalker: await signIn(client, FOREIGN[0]?.officer ?? '', PASSWORD),
  }, lists)
  await tryBulk(client, { cast, lying }, lists)
  tell(`lists and bulk: ${lists.tested} asked, ${lists.wrong.length} wrong`)
  await walkStaff(client, document, { cast, lying }, api)
  await tryDisguises(client, { cast, own: lying.atOfficer, foreign: lying.foreign[0] ?? madeUp() }, api)
  tell(`API: ${api.tested} asked, ${api.wrong.length} wrong`)
  const gap = await widestGap(client, { cast, lying, rounds }, tell)
  for (const one of [portal, lists, api].flatMap(({ wrong }) => wrong.slice(0, 20))) tell(one)
  for (const route of unlisted) tell(`unlisted: ${route}`)
  return {
    rounds, figures: [
      { name: 'cells tested', value: portal.tested + lists.tested + api.tested, atLeast: 5_000 },
      { name: 'wrong cells: portal', value: portal.wrong.length, atMost: 0 },
      { name: 'wrong cells: lists and bulk', value: lists.wrong.length, atMost: 0 },
      { name: 'wrong cells: API', value: api.wrong.length, atMost: 0 },
      { name: 'unlisted routes', value: unlisted.length, atMost: 0 },
      { name: 'widest gap of medians at the portal', value: portalGap, unit: 'ms', atMost: NOISE },
      // Of few times a median says nothing: then it is told only.
      {
        name: 'widest gap of medians, foreign and made up', value: gap, unit: 'ms',
        ...rounds >= ENOUGH_TIMES && { atMost: NOISE },
      },
    ],
  }
}

/** A dossier at an officer's, a clerk's and a counter's step, one that is over, and one at each other office. */
async function layOut(client: Client, database: pg.Pool, officer: string): Promise<Lying> {
  const at: Things[] = []
  for (const [n, office] of [COMMUNE, COMMUNE, COMMUNE, COMMUNE, ...FOREIGN].entries())
    at.push(await thingsAt(client, database, { office, n, ...office === COMMUNE && { asker: officer } }))
  const [atOfficer = madeUp(), atClerk = madeUp(), atReturn = madeUp(), ended = madeUp(), ...foreign] = at
  await takeOn(client, atClerk.dossier, COMMUNE.place, 'clerk')
  await takeOn(client, atReturn.dossier, COMMUNE.place, 'return')
  await takeOn(client, ended.dossier, COMMUNE.place, 'end')
  return { atOfficer, atClerk, atReturn, ended, foreign }
}

/** By time, too, a foreign object is not to be told from one made up. */
async function widestGap(
  client: Client, { cast, lying, rounds }: { readonly cast: Cast; readonly lying: Lying; readonly rounds: number },
  tell: (line: string) => void,
): Promise<number> {
  const foreign = lying.foreign[0] ?? madeUp()
  const asked = [
    ['reception', 'GET', '/api/dossiers/:id', 'dossier'], ['officer', 'GET', '/api/slips/:id.pdf', 'slip'],
    ['officer', 'GET', '/api/papers/:id/file', 'paper'], ['agency_admin', 'GET', '/api/staff/:id', 'staff'],
    ['agency_admin', 'GET', '/api/entries/:id', 'entry'], ['officer', 'GET', '/api/support/:id', 'support'],
  ] as const
  const gaps: number[] = []
  for (const [role, method, route, kind] of asked) {
    const gap = await gapOf(client, {
      name: route,
      one: () => [method, route.replace(':id', foreign[kind]), { cookie: cast[role] }],
      other: () => [method, route.replace(':id', madeUp()[kind]), { cookie: cast[role] }],
    }, rounds)
    tell(`${route}: ${gap.toFixed(2)} ms between foreign and made up`)
    gaps.push(gap)
  }
  return Math.max(...gaps)
}
