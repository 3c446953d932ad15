import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { heldInWords, registerName } from '@motcua/contracts/held.ts'
import {
  LookForNationalPapers, NationalPaperTaken, NationalPapers, TakeNationalPaper,
} from '@motcua/contracts/national-papers.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { uploadLimitsOf } from '../modules/documents/public.ts'
import { findOpenIntake } from '../modules/dossiers/public.ts'
import {
  NATIONAL_KHO, type OfferedPapers, type TakeOverRefusal, entryOfPapers, listOfferedPapers, readRegister,
  registerRuleOf, takePaperOver,
} from '../modules/integration/public.ts'
import { khoPoliciesOf, purposeOfReuse } from '../modules/reuse/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { findHeldFor } from './find-held.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'

/**
 * Papers that an applicant at a counter has at the national portal (NĐ 45/2020 Đ.16; domain 7.1 c): looked for because
 * they agreed and for the clerk's reason, of the types alone that the procedure asks for and that are not held here;
 * one that is taken over is held as any other from then on.
 */
export function nationalPaperRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/intakes/:id/national-look', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'Look for papers of the applicant at the national portal, within a time limit',
        params: IdParams, headers: RequestHeaders, body: LookForNationalPapers,
        response: { 200: NationalPapers, '4xx': Problem },
      },
    }, async (request, reply) => {
      const looked = await look(rooms, request, request.params.id, request.body.reason.trim())
      const outcome = await inTransaction(
        rooms, senderOf(request), async () => looked, (found) => ({ status: 200, body: found }))
      return sendOutcome(reply, outcome, ({ code }) => problemOf(code))
    })

    app.post('/api/intakes/:id/national-papers', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'Take over one of them for a component', params: IdParams, headers: RequestHeaders,
        body: TakeNationalPaper, response: { 201: NationalPaperTaken, '4xx': Problem },
      },
    }, async (request, reply) => {
      const taken = await take(rooms, request, request.params.id, request.body)
      const outcome = await inTransaction(
        rooms, senderOf(request), async () => taken, ({ publicId: id }) => ({ status: 201, body: { id } }))
      return sendOutcome(reply, outcome, ({ code }) => problemOf(code))
    })
  }
}

interface IntakeUnknown { readonly code: 'intake-unknown' }

/** Asks in a transaction of its own, on record; what was found before is fresh for a while. */
async function look(
  rooms: ApiRooms, request: FastifyRequest, id: string, said: string,
): Promise<Result<NationalPapers, IntakeUnknown>> {
  const asked = await askedBy(rooms, request, id)
  if (!asked) return refuse({ code: 'intake-unknown' })
  const { codes, ask, personId, intake } = asked
  const entries = [...new Set([...codes.values()].flat())].map(entryOfPapers)
  const reading = ask === undefined || entries.length === 0 ? 'not-asked' : await readRegister(rooms, { ...ask, entries, said })
  if (ask === undefined || reading !== 'known')
    return ok({ outcome: reading === 'away' ? 'away' : 'not-asked', items: [] })
  await noteLooks(rooms, request, [{
    page: 'held-papers', personIds: [personId], isRegister: true,
    purpose: purposeOfReuse([{ documentType: registerName(sayIn('vi'), NATIONAL_KHO), basis: ask.rule.basis }], intake),
  }])
  const offered = await listOfferedPapers(rooms.db, { personId, day: dayOf(rooms.clock.now()), rule: ask.rule })
  return ok({ outcome: 'known', items: show(request, codes, offered) })
}

async function take(
  rooms: ApiRooms, request: FastifyRequest, id: string, { component, paper: idThere }: TakeNationalPaper,
): Promise<Result<{ readonly publicId: string }, ToldRefusal | IntakeUnknown>> {
  const asked = await askedBy(rooms, request, id)
  if (!asked) return refuse({ code: 'intake-unknown' })
  const { ask, codes, types, directory } = asked
  const known = codes.get(component)
  if (!ask || !known) return refuse({ code: 'paper-not-offered' })
  const taken = await takePaperOver(rooms, {
    ...ask, idThere, codes: known, documentType: types.get(component) ?? '',
    limits: uploadLimitsOf(directory.policy('upload-limits')?.value), quota: khoPoliciesOf(directory).quota,
  })
  return taken.ok ? taken : refuse(toldOf(taken.refusal))
}


/** For whom and for what, by the intake of the clerk's own that is under way; undefined where there is none. */
async function askedBy(rooms: ApiRooms, request: FastifyRequest, publicId: string) {
  const { actor, ip } = request
  const day = dayOf(rooms.clock.now())
  const intake = await findOpenIntake(rooms.db, { publicId, accountId: actor.accountId, on: day })
  if (!intake) return undefined
  const { personId } = intake
  const directory = rooms.directory.on(day)
  const version = rooms.catalogue.version(intake.procedureVersionId)
  const held = await findHeldFor(rooms.db, rooms, { ownerId: personId, content: version.content })
  const open = version.content.components
    .filter(({ id, isForm, handling }) => !isForm && handling === 'submit' && held.get(id)?.source !== 'kho')
  const codes = new Map(open.flatMap(({ id, documentType }) => {
    const known = rooms.catalogue.sameTypesOn(day, documentType)
      .flatMap((type) => rooms.catalogue.typeCodeOn(day, type) ?? [])
    return known.length > 0 ? [[id, known] as const] : []
  }))
  const [register, rule] = [rooms.registers?.get(NATIONAL_KHO), registerRuleOf(directory, NATIONAL_KHO)]
  const { accountId: actorId, accountPublicId: officer, unitId } = actor
  const ask = register && rule && {
    register, rule, personId, officer, reason: 'reuse', subjectKind: 'intake', subject: publicId,
    procedure: version.code ?? version.procedure,
    sender: { actorId, unitId: unitId ?? undefined, fromAddr: ip, forPersonId: personId },
  } as const
  const types = new Map(open.map((one) => [one.id, one.documentType]))
  return { ask, codes, directory, personId, intake: publicId, types }
}

function show(
  request: FastifyRequest, codes: ReadonlyMap<string, readonly string[]>, offered: OfferedPapers,
): NationalPapers['items'] {
  const say = sayTo(request)
  return [...codes].flatMap(([component, known]) => {
    const papers = known.flatMap((code) => offered.get(code) ?? []).map(({ id, name: type, validTo, ...paper }) =>
      ({ id, from: heldInWords(say, { type, ...paper }), validTo }))
    return papers.length > 0 ? [{ component, papers }] : []
  })
}

/** Why it was not taken, as the counter is told; what is wrong with the file as of one that somebody uploads. */
function toldOf({ code }: TakeOverRefusal): ToldRefusal {
  return { code: code === 'paper-kept-already' ? 'paper-not-offered' : code }
}

interface ToldRefusal { readonly code: Exclude<TakeOverRefusal['code'], 'paper-kept-already'> }
