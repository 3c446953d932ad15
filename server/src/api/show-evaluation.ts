import type {
  EvaluationContest, EvaluationOfOfficer, EvaluationStep, OwnEvaluation, UnitEvaluations,
} from '@motcua/contracts/evaluation.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { listSeen, numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type ClosedPeriod, type Contest, type GatheredStep, type KeptStep, POINTS, contestsOf, draftSheets, gatherSteps,
  keptLimit, lateCorrections, listContests, listKeptSteps, listSheets, mayContest,
} from '../modules/evaluation/public.ts'
import { type Staff, getStaff, rolesWithin } from '../modules/identity/public.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import type { findAskedPeriod } from './evaluation-reach.ts'
import type { ApiRooms } from './rooms.ts'

type Asked = NonNullable<Awaited<ReturnType<typeof findAskedPeriod>>>

/** Inputs of one sheet that are shown, the newest; all of them count. */
const MOST_STEPS = 500
/** An agency has some hundred people; contests of a quarter are fewer. */
const [MOST_STAFF, MOST_CONTESTS] = [300, 200]

/**
 * The sheets of one officer at units within reach, with each input. `isOwn`: whoever looks may contest.
 */
export async function showOfficer(
  rooms: ApiRooms, asked: Asked, officer: Pick<Staff, 'accountId' | 'fullName'>,
  { isReached, isOwn }: { readonly isReached: (unitId: bigint) => boolean; readonly isOwn: boolean },
): Promise<OwnEvaluation> {
  const { period, closed, codes: periods, shown } = asked
  const frame = { period: shown, periods, officerName: officer.fullName }
  if (closed) {
    return { ...frame, countedAt: null, sheets: await showClosed(rooms, asked, closed, officer.accountId, isReached) }
  }
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { units, countedAt } = await draftSheets(rooms, period, { accountIds: [officer.accountId], isReached })
  const isOpen = isOwn && dayOf(rooms.clock.now()) <= period.contestUntil
  const sheets = await Promise.all(units.map(async ({ unitId, steps, sheets: [own] }) => own && {
    id: null, ...showUnit(directory, unitId), sheet: own.sheet, rank: null, ranked: 0, satisfaction: null,
    steps: await showSteps(rooms, steps.slice(-MOST_STEPS), isOpen), left: steps.length > MOST_STEPS, corrections: [],
  }))
  return { ...frame, countedAt: countedAt?.toISOString() ?? null, sheets: sheets.flatMap((one) => one ?? []) }
}

async function showClosed(
  rooms: ApiRooms, { period }: Asked, closed: ClosedPeriod, accountId: bigint, isReached: (unitId: bigint) => boolean,
): Promise<EvaluationOfOfficer[]> {
  const directory = rooms.directory.on(closed.lastOn)
  const kept = (await listSheets(rooms.db, closed.id, { accountId })).filter(({ unitId }) => isReached(unitId))
  const now = await gatherSteps(rooms, rooms.db, [accountId], period)
  return Promise.all(kept.map(async ({ publicId, unitId, figures: { sheet, rank, ranked, satisfaction } }) => {
    const steps = await listKeptSteps(rooms.db, closed.id, unitId, accountId)
    const here = now.filter((step) => step.unitId === unitId)
    const corrections = lateCorrections(steps, here)
    const meant = new Map([...steps, ...here].map((step) => [step.taskId, step]))
    const numbers = await numbersOfDossiers(
      rooms.db, corrections.flatMap(({ taskId }) => meant.get(taskId)?.dossierId ?? []))
    return {
      id: publicId, ...showUnit(directory, unitId), sheet, rank, ranked, satisfaction,
      steps: await showSteps(rooms, steps.slice(-MOST_STEPS), false), left: steps.length > MOST_STEPS,
      corrections: corrections.map(({ taskId, what }) => {
        const step = meant.get(taskId)
        return { dossierNumber: numbers.get(step?.dossierId ?? 0n) ?? '', name: step?.name ?? '', what }
      }),
    }
  }))
}

/** Inputs, the newest first. */
async function showSteps(
  rooms: ApiRooms, steps: readonly (GatheredStep | KeptStep)[], isOpen: boolean,
): Promise<EvaluationStep[]> {
  const ids = [...new Set(steps.map(({ dossierId }) => dossierId))]
  const [numbers, seen, contests] = await Promise.all([
    numbersOfDossiers(rooms.db, ids), listSeen(rooms.db, ids), contestsOf(rooms.db, steps.map(({ taskId }) => taskId)),
  ])
  const publicIds = new Map(seen.map(({ id, publicId }) => [id, publicId]))
  return steps.map((step) => {
    const own = contests.filter(({ taskId }) => taskId === step.taskId)
    const gathered = 'publicId' in step ? step : undefined
    return {
      id: gathered?.publicId ?? null, dossierId: publicIds.get(step.dossierId) ?? null,
      dossierNumber: numbers.get(step.dossierId) ?? '', name: step.name,
      procedureName: rooms.catalogue.version(step.procedureVersionId).content.name,
      givenAt: step.givenAt?.toISOString() ?? null, doneAt: step.doneAt.toISOString(), limitHours: step.limitHours,
      ownHours: step.ownHours, isInTime: keptLimit(step, 'officer') ?? null, isReturned: step.isReturned,
      returnedAt: step.returnedAt?.toISOString() ?? null, returnedWhy: gathered?.returnedWhy ?? null,
      granted: [...step.granted], contests: own.map(showContest),
      may: isOpen && gathered
        ? POINTS.filter((point) => mayContest(gathered, point) && !own.some((one) => one.point === point)) : [],
    }
  }).reverse()
}

