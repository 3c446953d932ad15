import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { EndProxyBody, GiveProxyBody, ProxyGiven, type ProxyLine, ProxyList } from '@motcua/contracts/proxies.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import type { Day } from '../kernel/civil-day.ts'
import { maskPersonalNumber } from '../kernel/mask.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type ProxyRow, endProxy, findPersonByPublicId, findProxy, giveProxy, listProxies, printProxy,
} from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { checkFacts } from './check-facts.ts'
import { noteLooks } from './note-look.ts'
import { sendPdf } from './prints.ts'
import { type FieldProblem, type ProblemCode, faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionMeant, sectionsOf } from './sections.ts'
import { FileOf } from './slips.ts'

const INTAKE = { permission: 'dossier.intake' } as const
const tags = ['people']
const MOST = 100

/** Mandates between two people at a counter: given with the card of the principal seen, ended, printed at 14 pt. */
export function proxyRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/people/:id/proxies', {
      config: INTAKE,
      schema: {
        tags, summary: 'For whom a person may act, and who for them', params: IdParams,
        response: { 200: ProxyList, '4xx': Problem },
      },
    }, async (request, reply) => {
      const person = await findPersonByPublicId(rooms.db, request.params.id)
      if (!person) return sendProblem(reply, problemOf('not-found'))
      const rows = await listProxies(rooms.db, person.id, MOST)
      const others = rows.map(({ principalId, personId }) => principalId === person.id ? personId : principalId)
      await noteLooks(rooms, request, [{ page: 'people', purpose: 'dossier.intake', personIds: [person.id, ...others] }])
      const here = sectionsHere(rooms, request)
      const today = dayOf(rooms.clock.now())
      const isHere = ({ sectionId }: ProxyRow) => here.some(({ id }) => id === sectionId)
      return { items: rows.map((row) => show(rooms, row, person.id, { today, isHere: isHere(row) })) }
    })

    app.post('/api/people/:id/proxies', {
      config: INTAKE,
      schema: {
        tags, summary: 'Somebody at the counter lets another person act for them', headers: RequestHeaders,
        params: IdParams, body: GiveProxyBody, response: { 201: ProxyGiven, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, params } = request
      const sections = sectionsHere(rooms, request)
      const section = sectionMeant(sections, body.sectionId)
      if (sections.length === 0) return sendProblem(reply, problemOf('no-section'))
      if (!section) return sendProblem(reply, problemOf('section-needed', [faultAt('/sectionId', 'section-needed')]))
      const checked = check(rooms, body)
      if (checked.faults.length > 0) return sendProblem(reply, problemOf('body-invalid', checked.faults))
      const { number: personalNumber, fullName, procedureIds } = checked
      const outcome = await inTransaction(
        rooms, senderOf(request, body as Json), (ctx) => giveProxy(ctx, {
          principal: params.id, personalNumber, fullName, procedureIds, validFrom: body.from, validTo: body.to,
          sectionId: section.id,
        }),
        (id) => ({ status: 201, body: { id } }),
      )
      if (outcome.ok) return reply.code(201).send(outcome.value.body)
      const { code } = outcome.refusal
      if (code === 'person-unknown') return sendProblem(reply, problemOf('not-found'))
      const at = FIELDS[code]
      return sendProblem(reply, problemOf(code, at === undefined ? [] : [faultAt(at, code)]))
    })

    app.post('/api/proxies/:id/ending', {
      config: INTAKE,
      schema: {
        tags, summary: 'End it at once, as whoever gave or has it wishes', headers: RequestHeaders, params: IdParams,
        body: EndProxyBody, response: { 200: ProxyGiven, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const person = await findPersonByPublicId(rooms.db, request.body.personId)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        (ctx) => endProxy(ctx, { proxy: id, personId: person?.id ?? null, isAtCounter: true }),
        () => ({ status: 200, body: { id } }),
      )
      if (outcome.ok) return reply.code(200).send(outcome.value.body)
      const { code } = outcome.refusal
      return sendProblem(reply, problemOf(code === 'proxy-unknown' ? 'not-found' : code))
    })

    app.get('/api/proxies/:id.pdf', {
      config: INTAKE,
      schema: {
        tags: ['papers'], summary: 'The mandate as it was given here, at 14 pt', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const proxy = await findProxy(rooms.db, request.params.id)
      // Numbers stand whole on it: only where it was given is it printed again.
      if (!proxy || !sectionsHere(rooms, request).some(({ id }) => id === proxy.sectionId))
        return sendProblem(reply, problemOf('not-found'))
      const { principalId, personId, sectionId, procedureIds } = proxy
      const personIds = [principalId, personId]
      await noteLooks(rooms, request, [{ page: 'proxy-paper', purpose: 'dossier.intake', personIds }])
      const section = sectionId === null ? null : unitInWords(rooms.directory.on(dayOf(proxy.givenAt)), sectionId)
      const procedures = procedureIds === null ? null : namesOf(rooms, procedureIds).map(({ name }) => name)
      return sendPdf(reply, await printProxy({ proxy, procedures, section }), 'giay-uy-quyen')
    })
  }
}

/** Which field a refusal is about. */
const FIELDS: Partial<Record<ProblemCode, string>> = {
  'days-reversed': '/to', 'proxy-from-past': '/from', 'proxy-name-differs': '/fullName', 'proxy-held-already': '/number',
  'proxy-of-oneself': '/number', 'number-not-of-a-person': '/number', 'person-unseen': '/number',
}

function sectionsHere(rooms: ApiRooms, request: FastifyRequest) {
  return sectionsOf(viewerOf(request, rooms), rooms.directory.on(dayOf(rooms.clock.now())))
}

interface Checked {
  readonly number: string
  readonly fullName: string
  readonly procedureIds: readonly bigint[] | null
  readonly faults: FieldProblem[]
}

function check(rooms: ApiRooms, { number, fullName, procedures }: GiveProxyBody): Checked {
  const { facts, errors } = checkFacts(rooms, { kind: 'citizen', number, fullName })
  const known = new Map(rooms.catalogue.on(dayOf(rooms.clock.now())).list().map(
    ({ publicId, procedureId }) => [publicId, procedureId]))
  const ids = procedures?.flatMap((one) => known.get(one) ?? []) ?? null
  const isUnknown = procedures !== null && ids?.length !== procedures.length
  return {
    number: facts.personalNumber ?? '', fullName: facts.fullName, procedureIds: ids,
    faults: [...errors, ...isUnknown ? [faultAt('/procedures', 'procedure-unknown')] : []],
  }
}

function namesOf(rooms: ApiRooms, ids: readonly bigint[]) {
  return rooms.catalogue.on(dayOf(rooms.clock.now())).list().filter(({ procedureId }) => ids.includes(procedureId))
    .map(({ publicId: id, content: { name } }) => ({ id, name }))
}

function show(
  rooms: ApiRooms, row: ProxyRow, personId: bigint,
  { today, isHere }: { readonly today: Day; readonly isHere: boolean },
): ProxyLine {
  const isGiver = row.principalId === personId
  return {
    id: row.publicId, way: isGiver ? 'gave' : 'was-given', otherName: isGiver ? row.fullName : row.principalName,
    otherNumber: maskPersonalNumber((isGiver ? row.personalNumber : row.principalNumber) ?? ''),
    procedures: row.procedureIds === null ? null : namesOf(rooms, row.procedureIds),
    from: row.validFrom, to: row.validTo, state: stateOf(row, today), isPrintedHere: isHere,
  }
}

function stateOf({ endedAt, validFrom, validTo }: ProxyRow, today: Day): ProxyLine['state'] {
  if (endedAt) return 'ended'
  if (validFrom > today) return 'not-begun'
  return validTo < today ? 'over' : 'in-force'
}
