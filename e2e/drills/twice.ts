import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type BirthDesk, birthBody } from '../birth.ts'
import { type Answer, type Client, openClient } from '../client.ts'
import { type Instance, newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { numbersByProof, openDesks, openTruth, proofOf } from './load.ts'
import { type FormPressed, count, pressForms, pressMany } from './press-forms.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

export const TWICE: Drill = {
  name: 'twice', tests: 'T4',
  promise: 'A deed sent many times under one key, or a form pressed many times, is done once and always answered alike',
  attack: 'fifty posts of one key at once, the key with another body, forms of the portal without script pressed '
    + 'fifty times at once, reloaded and in a second tab, and all of it again when the keys are forgotten',
  control: 'requests are let through without a claim',
  breaks: ['dossiers per key'],
  rounds: { whole: 200, control: 3, all: 60 }, minutes: 10, run,
}

const AT_ONCE = 50
const DESKS = 5
/** Added to the number of a child, another child. */
const OTHER_CHILD = 500_000_000
/** Days after the first morning, when no key of it is kept any more. */
const WHEN_FORGOTTEN = '2021-07-05T08:00:00+07:00'
/** So many old keys are pressed again then. */
const FORGOTTEN = 20
/** Of each so many rounds of keys, one citizen fills in and presses a form. */
const ROUNDS_A_FORM = 40

/** What lets each request through once, whoever waits behind it. */
export const NO_CLAIM: readonly Guard[] = [
  {
    file: 'server/src/modules/audit/once.ts', text: 'async claim({ tx, now, actorId, requestId, bodyHash }) {',
    instead: 'async claim({ tx, now, actorId, requestId, bodyHash }) {\n    return ok(undefined)',
  },
  {
    file: 'server/src/modules/audit/once.ts',
    text: `.set({ status, answer: JSON.stringify(body) })
      .where('actorId', '=', actorId).where('id', '=', requestId).executeTakeFirstOrThrow()`,
    instead: `.set({ status, answer: JSON.stringify(body) })
      .where('actorId', '=', actorId).where('id', '=', requestId).execute()`,
  },
]

interface Found { keys: number; dossiers: number; wrong: number; unlike: number; reused: number }

/** Presses many times at once, by keys at the counter and by forms on the portal, and counts what came of it. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = isControl ? withoutGuards(NO_CLAIM) : undefined
  const how = { folder, entry: unguarded?.entry }
  let instance = await startInstance(how)
  const database = await openTruth(instance)
  const found: Found = { keys: 0, dossiers: 0, wrong: 0, unlike: 0, reused: 0 }
  try {
    const desks = await openDesks(instance.url, database, DESKS)
    const pressed = await pressKeys(instance.url, desks, { rounds, found, tell })
    const forms = await pressForms(instance, database, { forms: Math.ceil(rounds / ROUNDS_A_FORM), tell })
    found.dossiers = await countDossiers(database, rounds)
    await database.end()
    await instance.stop()
    instance = await startInstance({ ...how, clock: WHEN_FORGOTTEN })
    return { rounds, figures: [...figuresOf(found, forms), ...await pressForgotten(instance, pressed, forms)] }
  } finally {
    await instance.stop()
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Pressed { readonly desk: BirthDesk; readonly n: number; readonly key: string }

async function pressKeys(url: string, desks: readonly BirthDesk[], { rounds, found, tell }: {
  readonly rounds: number
  readonly found: Found
  readonly tell: DrillRun['tell']
}): Promise<Pressed[]> {
  const client = openClient(url)
  const pressed: Pressed[] = []
  for (let n = 1; n <= rounds; n += 1) {
    const desk = desks[n % desks.length]
    if (!desk) continue
    const one = { desk, n, key: randomUUID() }
    pressed.push(one)
    await pressKey(client, one, found)
    if (n % 20 === 0) tell(`${n} keys, ${found.wrong} wrong statuses`)
  }
  client.close()
  return pressed
}

/** One registration pressed fifty times at once, then once more, then another one under the same key. */
async function pressKey(client: Client, { desk, n, key }: Pressed, found: Found): Promise<void> {
  const press = (body: object) => client.send('POST', '/api/dossiers', { cookie: desk.cookie, body, key })
  const answers: Answer[] = await Promise.all(Array.from({ length: AT_ONCE }, () => press(birthBody(desk, n))))
  answers.push(await press(birthBody(desk, n)))
  const good = answers.filter(({ status }) => status === 201)
  found.keys += 1
  found.wrong += answers.length - good.length
  found.unlike += Math.max(0, new Set(good.map(({ body }) => body.toString())).size - 1)
  const other = await press(birthBody(desk, OTHER_CHILD + n))
  if (![409, 422].includes(other.status)) found.reused += 1
}

async function countDossiers(database: pg.Pool, rounds: number): Promise<number> {
  const numbers = await numbersByProof(database)
  return Array.from({ length: rounds }, (_, n) => numbers.get(proofOf(n + 1))?.length ?? 0).reduce((sum, one) => sum
    + one, 0)
}

/**
 * Days later the keys are forgotten. What the program then does with an old key is what it does with a new one: the
 * same declaration of the same person is open, and is asked about. A form leads where it led: its draft was sent.
 */
async function pressForgotten(
  instance: Instance, pressed: readonly Pressed[], { presses }: FormPressed,
): Promise<Outcome['figures']> {
  const database = await openTruth(instance)
  const client = openClient(instance.url)
  try {
    const kept = await waitUntilForgotten(database)
    const [before, again] = [await count(database, 'dossiers.dossier'), pressed.slice(-FORGOTTEN)]
    for (const { desk, n, key } of again) await client.send('POST', '/api/dossiers', {
      cookie: desk.cookie, body: birthBody(desk, n), key,
    })
    let astray = 0
    for (const { press, leadTo } of presses) {
      const places = await pressMany(instance.url, press)
      // By way of the draft, which leads on to the page of its dossier.
      astray += places.filter((place) => place !== leadTo && !press.path.startsWith(place || '-')).length
    }
    return [
      { name: 'keys kept for more than a week', value: kept, atMost: 0 },
      {
        name: 'second dossiers under forgotten keys', value: await count(database, 'dossiers.dossier') - before,
        atMost: 0,
      },
      { name: 'presses astray of a form whose key is forgotten', value: astray, atMost: 0 },
    ]
  } finally {
    client.close()
    await database.end()
  }
}

/** How many keys are left when the job of the house had its time. */
async function waitUntilForgotten(database: pg.Pool): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const { rows: [row] } = await database.query<{ n: string }>(
      'select count(*) as n from audit.request where at < $1::timestamptz - interval \'7 days\'', [WHEN_FORGOTTEN],
    )
    if (row?.n === '0' || tries === 100) return Number(row?.n)
    await pause(200)
  }
}

function figuresOf(found: Found, pressed: FormPressed): Outcome['figures'] {
  return [
    { name: 'dossiers per key', value: found.dossiers / found.keys, atLeast: 1, atMost: 1 },
    { name: 'wrong statuses', value: found.wrong, atMost: 0 },
    { name: 'answers unlike the first', value: found.unlike, atMost: 0 },
    { name: 'other bodies let through under a used key', value: found.reused, atMost: 0 },
    { name: 'drafts per form begun', value: pressed.drafts / pressed.forms, atLeast: 1, atMost: 1 },
    { name: 'dossiers per form sent', value: pressed.dossiers / pressed.forms, atLeast: 1, atMost: 1 },
    { name: 'presses of a form that did not lead to its dossier', value: pressed.astray, atMost: 0 },
  ]
}
