import type pg from 'pg'
import { FIRST_MORNING } from '../../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { type Town, openTown } from '../mixing/town.ts'
import { randomOf } from '../random.ts'
import { type Guard } from '../without-guard.ts'
import { type Left, drawDeed } from './deeds.ts'
import { withProgram } from '../with-program.ts'

export const RECORD: Drill = {
  name: 'record', tests: 'T41',
  promise: 'Every write leaves its event and every look at a person its row, and nothing else leaves any',
  attack: 'random deeds of clerks and citizens, done and refused, once and twice, counted here and held against events, '
    + 'requests, reads and attempts',
  control: 'opening the talk about a dossier is not put on record',
  rounds: { whole: 10_000, control: 400 }, minutes: 8, run,
}

const [HANDS, CITIZENS, SEED] = [16, 20, 41]

/** Whoever opens the talk is noted. */
const TALK_ON_RECORD: Guard = {
  file: 'server/src/api/talk.ts',
  text: "page: 'talk', purpose: 'dossier.read', dossierId: dossier.id, personIds: [dossier.applicantId],",
  instead: "page: 'talk', purpose: 'dossier.read', dossierId: dossier.id, personIds: [],",
}

type Tally = Map<string, number>

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? [TALK_ON_RECORD] : undefined, clock: `${FIRST_MORNING}T08:00:00+07:00`,
    env: { HASH_MEMORY_KIB: '64', HASH_TIME_COST: '1' },
  }, async ({ instance, truth }) => {
    const town = await openTown(instance, truth, CITIZENS)
    const before = await readRecord(truth)
    const { expected, unexpected } = await doAll(town, rounds, tell)
    town.close()
    const after = await readRecord(truth)
    let [missing, extra] = [0, 0]
    for (const key of new Set([...expected.keys(), ...after.keys()])) {
      const left = (after.get(key) ?? 0) - (before.get(key) ?? 0)
      const wanted = expected.get(key) ?? 0
      if (left !== wanted) tell(`${key}: ${left} instead of ${wanted}`)
      missing += Math.max(0, wanted - left)
      extra += Math.max(0, left - wanted)
    }
    return {
      rounds,
      figures: [
        { name: 'missing on record', value: missing, atMost: 0 },
        { name: 'on record though nothing was done', value: extra, atMost: 0 },
        { name: 'answers of another status', value: unexpected, atMost: 0 },
        { name: 'rows expected', value: [...expected.values()].reduce((sum, one) => sum + one, 0) },
      ],
    }
  })
}

async function doAll(
  town: Town, rounds: number, tell: DrillRun['tell'],
): Promise<{ readonly expected: Tally; readonly unexpected: number }> {
  const expected: Tally = new Map()
  const random = randomOf(SEED)
  let [left, unexpected] = [rounds, 0]
  await Promise.all(Array.from({ length: HANDS }, async () => {
    while (left > 0) {
      left -= 1
      if (left % 1_000 === 0) tell(`${left} to go`)
      const { of, deed } = drawDeed(town, random)
      const { status, body } = await deed.do(of, town, random)
      if (status === deed.status) {
        count(expected, deed.left)
        continue
      }
      unexpected += 1
      if (unexpected < 6) tell(`${deed.name}: ${status} instead of ${deed.status}: ${body.toString().slice(0, 200)}`)
    }
  }))
  return { expected, unexpected }
}

function count(tally: Tally, { events = [], reads = [], requests = 0, attempts = 0 }: Left): void {
  const add = (key: string, many = 1) => { if (many > 0) tally.set(key, (tally.get(key) ?? 0) + many) }
  for (const type of events) add(`event ${type}`)
  for (const page of reads) add(`read ${page}`)
  add('request', requests)
  add('attempt password', attempts)
}

/** How many rows there are of each kind; what the program does by itself is not anybody's deed. */
async function readRecord(database: pg.Pool): Promise<Tally> {
  const { rows } = await database.query<{ key: string; many: string }>(`
    select 'event ' || type as key, count(*) as many from audit.event where actor_id <> 1 group by 1 union all
    select 'read ' || page, count(*) from audit.read group by 1 union all
    select 'request', count(*) from audit.request where actor_id <> 1 union all
    select 'attempt ' || kind, count(*) from identity.attempt where kind = 'password' group by 1`)
  return new Map(rows.map(({ key, many }) => [key, Number(many)]))
}
