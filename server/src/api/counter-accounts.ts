import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PersonLine, PhoneChangeBody, PhoneCode, PhoneCodeBody, RaisingBody } from '@motcua/contracts/people.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { checkPhoneHere, phoneToE164 } from '../kernel/phone.ts'
import type { Result } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type ChangePhoneRefusal, type Person, type PersonNumber, type RaiseRefusal, accountsOfPeople, changePhone,
  countAttempt, findPersonByPublicId, raiseAccount, requestCode, signInPolicyOf, subjectText,
} from '../modules/identity/public.ts'
import { type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { asSeenBy } from './as-seen.ts'
import { senderOf } from './authenticate.ts'
import { PHONE_FAULT, checkFacts } from './check-facts.ts'
import { explainAtCounter } from './explain-at-counter.ts'
import { noteLooks } from './note-look.ts'
import { phoneAtHand } from './phone-at-hand.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { showPeople } from './show-people.ts'

export interface CounterRooms extends ApiRooms {
  /** Hands a code to the port of messages. */
  readonly sendCode: (message: {
    readonly phone: string
    readonly code: string
    readonly minutes: number
  }) => Promise<void>
}

/**
 * What a counter does to somebody's account with the card in hand (NĐ 59/2022 Đ.12). The table of rights has no word of
 * its own for another phone: it takes the same look at the card as raising, so it is `person.raise`; a code goes to a
 * phone with each of the three. Its reach is over the unit where it is done; the person may live anywhere.
 */
export function counterAccountRoutes(rooms: CounterRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/people/phone-code',
      {
        config: { permission: 'person.open-account' },
        schema: {
          tags: ['people'], summary: 'Send a code to a phone that is at hand at the counter', headers: RequestHeaders,
          body: PhoneCodeBody, response: { 200: PhoneCode, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const phone = phoneOf(rooms, request.body.phone)
        if (phone === undefined) return sendProblem(reply, problemOf('body-invalid', [PHONE_FAULT]))
        const policy = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
        const machineNow = rooms.machineClock.now()
        const subject = { purpose: 'phone', phone } as const
        const sender = senderOf(request, request.body)
        const attempt = await countAttempt(rooms.db, sender, {
          kind: 'code-request', on: subjectText(subject), limits: policy.codeRequest, machineNow,
        })
        if (!attempt.ok) return sendProblem(reply, problemOf('too-many-attempts'))
        const made: { code?: string } = {}
        const outcome = await inTransaction(
          rooms,
          sender,
          (ctx) => requestCode(ctx, { subject, attempt: attempt.value, machineNow, policy }),
          ({ message }) => {
            if (message) made.code = message.code // for the phone alone: it must not stand in the kept answer
            return { status: 200, body: { minutes: policy.codeMinutes } }
          },
        )
        if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
        const { code } = made
        if (code !== undefined)
          void rooms
            .sendCode({ phone, code, minutes: policy.codeMinutes })
            .catch((error: unknown) => request.log.error({ err: error }))
        return outcome.value.body
      },
    )

    app.post(
      '/api/people/:id/raising',
      {
        config: { permission: 'person.raise' },
        schema: {
          tags: ['people'], summary: 'Raise a self-made account: card seen, its phone at hand', headers: RequestHeaders,
          params: IdParams, body: RaisingBody, response: { 200: PersonLine, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { body, params } = request
        const person = await findPersonByPublicId(rooms.db, params.id)
        if (!person) return sendProblem(reply, problemOf('not-found'))
        const { facts, errors } = checkFacts(rooms, { ...body, kind: 'citizen' })
        if (errors.length > 0) return sendProblem(reply, problemOf('body-invalid', errors))
        const publicId = (await accountsOfPeople(rooms.db, [person.id])).get(person.id)?.publicId
        if (publicId === undefined) return sendProblem(reply, problemOf('account-unknown'))
        const phone = await phoneAtHand(rooms, request, facts.phone ?? '', body.code)
        if (phone === 'too-many-attempts') return sendProblem(reply, problemOf(phone))
        const outcome = await inTransaction(
          rooms, senderOf(request, body as Json),
          (ctx) => raiseAccount(ctx, { publicId, facts, phone, machineNow: phone.machineNow }),
          () => ({ status: 200, body: null }),
        )
        return answer(rooms, request, reply, outcome, person)
      },
    )

    app.post(
      '/api/people/:id/phone',
      {
        config: { permission: 'person.raise' },
        schema: {
          tags: ['people'], summary: 'Another phone to sign in with: card seen, the phone at hand',
          headers: RequestHeaders, params: IdParams, body: PhoneChangeBody,
          response: { 200: PersonLine, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { body, params } = request
        const person = await findPersonByPublicId(rooms.db, params.id)
        if (!person) return sendProblem(reply, problemOf('not-found'))
        const e164 = phoneOf(rooms, body.phone)
        if (e164 === undefined) return sendProblem(reply, problemOf('body-invalid', [PHONE_FAULT]))
        const number = numberOfPerson(person, body.number)
        if (!number) return sendProblem(reply, problemOf('number-differs', [faultAt('/number', 'number-differs')]))
        const phone = await phoneAtHand(rooms, request, e164, body.code)
        if (phone === 'too-many-attempts') return sendProblem(reply, problemOf(phone))
        const outcome = await inTransaction(
          rooms, senderOf(request, body), (ctx) => changePhone(ctx, { number, phone, machineNow: phone.machineNow }),
          () => ({ status: 200, body: null }),
        )
        return answer(rooms, request, reply, outcome, person)
      },
    )
  }
}

async function answer(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply,
  outcome: Result<unknown, RaiseRefusal | ChangePhoneRefusal | RequestReused>, { publicId }: Person,
) {
  if (!outcome.ok) return sendProblem(reply, explainAtCounter(outcome.refusal))
  const person = await findPersonByPublicId(rooms.db, publicId) // as the deed has left it
  if (person) await noteLooks(rooms, request, [{ page: 'people', purpose: 'person.raise', personIds: [person.id] }])
  const [line] = person ? await showPeople(rooms.db, sayTo(request), asSeenBy(request, rooms), [person]) : []
  return line ?? sendProblem(reply, problemOf('not-found'))
}

function phoneOf({ isDemonstration }: ApiRooms, text: string): string | undefined {
  return checkPhoneHere(text, isDemonstration).valid ? phoneToE164(text) : undefined
}

/** The typed number as one of the person's own, whichever card it stands on. */
function numberOfPerson({ personalNumber, oldNumber, taxCode }: Person, typed: string): PersonNumber | undefined {
  const value = typed.replaceAll(/[\s.]/g, '')
  const own = [
    { kind: 'personal', is: personalNumber }, { kind: 'old', is: oldNumber }, { kind: 'tax', is: taxCode },
  ] as const
  const found = own.find(({ is }) => is === value)
  return found && { kind: found.kind, value }
}
