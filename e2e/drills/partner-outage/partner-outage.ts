import { rmSync } from 'node:fs'
import type pg from 'pg'
import { ENTRY, environmentOn, newFolder, startInstance } from '../../instance.ts'
import { FIRST_MORNING, readyFolder } from '../../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { openTruth } from '../load.ts'
import { until } from '../postgres-process.ts'
import { randomOf } from '../random.ts'
import { type Guard, withoutGuards } from '../without-guard.ts'
import { seedInto } from './seed-into.ts'
import { type PartnerProcess, startPartner } from './partner.ts'
import { type WorkedDossier, dossiersToWork, statesTold, workAnHour } from './work.ts'

export const PARTNER_OUTAGE: Drill = {
  name: 'outage', tests: 'E7, T16',
  promise: 'A partner that is away for a day at full load hears of everything afterwards: each state of each dossier once, '
    + 'in its order',
  attack: '24 hours in fast time: the national portal refuses connections, hangs, answers errors and nonsense while officers '
    + 'work on; server and worker are killed in the middle; then it is back',
  control: 'a message is given up after a failed call, and lanes are dealt by message instead of by dossier',
  breaks: ['lost', 'dossiers out of order'],
  rounds: { whole: 24, control: 4, all: 24 }, minutes: 25, run,
}

export const GIVE_UP: Guard = {
  file: 'server/src/modules/integration/drain-outbox.ts',
  text: 'await noteFailedCall(db, failed, { fault: code, isTry: !isPartnerBusy, machineNow: machineClock.now() })',
  instead: "await noteOutcomes(db, call.map(({ id }) => ({ id, is: 'refused' as const, fault: code })), machineClock.now())",
}
export const LANES_BY_MESSAGE: Guard = {
  file: 'server/src/modules/integration/domain/lanes.ts', text: '(answersId ?? dossierId ?? id)', instead: 'id',
}

/** Deeds an hour: a province with ten million dossiers a year does as many in its busiest hours. */
const DEEDS_AN_HOUR = 2_400
const DOSSIERS = 10_000
const FAULTS = [{ down: true }, { errors: true }, { garbage: true }, { hang: true }] as const
/** Milliseconds. The partner rests five minutes at most; then everything goes. What is given up waits for ever. */
const [DRAINED_WITHIN, CONTROL_WITHIN] = [600_000, 90_000]

/** Rounds are hours; the partner is away from the second to the end. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = isControl ? withoutGuards([GIVE_UP, LANES_BY_MESSAGE]) : undefined
  const partner = await startPartner(folder)
  try {
    const options = { folder, entry: unguarded?.entry, env: { MOTCUA_PARTNERS: partner.file } }
    let instance = await startInstance(options)
    try {
      await seedInto(environmentOn(instance), unguarded?.entry ?? ENTRY, DOSSIERS)
      const truth = await openTruth(instance)
      const dossiers = await dossiersToWork(truth)
      const deeds = await liveDay({ rounds, partner, truth, dossiers, tell }, async () => {
        await instance.kill()
        instance = await startInstance(options)
      })
      const drained = await drainAfter(partner, truth, isControl ? CONTROL_WITHIN : DRAINED_WITHIN)
      tell(`drained in ${String(drained.seconds)} s, ${String(drained.left)} left`)
      const figures = await compare(partner, dossiers)
      await truth.end()
      return {
        rounds, acknowledged: deeds, lost: figures.lost, doubled: figures.doubled,
        figures: [
          { name: 'dossiers', value: figures.dossiers },
          { name: 'dossiers out of order', value: figures.outOfOrder, atMost: 0 },
          { name: 'messages left', value: drained.left, atMost: 0 },
          { name: 'drained in', value: drained.seconds, unit: 's' },
          { name: 'messages a second while draining', value: drained.rate },
        ],
      }
    } finally {
      await instance.stop()
    }
  } finally {
    unguarded?.remove()
    await partner.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Day {
  readonly rounds: number
  readonly partner: PartnerProcess
  readonly truth: pg.Pool
  readonly dossiers: readonly WorkedDossier[]
  readonly tell: (line: string) => void
}

async function liveDay({ rounds, partner, truth, dossiers, tell }: Day, killAndStart: () => Promise<void>) {
  const chance = randomOf(468)
  let deeds = 0
  for (let hour = 0; hour < rounds; hour += 1) {
    if (hour > 0) await partner.faults(FAULTS[(hour - 1) % FAULTS.length] ?? {})
    if (hour === Math.floor(rounds / 2)) await killAndStart()
    const from = new Date(`${FIRST_MORNING}T${String(hour).padStart(2, '0')}:00:00+07:00`)
    deeds += await workAnHour(truth, { dossiers, deeds: DEEDS_AN_HOUR, chance, from })
    await moved(truth)
    if (hour > 0) await until('a call failed', async () => await failuresOf(truth) > 0, DRAINED_WITHIN)
    tell(`${String(hour + 1)} h: ${String(deeds)} deeds, ${String(await countWaiting(truth))} messages wait`)
  }
  return deeds
}

/** Once the partner is well: how long until nothing waits, and how fast it went once it went. */
async function drainAfter(partner: PartnerProcess, truth: pg.Pool, limit: number) {
  await partner.faults({})
  await moved(truth)
  const [begun, waiting] = [performance.now(), await countWaiting(truth)]
  await until('a message is taken', async () => await countWaiting(truth) < waiting, limit).catch(() => undefined)
  const first = performance.now()
  await until('nothing waits', async () => await countWaiting(truth) === 0, limit).catch(() => undefined)
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  const rate = Math.round(waiting / ((performance.now() - first) / 1_000))
  return { seconds, left: await countWaiting(truth), rate }
}

/** Waits until every event has its messages. */
async function moved(truth: pg.Pool): Promise<void> {
  await until('every event has its messages', async () => {
    const { rows: [row] } = await truth.query<{ is: boolean }>(`select exists (select from audit.event, audit.cursor
      where consumer = 'to-national-portal'
        and (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.id)) as is`)
    return row?.is === false
  }, DRAINED_WITHIN)
}

/** How often the partner failed in a row. */
async function failuresOf(truth: pg.Pool): Promise<number> {
  const { rows: [row] } = await truth.query<{ failures: number }>(
    'select max(failures) as failures from integration.partner')
  return row?.failures ?? 0
}

async function countWaiting(truth: pg.Pool): Promise<number> {
  const { rows: [row] } = await truth.query<{ count: number }>(
    "select count(*)::int from integration.message_out where state = 'waiting'")
  return row?.count ?? NaN
}

/** What the partner has against what was done, dossier by dossier. */
async function compare(partner: PartnerProcess, dossiers: readonly WorkedDossier[]) {
  const { seen, dossiers: held } = await partner.held()
  const worked = dossiers.filter(({ done }) => done > 0)
  let [lost, outOfOrder] = [0, 0]
  for (const dossier of worked) {
    const [wanted, there] = [statesTold(dossier), held[dossier.number]]
    for (const heard of [there?.states.length ?? 0, there?.steps.length ?? 0])
      lost += Math.max(0, wanted.length - heard)
    const moments = there?.steps.map(({ ThoiDiemXuLy: at }) => at) ?? []
    const isInOrder = there !== undefined && there.states.every((state, nth) => state === wanted[nth])
      && moments.every((at, nth) => nth === 0 || at > (moments[nth - 1] ?? ''))
    if (there !== undefined && !isInOrder) outOfOrder += 1
  }
  const extra = Object.keys(held).length - worked.length
  return { lost, outOfOrder, doubled: seen.repeated + Math.max(0, extra), dossiers: worked.length }
}
