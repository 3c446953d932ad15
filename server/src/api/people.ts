import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  OpenAccountBody, PersonLine, PersonList, PersonSearch, Showing, ShowingBody,
} from '@motcua/contracts/people.ts'
import { IdParams, Problem, RequestHeaders, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { formatPhone } from '../kernel/phone.ts'
import { NO_ROW } from '../kernel/no-row.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { recordEvent, recordRead } from '../modules/audit/public.ts'
import { isWithinReach, listOfPeople, listSeen } from '../modules/dossiers/public.ts'
import {
  type OpenAccountRefusal, type Person, type PersonFacts, type PersonWarning, findAccountByNumber, findPerson,
  findPersonByPublicId, openAccount, recordPerson, searchPeople,
} from '../modules/identity/public.ts'
import type { DelegationRefusal } from '../modules/post/public.ts'
import { listTasksOfCases } from '../modules/workflow/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { underDelegationOf } from './account-of-intake.ts'
import { asSeenBy } from './as-seen.ts'
import { checkFacts, missingFacts } from './check-facts.ts'
import { type SaidAtIntake, explainAtCounter } from './explain-at-counter.ts'
import { phoneAtHand } from './phone-at-hand.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { showPeople } from './show-people.ts'

interface Opened { readonly personPublicId: string }

function isOtherName({ code, isCorrected }: PersonWarning): boolean {
  return code === 'name-differs' && !isCorrected
}

/** Of a person, newest first. */
const MOST_CONCERNED = 100

/** People at the counter: found by number or name, masked; an account opened for whoever has none (II.2.1). */
export function peopleRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/people/search',
      {
        config: { permission: 'person.find' },
        schema: {
          tags: ['people'], summary: 'People by whole number or words of a name; masked', description: WITHOUT_KEY,
          body: PersonSearch, response: { 200: PersonList, '4xx': Problem },
        },
      },
      async (request) => {
        const { number, name } = request.body
        const found =
          number === undefined ? await searchPeople(rooms.db, name ?? '', 20) : await byNumber(rooms, number)
        await note(rooms, request, found)
        return { items: await showPeople(rooms.db, sayTo(request), asSeenBy(request, rooms), found) }
      },
    )

    app.post(
      '/api/people',
      {
        config: { permission: 'person.open-account' },
        schema: {
          tags: ['people'], summary: 'Open an account for a person at the counter', headers: RequestHeaders,
          body: OpenAccountBody, response: { 201: PersonLine, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { body } = request
        const { facts, errors } = checkFacts(rooms, body)
        const faults = [...errors, ...missingFacts(body)]
        if (faults.length > 0) return sendProblem(reply, problemOf('body-invalid', faults))
        const lent = underDelegationOf(rooms, request, body)
        if (!lent.ok) return sendProblem(reply, lent.refusal.problem)
        const phone =
          body.code === undefined ? undefined : await phoneAtHand(rooms, request, facts.phone ?? '', body.code)
        if (phone === 'too-many-attempts') return sendProblem(reply, problemOf(phone))
        const claimed = body.replaces ? await findAccountByNumber(rooms.db, numberOf(facts)) : undefined
        const isPlain = phone === undefined && !body.replaces
        const outcome = await inTransaction(
          rooms,
          senderOf(request, body as Json),
          async (ctx): Promise<Result<Opened, OpenAccountRefusal | DelegationRefusal | SaidAtIntake>> => {
            const judged = await lent.value?.judge(ctx)
            if (judged?.ok === false) return judged
            const opened = await openAccount(ctx, {
              facts, phone, insteadOf: claimed?.publicId, machineNow: rooms.machineClock.now(),
            })
            if (!opened.ok && (opened.refusal.code !== 'account-exists' || !isPlain)) return opened
            // Whoever has an account already is only put on record as seen.
            const seen = opened.ok ? opened : await recordPerson(ctx, { ...facts, proof: 'seen' })
            if (!seen.ok) return seen
            // A number with another name is mistyped, or somebody else's card: of its bearer nothing is shown.
            if (seen.value.warnings.some(isOtherName)) return refuse({ code: 'account-name-differs' })
            const of = 'id' in seen.value ? seen.value : { id: seen.value.personId, publicId: seen.value.personPublicId }
            const kept = await lent.value?.keep(ctx, of.id)
            return kept?.ok === false ? kept : ok({ personPublicId: of.publicId })
          },
          ({ personPublicId }) => ({ status: 201, body: { id: personPublicId } }),
        )
        if (!outcome.ok) return sendProblem(reply, explainAtCounter(outcome.refusal))
        const person = await findPersonByPublicId(rooms.db, outcome.value.body.id)
        // Of somebody who is on record already it shows what was known, and not only what was typed.
        if (person) await note(rooms, request, [person], 'person.open-account')
        const [line] = person ? await showPeople(rooms.db, sayTo(request), asSeenBy(request, rooms), [person]) : []
        return line ? reply.code(201).send(line) : sendProblem(reply, problemOf('person-unknown'))
      },
    )

    app.post(
      '/api/people/:id/showing',
      {
        config: { permission: 'person.show' },
        schema: {
          tags: ['people'], summary: 'Show a number or phone whole; an event', headers: RequestHeaders,
          params: IdParams, body: ShowingBody, response: { 200: Showing, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const person = await findPersonByPublicId(rooms.db, request.params.id)
        const value = person && valueOf(person, request.body.field)
        const isOwn = await isConcerned(rooms, request, person?.id ?? NO_ROW)
        if (!person || !value || !isOwn)
          return sendProblem(reply, problemOf('not-found'))
        const { field, reason } = request.body
        await note(rooms, request, [person], reason)
        const outcome = await inTransaction(
          rooms,
          senderOf(request, request.body),
          async (ctx) => {
            await recordEvent(ctx, {
              type: 'person.shown', subjectKind: 'person', subjectId: person.id,
              data: { person: person.publicId, field },
            })
            return ok(null)
          },
          () => ({ status: 200, body: null }),
        )
        return outcome.ok ? { value } : sendProblem(reply, problemOf('request-reused'))
      },
    )
  }
}

/** Whether the person has a dossier within reach of this permission: of nobody else is a number needed whole. */
async function isConcerned(rooms: ApiRooms, request: FastifyRequest, personId: bigint): Promise<boolean> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const viewer = viewerOf(request, rooms)
  const lines = await listOfPeople(rooms.db, [personId], undefined, MOST_CONCERNED)
  const ids = lines.length === 0 ? [NO_ROW] : lines.map(({ id }) => id)
  const [dossiers, tasks] = await Promise.all([listSeen(rooms.db, ids), listTasksOfCases(rooms.db, ids)])
  return dossiers.some((dossier) =>
    isWithinReach(directory, viewer, dossier, tasks.filter(({ caseId }) => caseId === dossier.id)))
}

function numberOf({ personalNumber, oldNumber, taxCode }: PersonFacts) {
  if (personalNumber) return { kind: 'personal', value: personalNumber } as const
  return oldNumber ? { kind: 'old', value: oldNumber } as const : { kind: 'tax', value: taxCode ?? '' } as const
}

async function byNumber(rooms: ApiRooms, text: string): Promise<Person[]> {
  const value = text.replaceAll(/[\s.]/g, '')
  const kinds =
    value.length === 12 ? (['personal', 'tax'] as const) : value.length === 9 ? (['old'] as const) : (['tax'] as const)
  for (const kind of kinds) {
    const found = await findPerson(rooms.db, { kind, value })
    if (found) return [found]
  }
  return []
}

/** Who was shown, and why: what was being done, or the reason that was given. */
async function note(
  rooms: ApiRooms, { actor, ip }: FastifyRequest, people: readonly Person[], purpose = 'person.find',
): Promise<void> {
  await recordRead(rooms.db, {
    happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
    page: 'people', purpose, personIds: people.map(({ id }) => id),
  })
}

function valueOf(person: Person, field: 'number' | 'phone'): string | null {
  if (field === 'phone') return person.phone === null ? null : formatPhone(person.phone)
  return person.personalNumber ?? person.oldNumber ?? person.taxCode
}
