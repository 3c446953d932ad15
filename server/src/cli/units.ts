import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import type { Result } from '../kernel/result.ts'
import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { DossierRooms } from '../modules/dossiers/public.ts'
import {
  type Succession, type SuccessionPlan, type SuccessionRefusal, beginSuccession, findSuccession, listStages,
} from '../modules/organisation/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { DataSetError } from './data-set/faults.ts'
import { explainUse } from './explain-use.ts'
import { forecastSuccession } from './succession/forecast.ts'
import { readPlan } from './succession/read-plan.ts'
import { tellForecast, tellRefusal, tellSucceeded } from './succession/tell-succession.ts'

export const UNITS_HELP = `motcua units succeed PLAN [--dry-run] [--json] [--data FOLDER]

Lets units end and others take their place, as the plan file says: merge, split, rename, abolish, move competence.
  --dry-run  what it would affect, and what is wrong with the plan; changes nothing
  --json     the report as one JSON object

The same again goes on where it stood, and changes nothing once it is done. Before the day of the plan only the units are
entered; staff, open dossiers and drafts follow on that day, by this command or by the worker.

Exit 0 = done, or forecast; 1 = refused, the plan cannot be carried out; 2 = wrong use.`

/** What the command stands on; the worker's own way of going on with a plan is handed in by `app`. */
export interface UnitsRooms extends Backing, DossierRooms {
  /** The next transaction of a plan; whether there is more. */
  succeedNext(succession: Succession): Promise<boolean>
}

export interface UnitsUse {
  readonly plan: string
  readonly isDry: boolean
  readonly isJson: boolean
  readonly data: string | undefined
}

/** The words after `units`, or what is wrong with them. */
export function readUnitsUse(args: readonly string[]): UnitsUse | string {
  const options = {
    'dry-run': { type: 'boolean' }, 'json': { type: 'boolean' }, 'data': { type: 'string' },
    'help': { type: 'boolean' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [deed, plan, ...more] = positionals
    if (deed !== 'succeed' || plan === undefined || more.length > 0) return 'Cần: motcua units succeed PLAN'
    return { plan, isDry: values['dry-run'] ?? false, isJson: values.json ?? false, data: values.data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua units succeed`, once its words are read. */
export async function runUnits(
  use: UnitsUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: UnitsRooms,
): Promise<ExitCode> {
  const plan = readOr(use.plan, io)
  if (!plan) return 1
  await rooms.directory.refresh()
  if (use.isDry) {
    const forecast = await forecastSuccession(rooms, plan)
    if (!forecast.ok) return tellRefused(use, plan, forecast.refusal, io)
    // No faults, in the place where a program looks for them.
    const told = { ...forecast.value, faults: [] }
    io.stdout(use.isJson ? JSON.stringify(told) : tellForecast(forecast.value))
    return 0
  }
  const begun = await begin(rooms, plan)
  if (!begun.ok) return tellRefused(use, plan, begun.refusal, io)
  while (await rooms.succeedNext(begun.value));
  const [after, stages] = [await findSuccession(rooms.db, plan.key), await listStages(rooms.db, begun.value.id)]
  const report = {
    plan: plan.key, effective: plan.effective, isDone: after?.doneAt !== null,
    waits: dayOf(rooms.clock.now()) < plan.effective,
    stages: stages.map(({ stage, done, doneAt }) => ({ stage, done: Number(done), isDone: doneAt !== null })),
  }
  io.stdout(use.isJson ? JSON.stringify(report) : tellSucceeded(report))
  return 0
}

/** What is wrong with a plan, and of one that is only forecast nothing else: its counts would mean nothing. */
function tellRefused(
  { isDry, isJson }: UnitsUse, { key, effective }: SuccessionPlan, refusal: SuccessionRefusal,
  { stdout, stderr }: Pick<CommandIo, 'stdout' | 'stderr'>,
): 1 {
  if (!isJson) stderr(tellRefusal(refusal))
  else if (isDry && refusal.code === 'plan-faulty') {
    stdout(JSON.stringify({ plan: key, effective, faults: refusal.faults }))
  } else stderr(JSON.stringify({ plan: key, error: refusal }))
  return 1
}

function readOr(path: string, io: Pick<CommandIo, 'stderr'>): SuccessionPlan | undefined {
  try {
    return readPlan(path)
  } catch (error) {
    if (!(error instanceof DataSetError)) throw error
    io.stderr(error.message)
    return undefined
  }
}

/** Takes the plan in; what another process changed meanwhile is read again, once. */
async function begin(rooms: UnitsRooms, plan: SuccessionPlan): Promise<Result<Succession, SuccessionRefusal>> {
  const values: Succession[] = []
  const once = () => inTransaction(
    rooms, { actorId: 1n, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('units succeed') },
    (ctx: Ctx) => beginSuccession(ctx, rooms.directory, plan),
    (value) => {
      values.push(value)
      return { status: 200, body: null }
    })
  let done = await once()
  if (!done.ok && done.refusal.code === 'province-changed') {
    await rooms.directory.refresh()
    done = await once()
  }
  if (done.ok) {
    const value = values.at(-1)
    if (!value) throw new Error('the plan was taken in and is not there')
    return ok(value)
  }
  if (done.refusal.code === 'request-reused') throw new Error(done.refusal.code)
  return { ok: false, refusal: done.refusal }
}
