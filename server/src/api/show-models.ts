import type { ModelDesk, ModelDetail, ModelLine } from '@motcua/contracts/models.ts'
import type { FastifyRequest } from 'fastify'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { ruleAgainst } from '../modules/identity/public.ts'
import { type Directory, unitInWords } from '../modules/organisation/public.ts'
import { postOperatorOf } from '../modules/post/public.ts'
import {
  type Model, type ModelDeed, MODELLING, deedsIn, listDeedsOfModel, listTasksOfModel,
} from '../modules/sections/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { evaluateModel } from './evaluate-model.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionReachOf } from './section-reach.ts'
import { namesOfStaff } from './showing.ts'

/** Agencies and the post for which somebody may propose today, each with the sections at which it may be piloted. */
export function proposersOf(rooms: ApiRooms, request: FastifyRequest) {
  const { directory, viewer } = sectionReachOf(rooms, request)
  const operator = postOperatorOf(directory)?.unit
  const isReached = (unitId: bigint) => viewer.reaches.some((scope) => isUnitWithin(directory, scope, unitId))
  const sections = directory.units.filter(({ isOneStop }) => isOneStop)
  return directory.units.filter(({ id, kind }) => isReached(id) && (kind === 'agency' || id === operator?.id))
    .map((unit) => ({
      unit, sections: unit.id === operator?.id ? sections : sections.filter(({ id }) =>
        directory.bodyOf(id)?.id === unit.id || directory.oneStopOf(unit.id)?.id === id),
    })).filter((one) => one.sections.length > 0)
}

/** What somebody chooses from who proposes. */
export function showModelDesk(rooms: ApiRooms, request: FastifyRequest): ModelDesk {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const named = ({ id, publicId }: { readonly id: bigint; readonly publicId: string }) =>
    ({ id: publicId, name: unitInWords(directory, id) })
  return {
    proposers: proposersOf(rooms, request)
      .map(({ unit, sections }) => ({ ...named(unit), sections: sections.map(named) })),
    procedures: rooms.catalogue.on(today).list()
      .map(({ procedurePublicId, content }) => ({ id: procedurePublicId, name: content.name })),
  }
}

/** Units of whose proposals, or of pilots at which, somebody reads; undefined for all of the province. */
export function unitsOfModels(rooms: ApiRooms, request: FastifyRequest): readonly bigint[] | undefined {
  return unitsOf(viewerOf(request, rooms), rooms.directory.on(dayOf(rooms.clock.now())))
}

/** Whether somebody who reads of these units sees a proposal. */
export function isModelSeen({ proposerId, unitIds }: Model, units: readonly bigint[] | undefined): boolean {
  return units === undefined || [proposerId, ...unitIds].some((id) => units.includes(id))
}

export function showModelLine(directory: Directory, model: Model): ModelLine {
  const { publicId, proposerId, title, state, submittedAt, decisionNumber, decidedOn } = model
  return {
    id: publicId, title, proposerName: unitInWords(directory, proposerId), state,
    submittedAt: submittedAt.toISOString(), decisionNumber, decidedOn, pilotFrom: model.pilotFrom,
    pilotUntil: model.pilotUntil, pilotEndedOn: model.pilotEndedOn,
  }
}

/** A proposal whole, with what somebody may do with it, and what its pilot has brought so far. */
export async function showModel(rooms: ApiRooms, request: FastifyRequest, model: Model): Promise<ModelDetail> {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const [tasks, deeds, may, evaluation] = await Promise.all([
    listTasksOfModel(rooms.db, model.id), listDeedsOfModel(rooms.db, model.id), mayDo(rooms, request, model, today),
    evaluateModel(rooms, model, today),
  ])
  const names = await namesOfStaff(rooms.db, deeds.map(({ byId }) => byId))
  const known = new Map(rooms.catalogue.versions().map((version) => [version.procedureId, version]))
  return {
    ...showModelLine(directory, model), summary: model.summary, may, evaluation,
    sections: model.unitIds.map((id) => ({
      id: directory.lastKnown(id)?.publicId ?? '', name: unitInWords(directory, id),
    })),
    tasks: tasks.map(({ procedureId, task, by }) => ({
      procedureId: known.get(procedureId)?.procedurePublicId ?? '',
      procedureName: known.get(procedureId)?.content.name ?? '', task, by,
    })),
    deeds: deeds.map(({ state, note, at, byId }) => ({ state, note, at: at.toISOString(), by: names.get(byId) ?? '' })),
  }
}

/** Deeds of the state that somebody may do: taking back one’s own, or deciding; never to approve one’s own. */
async function mayDo(rooms: ApiRooms, request: FastifyRequest, model: Model, day: Day): Promise<ModelDeed[]> {
  const directory = rooms.directory.on(day)
  const { reaches } = sectionReachOf(rooms, request)
  const deeds = deedsIn(model.state).filter((deed) => deed === 'withdraw'
    ? reaches('model.propose', model.proposerId) : reaches('model.decide', model.proposerId))
  if (!deeds.includes('approve')) return deeds
  const apart = await ruleAgainst(
    rooms.db, day, directory, { subject: MODELLING.subject, deed: MODELLING.second, unitIds: [model.proposerId] },
    { by: request.actor.accountId, for: null },
    () => [{ deed: MODELLING.first, by: model.submittedBy, for: model.submittedFor }])
  return apart ? deeds.filter((deed) => deed !== 'approve') : deeds
}
