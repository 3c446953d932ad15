import type { ClearanceDetail, ClearanceLine } from '@motcua/contracts/clearances.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { groupBy } from '../kernel/group-by.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type ClearanceRow, type ProcedureVersion, type StageRow, CRITERIA, listAnswers, listStages, openCriteria,
  stateOfClearance,
} from '../modules/catalogue/public.ts'
import type { ApiRooms } from './rooms.ts'
import { SHOWN } from './showing-texts.ts'
import { namesOfStaff } from './showing.ts'

/** Entries of the list as lines, each as it stands today; one statement for the stages of all. */
export async function showClearanceLines(
  rooms: ApiRooms, entries: readonly ClearanceRow[],
): Promise<ClearanceLine[]> {
  const stages = groupBy(await listStages(rooms.db, entries.map(({ id }) => id)), ({ clearanceId }) => clearanceId)
  return entries.map((entry) => lineOf(rooms, entry, stages.get(entry.id) ?? []))
}

/** Who looks, and what they might do. */
export interface Looking { readonly canPropose: boolean; readonly canApprove: boolean; readonly accountId: bigint }

/** An entry with its answers, stages and whoever did what, and what the viewer may do about it now. */
export async function showClearance(
  rooms: ApiRooms, say: Say, entry: ClearanceRow, { canPropose, canApprove, accountId }: Looking,
): Promise<ClearanceDetail> {
  const [answers, stages] = await Promise.all([
    listAnswers(rooms.db, [entry.id]), listStages(rooms.db, [entry.id]),
  ])
  const names = await namesOfStaff(rooms.db, [
    entry.proposedBy, entry.approvedBy, entry.declinedBy, entry.revokedBy, ...answers.map(({ byId }) => byId),
    ...stages.map(({ openedBy }) => openedBy),
  ].filter((id) => id !== null))
  const who = (id: bigint) => names.get(id) ?? say(SHOWN.fromData)
  const deed = (at: Date | null, by: bigint | null, reason: string | null) =>
    at && by !== null ? { at: at.toISOString(), by: who(by), reason } : null
  const line = lineOf(rooms, entry, stages)
  const [isOpen, isHeld] = [line.state === 'proposed', entry.approvedAt !== null && entry.revokedAt === null]
  const hasPart = entry.proposedBy === accountId || answers.some(({ byId }) => byId === accountId)
  const canPilot = isHeld && canApprove && !stages.some(({ stage }) => stage === 'province')
  const revoked = deed(entry.revokedAt, entry.revokedBy, entry.revokedReason)
  return {
    ...line,
    proposed: { at: entry.proposedAt.toISOString(), by: who(entry.proposedBy), reason: entry.reason },
    approved: deed(entry.approvedAt, entry.approvedBy, null),
    declined: deed(entry.declinedAt, entry.declinedBy, entry.declinedReason),
    revoked: revoked && entry.revokedFrom !== null ? { ...revoked, from: entry.revokedFrom } : null,
    answers: answers.map((one) => ({
      criterion: one.criterion, isMet: one.isMet, evidence: one.evidence, at: one.at.toISOString(), by: who(one.byId),
      isNewest: answers.findLast(({ criterion }) => criterion === one.criterion) === one,
    })),
    openCriteria: entry.source === 'data' ? [] : [...openCriteria(answers)].sort(byCriteria),
    sections: canPilot ? rooms.directory.on(dayOf(rooms.clock.now())).units.filter(({ isOneStop }) => isOneStop)
      .map(({ publicId, name }) => ({ id: publicId, name })) : [],
    stages: stages.map(({ stage, unitIds, validFrom, validTo, reason, openedAt, openedBy }) => ({
      stage, from: validFrom, to: validTo, reason, at: openedAt.toISOString(), by: who(openedBy),
      // As they were called when it began.
      units: (unitIds ?? []).flatMap((id) => rooms.directory.on(validFrom).byId(id)?.name ?? []),
    })),
    deeds: {
      canAssess: isOpen && canPropose, canDecide: isOpen && canApprove && !hasPart,
      canPilot,
      canOpenProvince: canPilot && stages.length > 0,
      canRevoke: isHeld && canApprove,
    },
  }
}

function lineOf(rooms: ApiRooms, entry: ClearanceRow, stages: readonly StageRow[]): ClearanceLine {
  const today = dayOf(rooms.clock.now())
  const version = newestOf(rooms, entry, today)
  const next = stages.find(({ validTo }) => validTo === null || validTo >= today)
  return {
    id: entry.publicId, procedureId: entry.procedurePublicId, code: version?.code ?? null,
    name: version?.content.name ?? '', state: stateOfClearance({ ...entry, stages }, today), source: entry.source,
    since: next?.validFrom ?? null, decision: entry.decision,
  }
}

/** What a procedure is called today, or was last. */
function newestOf(
  { catalogue }: ApiRooms, { procedureId, procedurePublicId }: ClearanceRow, today: string,
): ProcedureVersion | undefined {
  // A bundle was put on the list once; it is no procedure of `versions`.
  const held = catalogue.on(today).byPublicId(procedurePublicId)
  if (held) return held
  const versions = catalogue.versions().filter((one) => one.procedureId === procedureId)
  return versions.findLast(({ validFrom }) => validFrom <= today) ?? versions.at(-1)
}

function byCriteria(a: typeof CRITERIA[number], b: typeof CRITERIA[number]): number {
  return CRITERIA.indexOf(a) - CRITERIA.indexOf(b)
}
