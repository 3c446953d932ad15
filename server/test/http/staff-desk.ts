import { randomUUID } from 'node:crypto'
import type { StaffCreated, StaffDetail } from '@motcua/contracts/staff.ts'
import { sql } from 'kysely'
import { findStaffByUsername } from '../../src/modules/identity/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

/** The day on which the tests of staff play. */
export const TODAY = '2021-06-25'

export const read = ({ text }: Got): unknown => JSON.parse(text)
export const codeOf = ({ status, body }: Got) => [status, body.code]

/** An agency and another one, the administrators of the first and of the system, and what they do to accounts. */
export type StaffDesk = Awaited<ReturnType<typeof openStaffDesk>>

/** Starts a server with two staffed communes; whoever calls stops it. */
export async function openStaffDesk(options: Parameters<typeof startHttp>[0] = {}) {
  const http = await startHttp(options)
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [office, other] = offices as [Office, Office]
  const admin = await asRole(http, 'agency_admin', office.name)
  const system = await asRole(http, 'system_admin', office.name)

  const section = () => office.seats.reception.publicId
  const publicIdOf = async (username: string) => (await findStaffByUsername(http.province.db, username))?.publicId ?? ''
  const onlyIdOf = (role: string, at = office) => publicIdOf(`only.${role.replaceAll('_', '-')}.${at.name}`)
  const post = (caller: Caller, id: string, noun: string, body: object = {}, key = randomUUID()) =>
    caller.call('POST', `/api/staff/${id}/${noun}`, { body, key })
  const detail = async (id: string, caller = admin) => read(await caller.call('GET', `/api/staff/${id}`)) as StaffDetail
  const give = (id: string, more: object = {}, caller = admin) =>
    post(caller, id, 'role', { role: 'reception', unitId: section(), validFrom: TODAY, ...more })

  let last = 0
  const open = async (caller = admin, more: object = {}) => {
    const body = {
      username: `moi.${String(last += 1)}`, fullName: 'Đỗ Thị Mới', position: 'Công chức', unitId: section(), ...more,
    }
    const key = randomUUID()
    const answer = await caller.call('POST', '/api/staff', { body, key })
    if (answer.status !== 201) throw new Error(answer.text)
    return { ...read(answer) as StaffCreated, key, body }
  }

  return {
    http, office, other, admin, system, section, publicIdOf, onlyIdOf, post, detail, give, open,
    eventsOn: (id: string) => eventsOn(http, id),
  }
}

async function eventsOn(http: HttpServer, id: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from audit.event join identity.account on subject_kind = 'account' and subject_id = account.id
    where public_id = ${id} order by event.id`.execute(http.province.database.owner)
  return rows.map(({ type }) => type)
}
