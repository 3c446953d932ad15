import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DutyExcepted, DutyExceptionBody, DutyList } from '@motcua/contracts/duties.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type DutyRule, type ExceptDutyRefusal, dutyExceptions, dutyRulesOf, endDutyException, exceptDuty, getStaff, reachOf,
} from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { grantsOf, senderOf } from './authenticate.ts'
import { DUTY_DEED, DUTY_RULE } from './duty-texts.ts'
import { type ProblemCode, faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'

type DeedRefusal = ExceptDutyRefusal | { readonly code: 'duty-exception-unknown' | 'duty-unknown' | 'unit-unknown' }

/** Which duties are kept apart, and the exceptions of units with too few people (QCVN 12:2026). */
export function dutyRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const tags = ['duties']
  return async (app) => {
    app.get('/api/duties', {
      config: { permission: 'staff.list' },
      schema: {
        tags, summary: 'Deeds that nobody does both of, with the exceptions in force or to come',
        response: { 200: DutyList, '4xx': Problem },
      },
    }, async (request) => {
      const today = dayOf(rooms.clock.now())
      const directory = rooms.directory.on(today)
      const exceptions = await dutyExceptions(rooms.db, today)
      const givers = await getStaff(rooms.db, exceptions.map(({ givenBy }) => givenBy))
      const nameOf = (id: bigint) => givers.find(({ accountId }) => accountId === id)?.fullName ?? ''
      const say = sayTo(request)
      const mayExcept = reachOf(grantsOf(request), 'duty.keep', today).length > 0
      return {
        rules: dutyRulesOf(directory).map((rule) => ({
          id: rule.id, article: articleOf(rule),
          name: say(DUTY_RULE.line, { first: say(deedText(rule.first)), second: say(deedText(rule.second)) }),
          exceptions: exceptions.filter((one) => one.rule === rule.id).map((one) => ({
            id: one.publicId, unitId: directory.byId(one.unitId)?.publicId ?? '', from: one.from, to: one.to,
            unitName: unitInWords(directory, one.unitId), reason: one.reason, givenByName: nameOf(one.givenBy),
          })),
        })),
        units: mayExcept ? directory.units.filter(({ kind }) => kind !== 'territory').map(({ id, publicId }) =>
          ({ id: publicId, name: unitInWords(directory, id) })) : [],
        mayExcept,
      }
    })

    app.post('/api/duties/exceptions', {
      config: { permission: 'duty.keep' },
      schema: {
        tags, summary: 'Let one person do both at a unit for a time, with the reason', headers: RequestHeaders,
        body: DutyExceptionBody, response: { 201: DutyExcepted, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { rule, unitId, from, to, reason } = request.body
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      return change(rooms, request, reply, 201, async (ctx) => {
        if (!dutyRulesOf(directory).some(({ id }) => id === rule)) return refuse({ code: 'duty-unknown' })
        const unit = directory.byPublicId(unitId)
        return unit ? exceptDuty(ctx, { rule, unit, from, to, reason }) : refuse({ code: 'unit-unknown' })
      })
    })

    app.post('/api/duties/exceptions/:id/ending', {
      config: { permission: 'duty.keep' },
      schema: {
        tags, summary: 'End an exception at once', headers: RequestHeaders, params: IdParams, body: EmptyBody,
        response: { 200: DutyExcepted, '4xx': Problem },
      },
    }, async (request, reply) =>
      change(rooms, request, reply, 200, (ctx) => endDutyException(ctx, request.params.id)))
  }
}

/** Without the mark of the data that says how sure the reference is. */
function articleOf({ article }: DutyRule): string {
  return article.replace(/ \[\p{Lu}\]$/u, '')
}

/** A deed of the policy in words; one that the program does not know is shown as it is written. */
function deedText(deed: DutyRule['first']): Text {
  return Object.hasOwn(DUTY_DEED, deed) ? DUTY_DEED[deed as keyof typeof DUTY_DEED] : { vi: deed, en: deed }
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<string, DeedRefusal>>,
) {
  const outcome = await inTransaction(
    rooms, senderOf(request, request.body as Json), async (ctx) => {
      const done = await deed(ctx)
      return done.ok ? ok([done.value]) : done
    }, (ids) => ({ status, body: { ids } }),
  )
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

const POINTERS: Partial<Record<ProblemCode, string>> = {
  'days-reversed': '/to', 'absence-past': '/from', 'duty-reason-short': '/reason', 'duty-unknown': '/rule',
  'duty-excepted-already': '/unitId', 'unit-unknown': '/unitId',
}

function explain({ code }: DeedRefusal | RequestReused) {
  const pointer = POINTERS[code]
  return problemOf(code, pointer === undefined ? [] : [faultAt(pointer, code)])
}
