import type pg from 'pg'
import { type Client, openClient, signIn } from '../../client.ts'
import { type Instance } from '../../instance.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { PASSWORD } from '../birth-desks.ts'
import { openTally } from '../rights/tally.ts'
import { type Guard } from '../without-guard.ts'
import { citizensOf, numberOf, phoneOf, register, tryCitizenEnds } from './citizen-sessions.ts'
import { tryCrossSite } from './cross-site.ts'
import { openDeeds } from './deeds.ts'
import { gapsAtPortal, gapsOf, guessCodes, guessPasswords, lockAddress } from './guesses.ts'
import { staffOf, tryEnds, tryFixation, tryTimes } from './staff-sessions.ts'
import { trySteps } from './steps.ts'
import { withProgram } from '../with-program.ts'

export const SESSIONS: Drill = {
  name: 'sessions', tests: 'T26, T28, T29, T44',
  promise:
    'A session is one’s own and ends when it must; nobody guesses in, locks others out, skips a step or acts from elsewhere',
  attack:
    'planted cookies, ends of all kinds, guesses from many addresses, lies about them, steps out of order, a page elsewhere in Chromium',
  control: 'old sessions kept at sign-in, origins not looked at, no browser known', breaks: ['wrong'],
  rounds: { whole: 200, control: 20, all: 100 }, minutes: 6, run,
}

const GUARDS: readonly Guard[] = [
  {
    file: 'server/src/modules/identity/count-attempt.ts',
    text: 'const isOfKnownBrowser = input.knownBrowser !== undefined', instead: 'const isOfKnownBrowser = false',
  },
  {
    file: 'server/src/modules/identity/open-session.ts',
    text: "if (replaces) await closeSession(ctx.tx, replaces, machineNow, 'replaced')", instead: '',
  },
  {
    file: 'server/src/api/authenticate.ts',
    text: "if (!SAFE.has(request.method) && !isFromHere(request)) return stop(reply, 'not-from-here')", instead: '',
  },
]
/** Milliseconds between two medians of some tens, each of which hashes a password. */
const NOISE = 15
const ATTACKERS = 60
/** Times that the portal’s answers are compared. */
const MOST_TIMED = 80

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? GUARDS : undefined, env: { HASH_MEMORY_KIB: '4096' },
  }, async ({ instance, truth, client }) => {
    return await attack({ instance, database: truth, client, rounds, tell })
  })
}

interface Scene extends Pick<DrillRun, 'rounds' | 'tell'> {
  readonly instance: Instance
  readonly database: pg.Pool
  readonly client: Client
}

/** Rounds are how often the time of a sign-in is taken; all else is tried once. */
async function attack({ instance: { url }, database, client, rounds, tell }: Scene): Promise<Outcome> {
  const tally = openTally()
  await tryFixation(client, tally)
  await tryTimes(staffOf(client), database, tally)
  await tryTimes(citizensOf(url, client, database, 73), database, tally)
  const { slowest, streaming } = await tryEnds(client, database, url, tally)
  tell(`sessions: ${tally.tested} asked, ${tally.wrong.length} wrong`)
  const [person, other] = [await register(url, database, 71), await register(url, database, 72)]
  const { rows: [unit] } = await database.query<{ id: string }>(`
    select u.public_id as id from organisation.unit u join organisation.unit_version v on v.unit_id = u.id
    where v.gso_code = '18856' and v.kind = 'territory'`)
  const [birth, territory] = [await birthOf(client), unit?.id ?? '']
  await trySteps(person, other, birth, territory, tally)
  const staff = await signIn(client, 'tiepnhan.dong-phu', PASSWORD)
  await tryCitizenEnds(url, client, database, { counter: staff, from: 75 }, tally)
  const deeds = await openDeeds(client, database, { staff, person, birth, territory })
  const { ours, elsewhere } = await tryCrossSite(url, client, database, { staff, person, deeds }, tally)
  tell(`cross-site: ${tally.tested} asked, ${tally.wrong.length} wrong, ${elsewhere} changes`)
  const codesADay = await guessCodes(url, database, tally)
  const home = openClient(url, '127.0.8.1')
  const { passwordsADay, lockedOut } = await guessPasswords(url, home, ATTACKERS, tally)
  home.close()
  const keptOut = await lockAddress(url, database, { number: numberOf(71), phone: phoneOf(71) }, tally)
  const gap = await gapsOf(url, rounds, tally)
  const gapOfCodes = await gapsAtPortal(url, database, numberOf(72), Math.min(rounds, MOST_TIMED), tally)
  for (const end of await streaming) tally.expect(false, () => `${end}: the open stream goes on`)
  for (const one of tally.wrong.slice(0, 40)) tell(one)
  return {
    rounds, figures: [
      { name: 'tried', value: tally.tested, atLeast: 300 },
      { name: 'wrong', value: tally.wrong.length, atMost: 0 },
      { name: 'from the end of a session to its refusal', value: slowest, unit: 's', atMost: 1 },
      { name: 'deeds that change something from our own page', value: ours, atLeast: deeds.ours.length },
      { name: 'changes by the same from a page elsewhere', value: elsewhere, atMost: 0 },
      { name: 'passwords to guess a day', value: passwordsADay, atMost: 100 },
      { name: 'codes to guess a day, of a million', value: codesADay, atMost: 480 },
      { name: 'locked out by others at the own desk', value: lockedOut, atMost: 0 },
      { name: 'kept out of a known browser by others, of 2', value: keptOut, atMost: 0 },
      { name: 'gap of medians, known and unknown', value: gap, unit: 'ms', atMost: NOISE },
      { name: 'gap of medians at the portal', value: gapOfCodes, unit: 'ms', atMost: NOISE },
    ],
  }
}

async function birthOf(client: Client): Promise<string> {
  const { items } = await client.json<{ items: { code: string }[] }>(
    'GET', `/api/procedures?limit=1&search=${encodeURIComponent('đăng ký khai sinh')}`,
  )
  return items[0]?.code ?? ''
}
