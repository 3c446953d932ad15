import type { InstructionDetail, InstructionLine } from '@motcua/contracts/instructions.ts'
import type { FastifyRequest } from 'fastify'
import { type Day, dayOf } from '../kernel/civil-day.ts'
import {
  type Instruction, type Party, isOverdue, listSteps, partOf, partyIdOf, stepsOpenTo,
} from '../modules/direction/public.ts'
import { dossiersById } from '../modules/dossiers/public.ts'
import { type Directory, unitInWords, withPast } from '../modules/organisation/public.ts'
import { SETTLEMENT_METRICS, measure } from '../modules/reporting/public.ts'
import { viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

/** Whoever asks, as instructions look at them today. */
export function directionPartyOf(rooms: ApiRooms, request: FastifyRequest): Party {
  const [gives, answers] = [
    viewerOf(request, rooms, 'direction.give'), viewerOf(request, rooms, 'direction.answer'),
  ]
  return {
    accountId: partyIdOf(answers), directory: rooms.directory.on(dayOf(rooms.clock.now())),
    gives: gives.reaches, answers: answers.reaches,
  }
}

/** What a figure of a unit and all below it comes to now; undefined where no figure has that name. */
export async function figureNow(
  rooms: ApiRooms, directory: Directory, unitId: bigint,
  { metric: id, from, until }: { readonly metric: string; readonly from: Day; readonly until: Day },
): Promise<{ readonly value: number | null } | undefined> {
  const metric = SETTLEMENT_METRICS.find((one) => one.id === id)
  if (!metric) return undefined
  const below = directory.units.filter((one) => directory.isWithin(one.id, unitId))
  const unitIds = withPast(directory, below.map((one) => one.id))
  const [figure] = await measure(rooms, metric, { from, until, unitIds, now: rooms.clock.now() })
  return { value: figure?.value ?? null }
}

/** Instructions as lines: one statement for the names of all, and one for the dossiers. */
export async function showInstructions(rooms: ApiRooms, found: readonly Instruction[]): Promise<InstructionLine[]> {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const [names, dossiers] = await Promise.all([
    namesOfStaff(rooms.db, found.flatMap(({ givenBy, toAccountId }) => [givenBy, toAccountId ?? givenBy])),
    dossiersById(rooms.db, found.flatMap(({ dossierId }) => dossierId ?? [])),
  ])
  return found.map((one): InstructionLine => {
    const { publicId, unitId, toAccountId, dossierId, words, dueOn, state, givenAt, givenBy, escalatedAt } = one
    const dossier = dossierId === null ? undefined : dossiers.get(dossierId)
    return {
      id: publicId, unitName: unitInWords(directory, unitId),
      officerName: toAccountId === null ? null : names.get(toAccountId) ?? '',
      figure: figureOf(one), dossier: dossier ? { id: dossier.publicId, number: dossier.number } : null,
      words, dueOn, state, isOverdue: isOverdue({ state, dueOn }, today), isEscalated: escalatedAt !== null,
      givenAt: givenAt.toISOString(), giverName: names.get(givenBy) ?? '',
    }
  })
}

/** An instruction with its steps, and those that whoever asks may take now. */
export async function showInstruction(
  rooms: ApiRooms, party: Party, found: Instruction,
): Promise<InstructionDetail | undefined> {
  const [lines, steps] = await Promise.all([showInstructions(rooms, [found]), listSteps(rooms.db, found.id)])
  const names = await namesOfStaff(rooms.db, steps.map(({ byId }) => byId))
  return lines[0] && {
    ...lines[0],
    escalatedTo: found.escalatedToId === null ? null : unitInWords(party.directory, found.escalatedToId),
    steps: steps.map(({ kind, words, at, byId }) => ({ kind, words, at: at.toISOString(), by: names.get(byId) ?? '' })),
    may: stepsOpenTo(partOf(party, found), found.state),
  }
}

function figureOf({ metric: id, figureFrom, figureUntil, figureValue }: Instruction): InstructionLine['figure'] {
  const metric = SETTLEMENT_METRICS.find((one) => one.id === id)
  if (id === null || figureFrom === null || figureUntil === null) return null
  return {
    metric: id, name: metric?.nameVi ?? id, unit: metric?.unit ?? 'dossiers', from: figureFrom, until: figureUntil,
    value: figureValue,
  }
}
