import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { QueueVisitor } from '@motcua/contracts/queue-visitor.ts'
import type { FastifyRequest } from 'fastify'
import { maskPersonalNumber } from '../kernel/mask.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type DossierLine, isClosed, listOfPeople } from '../modules/dossiers/public.ts'
import { type Person, findCheckedPerson, findPeopleByPhone, findPerson, getPeople } from '../modules/identity/public.ts'
import { type AtCounter, type Visitor, findAtCounter, findSeat } from '../modules/queue/public.ts'
import { type AsSeen, asSeenBy } from './as-seen.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { noteLooks } from './note-look.ts'
import { placesOf } from './queue.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { showPeople } from './show-people.ts'
import { maskedPhone } from './showing.ts'

/** Who share a phone are told apart by looking; of more nobody is. */
const MOST_PEOPLE = 5
/** Of a person, newest first, of which the open ones are shown. */
const MOST_DOSSIERS = 50
const NOBODY: QueueVisitor = { turn: null, given: null, caller: null, principal: null, people: [], dossiers: [] }

/** Whoever is at the own counter: their account and open dossiers, as a look-up at intake would show them. */
export function queueVisitorRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/queue/visitor', {
      config: { permission: 'person.find' },
      schema: {
        tags: ['queue'], summary: 'Who sits at one’s own counter, as far as they said so; masked, each look noted',
        response: { 200: QueueVisitor, '4xx': Problem },
      },
    }, async (request) => {
      const here = await atOwnCounter(rooms, request)
      if (!here) return NOBODY
      const seen = asSeenBy(request, rooms)
      const { forPersonId, caller } = here
      const [people, [principal]] = await Promise.all([
        peopleOf(rooms, here), forPersonId === null ? [] : getPeople(rooms.db, [forPersonId]),
      ])
      const lines = people.length === 1 ? await openOf(rooms, request, people[0]) : []
      const personIds = [...people, ...principal ? [principal] : []].map(({ id }) => id)
      if (personIds.length > 0) await noteLooks(rooms, request, [{ page: 'people', purpose: 'queue.serve', personIds }])
      return {
        turn: here.turn, given: here.given && showGiven(seen, here.given),
        caller: caller && {
          name: seen('name', caller.name) ?? '', phone: seen('phone', caller.phone, maskedPhone) ?? '',
        },
        principal: principal ? {
          name: seen('name', principal.fullName) ?? '',
          number: seen('number', principal.personalNumber ?? '', maskPersonalNumber) ?? '',
        } : null,
        people: await showPeople(rooms.db, sayTo(request), seen, people),
        dossiers: lines.map(({ publicId, number, procedureVersionId, state, dueAt }) => ({
          id: publicId, number, procedureName: rooms.catalogue.version(procedureVersionId).content.name, state,
          dueAt: dueAt?.toISOString() ?? null,
        })),
      }
    })
  }
}

/** Nobody where a role at the section has ended since. */
async function atOwnCounter(rooms: ApiRooms, request: FastifyRequest): Promise<AtCounter | undefined> {
  const seat = await findSeat(rooms.db, request.actor.accountId)
  const { places } = placesOf(rooms, request, undefined, 'queue.serve')
  if (!seat || !places.some(({ unit }) => unit.id === seat.unitId)) return undefined
  return findAtCounter(rooms.db, { ...seat, day: dayOf(rooms.clock.now()) })
}

/** Whoever only claims to be somebody has one number at a time by that, and is nobody at the counter. */
async function peopleOf({ db }: ApiRooms, { personId, given }: AtCounter): Promise<Person[]> {
  if (given?.kind === 'phone') return findPeopleByPhone(db, given.number, MOST_PEOPLE)
  const found = personId !== null ? await findCheckedPerson(db, personId)
    : given && await findPerson(db, { kind: 'personal', value: given.number })
  return found ? [found] : []
}

async function openOf(rooms: ApiRooms, request: FastifyRequest, person: Person | undefined): Promise<DossierLine[]> {
  if (!person) return []
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const units = unitsOf(viewerOf(request, rooms, 'dossier.list'), directory)
  const lines = await listOfPeople(rooms.db, [person.id], units, MOST_DOSSIERS)
  return lines.filter(({ state }) => !isClosed(state))
}

function showGiven(seen: AsSeen, given: Visitor): QueueVisitor['given'] {
  const { kind, number } = given
  if (given.kind === 'phone') return { kind, name: null, number: seen('phone', number, maskedPhone) ?? '' }
  return { kind, name: seen('name', given.fullName), number: seen('number', number, maskPersonalNumber) ?? '' }
}