function showContest({ publicId, point, reason, at, verdict, answer }: Contest): EvaluationContest {
  return { id: publicId, point, reason, at: at.toISOString(), verdict, answer }
}

function showUnit(directory: Directory, unitId: bigint) {
  const unit = directory.byId(unitId) ?? directory.lastKnown(unitId)
  return { unitId: unit?.publicId ?? '', unitName: unitInWords(directory, unitId) }
}

/** The units within reach of a head, with the sheet of each who worked there, and what they contest. */
export async function showUnits(
  rooms: ApiRooms, asked: Asked,
  { unitIds, isReached, viewerIds }: {
    readonly unitIds: readonly bigint[]; readonly isReached: (unitId: bigint) => boolean
    /** Of whoever looks, and of whom they stand in for: what these contest is not theirs to decide. */
    readonly viewerIds: readonly bigint[]
  },
): Promise<UnitEvaluations> {
  const { period, closed, codes: periods, shown } = asked
  const today = dayOf(rooms.clock.now())
  const contests = await listContests(rooms.db, { period: period.code, unitIds, limit: MOST_CONTESTS })
  const { units, countedAt } = closed ? { units: await closedUnits(rooms, closed, unitIds), countedAt: null }
    : await draftUnits(rooms, asked, unitIds, isReached)
  const staff = new Map((await getStaff(rooms.db, [
    ...units.flatMap(({ sheets }) => sheets.map(({ officerId }) => officerId)), ...contests.map((one) => one.accountId),
  ])).map((one) => [one.accountId, one]))
  const person = (id: bigint) => ({ officerId: staff.get(id)?.publicId ?? '', officerName: staff.get(id)?.fullName ?? '' })
  const directory = rooms.directory.on(closed?.lastOn ?? today)
  const steps = await stepsOfContests(rooms, asked, contests)
  const isOver = closed !== undefined || today > period.decideUntil
  return {
    period: shown, periods, countedAt: countedAt?.toISOString() ?? null,
    units: units.map(({ unitId, sheets, ...unit }) => ({
      ...unit, unitName: unitInWords(directory, unitId),
      sheets: sheets.map(({ officerId, ...sheet }) => ({ ...sheet, ...person(officerId) }))
        .sort((a, b) => a.officerName.localeCompare(b.officerName, 'vi')),
    })),
    contests: contests.map((one) => ({
      ...showContest(one), ...person(one.accountId), unitName: unitInWords(directory, one.unitId),
      dossierNumber: steps.get(one.taskId)?.number ?? '', stepName: steps.get(one.taskId)?.name ?? '',
      mayDecide: one.verdict === null && !isOver && !viewerIds.includes(one.accountId),
    })),
  }
}

async function draftUnits(
  rooms: ApiRooms, { period }: Asked, unitIds: readonly bigint[], isReached: (unitId: bigint) => boolean,
) {
  const held = await rolesWithin(rooms.db, unitIds, dayOf(rooms.clock.now()))
  const accountIds = [...new Set(held.map(({ accountId }) => accountId))].slice(0, MOST_STAFF)
  const { units, countedAt } = await draftSheets(rooms, period, { accountIds, isReached })
  return {
    countedAt, units: units.map(({ unitId, unit, officers, sheets }) => ({
      id: null, unitId, sheet: unit, officers, satisfaction: null, sheets: sheets.map((one) => ({ id: null, ...one })),
    })),
  }
}

async function closedUnits(rooms: ApiRooms, closed: ClosedPeriod, unitIds: readonly bigint[]) {
  const kept = await listSheets(rooms.db, closed.id, { unitIds })
  return kept.filter(({ accountId }) => accountId === null).map(({ publicId, unitId, figures }) => ({
    id: publicId, unitId, sheet: figures.sheet, officers: figures.officers, satisfaction: figures.satisfaction,
    sheets: kept.flatMap((one) => one.unitId === unitId && one.accountId !== null ? [{
      id: one.publicId, officerId: one.accountId, sheet: one.figures.sheet, rank: one.figures.rank,
      ranked: one.figures.ranked,
    }] : []),
  }))
}

/** Of which step each is: those who contest are few. */
async function stepsOfContests(rooms: ApiRooms, { period }: Asked, contests: readonly Contest[]) {
  const wanted = new Set(contests.map(({ taskId }) => taskId))
  const all = await gatherSteps(rooms, rooms.db, [...new Set(contests.map(({ accountId }) => accountId))], period)
  const steps = all.filter(({ taskId }) => wanted.has(taskId))
  const numbers = await numbersOfDossiers(rooms.db, steps.map(({ dossierId }) => dossierId))
  return new Map(steps.map(({ taskId, dossierId, name }) => [taskId, { name, number: numbers.get(dossierId) ?? '' }]))
}
