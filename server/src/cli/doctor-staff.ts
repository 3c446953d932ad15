import { type Day, dayOf } from '../kernel/civil-day.ts'
import { findPlaces, levelAsked, unitOfStep } from '../modules/dossiers/public.ts'
import { dutyExceptions, dutyRulesOf, staffInUnit } from '../modules/identity/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { stepsIn } from '../modules/workflow/public.ts'
import type { DoctorRooms, Finding } from './doctor.ts'

/** Where a step of some procedure is done, by whom, and what is done there. */
interface StepPlace { readonly unitId: bigint; readonly role: string; readonly action: string | null }

/** Units at which a step of some procedure waits for a role that nobody has there. */
export async function checkStaff(rooms: DoctorRooms): Promise<Finding> {
  const { today, directory, whoIs } = lookingAt(rooms)
  const needed = new Map((await stepsOf(rooms, directory, today)).flat().map((one) => [keyOf(one), one]))
  const missing: string[] = []
  for (const { unitId, role } of needed.values())
    if ((await whoIs({ unitId, role })).length === 0)
      missing.push(`${role} ở ${directory.byId(unitId)?.idOfData ?? '?'}`)
  const text = missing.length === 0
    ? `${needed.size} vai trò ở các đơn vị đều có người`
    : `${missing.length} trong ${needed.size} vai trò chưa có người: ${someOf(missing)}`
  return { check: 'staff', health: missing.length === 0 ? 'ok' : 'warning', text }
}

/**
 * Units where a rule that keeps two deeds apart leaves nobody for the second: the one person who does the first is the
 * only one who could do it, and the unit has no exception (policy `separate-duties`).
 */
export async function checkDuties(rooms: DoctorRooms): Promise<Finding> {
  const { today, directory, whoIs } = lookingAt(rooms)
  const rules = dutyRulesOf(directory).filter(({ subject }) => subject === 'dossier')
  const exceptions = (await dutyExceptions(rooms.db, today)).filter(({ from }) => from <= today)
  const processes = await stepsOf(rooms, directory, today)
  const stuck = new Set<string>()
  for (const steps of processes) {
    for (const rule of rules) {
      const [first, second] = [rule.first, rule.second].map((deed) => steps.filter(({ action }) => action === deed))
      for (const a of first ?? []) for (const b of second ?? []) {
        const [doers, others] = [await whoIs(a), await whoIs(b)]
        if (doers.length !== 1 || others.length !== 1 || doers[0] !== others[0]) continue
        if (exceptions.some((one) => one.rule === rule.id && directory.isWithin(b.unitId, one.unitId))) continue
        stuck.add(`${rule.id} ở ${directory.byId(b.unitId)?.idOfData ?? '?'}`)
      }
    }
  }
  const text = stuck.size === 0
    ? `${rules.length} quy tắc tách nhiệm vụ đều còn người làm`
    : `${stuck.size} nơi chỉ có một người cho hai việc phải tách: ${someOf([...stuck])}. `
      + 'Hãy giao vai trò cho thêm người, hoặc cấp ngoại lệ có thời hạn.'
  return { check: 'duties', health: stuck.size === 0 ? 'ok' : 'warning', text }
}

function lookingAt({ db, clock, directory: source }: DoctorRooms) {
  const today = dayOf(clock.now())
  const known = new Map<string, readonly bigint[]>()
  const whoIs = async ({ unitId, role }: Pick<StepPlace, 'unitId' | 'role'>) => {
    const key = keyOf({ unitId, role })
    const staff = known.get(key) ?? (await staffInUnit(db, unitId, role, today)).map(({ accountId }) => accountId)
    known.set(key, staff)
    return staff
  }
  return { today, directory: source.on(today), whoIs }
}

function keyOf({ unitId, role }: Pick<StepPlace, 'unitId' | 'role'>): string {
  return `${String(unitId)} ${role}`
}

function someOf(all: readonly string[]): string {
  return `${all.slice(0, 5).join('; ')}${all.length > 5 ? '; …' : ''}`
}

/** The steps of each procedure at each place where it is settled. */
async function stepsOf(
  { catalogue, processes }: DoctorRooms, directory: Directory, today: Day,
): Promise<StepPlace[][]> {
  const all: StepPlace[][] = []
  for (const version of catalogue.on(today).list()) {
    const level = levelAsked(directory, version.content)
    const { model } = await processes.of(version.id)
    for (const territoryId of level === undefined ? [undefined] : directory.territories(level).map(({ id }) => id)) {
      const places = findPlaces(directory, { content: version.content, cleared: undefined, territoryId })
      if (!places.ok) continue
      const { receivesAt, competent } = places.value
      const facts = {
        caseId: 0n, directory, territoryId: places.value.territoryId, receivesAtId: receivesAt.id,
        competentUnitId: competent.id,
      }
      all.push(stepsIn(model).flatMap((node): StepPlace[] => {
        const unit = unitOfStep(facts, node)
        return unit ? [{ unitId: unit.id, role: node.role, action: node.action }] : []
      }))
    }
  }
  return all
}
