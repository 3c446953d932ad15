import { sql } from 'kysely'
import { giveProxy, recordPerson } from '../../src/modules/identity/public.ts'
import { hallOf, takeNumber } from '../../src/modules/queue/public.ts'
import type { HttpServer } from './as-user.ts'
import { layParcels } from './laid-parcels.ts'
import { type Office, asRole } from './offices.ts'
import { voidAskedAt } from './void-asked-at.ts'

export { MANIFEST_LAID } from './laid-parcels.ts'

/** The address of whoever lets somebody act for them. */
export const PRINCIPAL_LAID = '5c1f7d0a-6d0e-4a52-9a0c-7e3f1b2c4d60'

/**
 * What stands around dossiers, as if somebody had done it: parcels, a mandate, a receipt that is asked to be voided,
 * somebody at a counter, and somebody who called and is expected.
 */
export async function layAround(...where: Parameters<typeof layParcels>): Promise<void> {
  const [http, office, { dossier }] = where
  await layParcels(...where)
  await layLetter(http, dossier)
  await letAct(http, office.seats.reception.id)
  await expectCaller(http, office.seats.reception.id)
  await voidAskedAt(http, office.seats.reception.id, 'Nguyễn Thị Kín')
  await seatVisitor(http, office.seats.reception)
}

/** The applicant of a dossier is told something, by a letter that is to be printed. */
async function layLetter({ province: { database: { owner } } }: HttpServer, dossier: string): Promise<void> {
  await sql`update identity.person set address = 'Số 1 đường Mẫu'
    where id = (select applicant_id from dossiers.dossier where public_id = ${dossier})`.execute(owner)
  await sql`
    with on_portal as (
      insert into notifications.message
        (to_person, channel, template, subject, text, dossier_id, era, event_id, at, state, sent_at)
      select applicant_id, 'portal', 'supplement-asked', 'Cần bổ sung', 'Cần bổ sung.', id, 9, 1, submitted_at, 'sent', submitted_at
      from dossiers.dossier where public_id = ${dossier}), told as (
      insert into notifications.message (to_person, channel, template, subject, text, dossier_id, era, event_id, at)
      select applicant_id, 'letter', 'supplement-asked', 'Cần bổ sung', 'Cần bổ sung.', id, 9, 1, '2021-06-25T08:00+07:00'
      from dossiers.dossier where public_id = ${dossier} returning id, dossier_id)
    insert into notifications.letter (message_id, section_id)
    select told.id, receives_at_id from told join dossiers.dossier d on d.id = told.dossier_id`.execute(owner)
}

/** Somebody who scanned a card sits at the counter of a clerk. */
async function seatVisitor(http: HttpServer, section: Office['seats']['reception']): Promise<void> {
  const hall = hallOf(http.province.directory.on('2021-06-25'), section)
  const service = hall?.counters[0]?.services[0]
  if (!hall || service === undefined) throw new Error('no hall')
  await http.province.inOneGo((ctx) => takeNumber(ctx, {
    unitId: section.id, hall, services: [service], priority: undefined, way: 'kiosk', language: 'vi', isReceiving: true,
    visitor: { kind: 'card', number: '000196990777', fullName: 'Nguyễn Thị Kín' },
  }))
  const clerk = await asRole(http, 'reception', 'commune')
  await clerk.call('POST', '/api/queue/seat', { body: { unitId: section.publicId, counter: hall.counters[0]?.number } })
  const { text } = await clerk.call('POST', '/api/queue/next', { body: { current: null } })
  const { turn } = JSON.parse(text) as { turn: string }
  await clerk.call('POST', `/api/queue/turns/${turn}/start`, { body: {} })
  await sql`insert into queue.appointment (code, unit_id, service, procedure_id, caller_name, caller_phone, for_person_id,
      proxy_id, day, starts_at, ends_at, place, state, booked_at, ended_at, visit_id)
    select 'ABCDEFGJ', unit_id, service, (select min(id) from catalogue.procedure), 'Nguyễn Thị Kín', '+84500000029',
      proxy.principal_id, proxy.id, day, '2021-06-25T15:00+07:00', '2021-06-25T15:30+07:00', 1, 'arrived',
      '2021-06-25T08:00+07:00', '2021-06-25T08:00+07:00', visit_id
    from queue.turn, identity.proxy where turn.public_id = ${turn} and proxy.full_name = 'Nguyễn Thị Kín'`
    .execute(http.province.database.owner)
}

/** Somebody lets another person act for them; that person is a member of a community digital team, too. */
async function letAct({ province: { inOneGo, database: { owner } } }: HttpServer, unitId: bigint): Promise<void> {
  const { publicId } = await inOneGo((ctx) => recordPerson(ctx, {
    kind: 'citizen', personalNumber: '000196990789', fullName: 'Trần Thị Kín', proof: 'seen',
  }))
  await inOneGo((ctx) => giveProxy(ctx, {
    principal: publicId, personalNumber: '000196990788', fullName: 'Nguyễn Thị Kín', procedureIds: null,
    validFrom: '2021-06-25', validTo: '2021-12-31', sectionId: null,
  }))
  await sql`insert into identity.team_member (unit_id, team, person_id, decision, valid, named_by, named_at)
    select ${unitId}, 'Thôn 3', person_id, '01/QĐ', '[2021-06-01,2022-01-01)', 1, given_at from identity.proxy
    where full_name = 'Nguyễn Thị Kín'`.execute(owner)
  await sql`update identity.person set public_id = ${PRINCIPAL_LAID} where public_id = ${publicId}`.execute(owner)
}

/** Somebody has called a section and is expected there today. */
async function expectCaller({ province }: HttpServer, unitId: bigint): Promise<void> {
  await sql`insert into queue.appointment (code, unit_id, service, procedure_id, caller_name, caller_phone, day, starts_at,
      ends_at, place, state, booked_at)
    select 'ABCDEFGH', ${unitId}, 'nop-ho-so', min(id), 'Nguyễn Thị Kín', '+84500000029', '2021-06-25',
      '2021-06-25T16:00+07:00', '2021-06-25T16:30+07:00', 1, 'booked', '2021-06-25T08:00+07:00' from catalogue.procedure`
    .execute(province.database.owner)
}
