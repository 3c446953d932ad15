import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { OpenAccountBody, PersonLine, PersonList, PersonQuery, Showing, ShowingBody } from '@motcua/contracts/people.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { type Day, isDay } from '../kernel/civil-day.ts'
import { checkNumberHere } from '../kernel/personal-number.ts'
import { checkPhone, formatPhone, phoneToE164 } from '../kernel/phone.ts'
import { ok } from '../kernel/result.ts'
import { checkTaxCode } from '../kernel/tax-code.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { recordEvent, recordRead } from '../modules/audit/public.ts'
import { findDossierById, isWithinReach, listOfPeople } from '../modules/dossiers/public.ts'
import {
  type OpenAccountRefusal, type Person, type PersonFacts, accountLevelsOf, findPerson, findPersonByPublicId, openAccount, recordPerson, searchPeople,
} from '../modules/identity/public.ts'
import { listTasks } from '../modules/workflow/public.ts'
import { type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { type FieldProblem, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { maskedNumber, maskedPhone } from './showing.ts'

/** People at the counter: found by number or name, masked; an account opened for whoever has none (II.2.1). */
export function peopleRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/people', {
      config: { permission: 'person.find' },
      schema: { tags: ['people'], summary: 'People by whole number or words of a name; masked', querystring: PersonQuery, response: { 200: PersonList, '4xx': Problem } },
    }, async (request) => {
      const { number, name } = request.query
      const found = number === undefined ? await searchPeople(rooms.db, name ?? '', 20) : await byNumber(rooms, number)
      await note(rooms, request, found)
      return { items: await showPeople(rooms, found) }
    })

    app.post('/api/people', {
      config: { permission: 'person.open-account' },
      schema: { tags: ['people'], summary: 'Open an account for a person at the counter', headers: RequestHeaders, body: OpenAccountBody, response: { 201: PersonLine, '4xx': Problem } },
    }, async (request, reply) => {
      const { body } = request
      const checked = checkFacts(rooms, body)
      if (checked.errors.length > 0) return sendProblem(reply, problemOf('body-invalid', checked.errors))
      const outcome = await inTransaction(rooms, senderOf(request, body as Json), async (ctx) => {
        const opened = await openAccount(ctx, { facts: checked.facts, machineNow: rooms.machineClock.now() })
        if (opened.ok || opened.refusal.code !== 'account-exists') return opened
        // Whoever has an account already is only put on record as seen.
        const seen = await recordPerson(ctx, { ...checked.facts, proof: 'seen' })
        return seen.ok ? ok({ personPublicId: seen.value.publicId }) : seen
      }, ({ personPublicId }) => ({ status: 201, body: { id: personPublicId } }))
      if (!outcome.ok) return sendProblem(reply, explainOpening(outcome.refusal))
      const person = await findPersonByPublicId(rooms.db, outcome.value.body.id)
      const [line] = person ? await showPeople(rooms, [person]) : []
      return line ? reply.code(201).send(line) : sendProblem(reply, problemOf('person-unknown'))
    })

    app.post('/api/people/:id/showing', {
      config: { permission: 'person.show' },
      schema: { tags: ['people'], summary: 'Show a number or phone whole; an event', headers: RequestHeaders, params: IdParams, body: ShowingBody, response: { 200: Showing, '4xx': Problem } },
    }, async (request, reply) => {
      const person = await findPersonByPublicId(rooms.db, request.params.id)
      const value = person && valueOf(person, request.body.field)
      if (!person || !value || !await isConcerned(rooms, request, person)) return sendProblem(reply, problemOf('not-found'))
      const { field, reason } = request.body
      await note(rooms, request, [person], reason)
      const outcome = await inTransaction(rooms, senderOf(request, request.body), async (ctx) => {
        await recordEvent(ctx, { type: 'person.shown', subjectKind: 'person', subjectId: person.id, data: { person: person.publicId, field } })
        return ok(null)
      }, () => ({ status: 200, body: null }))
      return outcome.ok ? { value } : sendProblem(reply, problemOf('request-reused'))
    })
  }
}

/** Whether the person has a dossier within reach of this permission: of nobody else is a number needed whole (A4). */
async function isConcerned(rooms: ApiRooms, request: FastifyRequest, { id }: Person): Promise<boolean> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const viewer = viewerOf(request, rooms)
  for (const line of await listOfPeople(rooms.db, [id], undefined, 100)) {
    const dossier = await findDossierById(rooms.db, line.id)
    if (dossier && isWithinReach(directory, viewer, dossier, await listTasks(rooms.db, line.id))) return true
  }
  return false
}

function explainOpening({ code }: OpenAccountRefusal | RequestReused): Problem {
  if (code === 'request-reused') return problemOf(code)
  return problemOf('body-invalid', [{ pointer: '/number', code, text: 'Không mở được tài khoản với số này. Hãy kiểm tra lại số và loại đối tượng.' }])
}

async function byNumber(rooms: ApiRooms, text: string): Promise<Person[]> {
  const value = text.replaceAll(/[\s.]/g, '')
  const kinds = value.length === 12 ? ['personal', 'tax'] as const : value.length === 9 ? ['old'] as const : ['tax'] as const
  for (const kind of kinds) {
    const found = await findPerson(rooms.db, { kind, value })
    if (found) return [found]
  }
  return []
}

async function showPeople(rooms: ApiRooms, people: readonly Person[]): Promise<PersonLine[]> {
  const levels = await accountLevelsOf(rooms.db, people.map(({ id }) => id))
  return people.map((person): PersonLine => {
    const level = levels.get(person.id)
    return {
      id: person.publicId, kind: person.kind, fullName: person.fullName, number: maskedNumber(person), phone: maskedPhone(person.phone),
      birth: person.birth?.slice(0, 4) ?? null, account: level === undefined ? 'none' : level === 2 ? 'level-2' : 'level-1',
    }
  })
}

/** Who was shown, and why: what was being done, or the reason that was given. */
async function note(rooms: ApiRooms, { actor, ip }: FastifyRequest, people: readonly Person[], purpose = 'person.find'): Promise<void> {
  await recordRead(rooms.db, {
    happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip, page: 'people', purpose,
    personIds: people.map(({ id }) => id),
  })
}

function valueOf(person: Person, field: 'number' | 'phone'): string | null {
  if (field === 'phone') return person.phone === null ? null : formatPhone(person.phone)
  return person.personalNumber ?? person.oldNumber ?? person.taxCode
}

const NUMBER_TEXTS: Readonly<Record<string, string>> = {
  'unknown-place': 'Ba chữ số đầu không phải mã nơi đăng ký khai sinh. Hãy xem lại số trên thẻ.',
  'demonstration-number': 'Số này chỉ dùng cho bản trình diễn. Hãy nhập số thật trên thẻ.',
  'demonstration-only': 'Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx, ví dụ 000185990001. Đừng ghi số của người thật.',
  'repeated-digit': 'Số gồm một chữ số lặp lại không phải số của ai. Hãy xem lại số trên thẻ.',
  'check-digit': 'Mã số thuế sai chữ số kiểm tra. Hãy xem lại.',
  'no-longer-valid': 'Chứng minh nhân dân 9 số không còn giá trị. Hãy dùng số định danh 12 chữ số.',
}

/** A person goes by the number of a card, an organisation by its tax code; that of a household is the number of its owner. */
function checkNumberOf(kind: OpenAccountBody['kind'], number: string, demo: boolean, today: Day) {
  if (kind === 'citizen') return checkNumberHere(number, demo, today)
  const check = checkTaxCode(number, { demo, on: today })
  return check.valid && number.length === 12 ? checkNumberHere(number, demo) : check
}

/** All faults of what was typed, each at its field. */
function checkFacts(rooms: ApiRooms, body: OpenAccountBody): { facts: PersonFacts; errors: FieldProblem[] } {
  const today = dayOf(rooms.clock.now())
  const demo = rooms.isDemonstration
  const number = body.number.replaceAll(/[\s.]/g, '')
  const isCitizen = body.kind === 'citizen'
  const check = checkNumberOf(body.kind, number, demo, today)
  const errors: FieldProblem[] = []
  if (!check.valid) errors.push({ pointer: '/number', code: check.reason, text: NUMBER_TEXTS[check.reason] ?? (isCitizen ? 'Số định danh phải có đúng 12 chữ số. Hãy nhập lại.' : 'Mã số thuế phải có 10 chữ số, hoặc 13 chữ số của chi nhánh. Hãy nhập lại.') })
  const phone = body.phone?.trim() ? body.phone : undefined
  if (phone !== undefined && !checkPhone(phone, { demo }).valid) errors.push({ pointer: '/phone', code: 'not-a-phone', text: 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09. Hãy nhập lại.' })
  const fullName = cleanText(body.fullName)
  if (!/^[\p{Script=Latin}\d'’ .,&()-]{2,100}$/u.test(fullName)) errors.push({ pointer: '/fullName', code: 'name-form', text: 'Họ tên chỉ gồm chữ cái, như ghi trên giấy tờ. Hãy nhập lại.' })
  // A year, or a month of it, is what old papers tell; the first day then stands for all of it.
  const birth = body.birth === undefined ? undefined : `${body.birth}-01-01`.slice(0, 10)
  if (birth !== undefined && (!isDay(birth) || birth > today)) errors.push({ pointer: '/birth', code: 'not-a-day', text: 'Ngày sinh không có thật hoặc chưa đến. Hãy xem lại giấy tờ.' })
  const named = !isCitizen ? { taxCode: number } : number.length === 9 ? { oldNumber: number } : { personalNumber: number }
  const sex = body.sex === undefined ? {} : { sex: body.sex === 'nam' ? 'male' as const : 'female' as const }
  return {
    errors,
    facts: {
      kind: body.kind, fullName, ...named, ...sex, birth: body.birth ?? null, phone: phone === undefined ? null : phoneToE164(phone) ?? null,
      email: body.email?.trim() || null, address: body.address === undefined ? null : cleanText(body.address),
    },
  }
}
