import { get } from 'node:http'
import type pg from 'pg'
import { type Client, signIn } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { type Visitor, openVisitor } from '../portal-visitor.ts'

/** Whoever sits at a counter, with the turn that their screen shows. */
export interface Clerk {
  readonly username: string
  readonly counter: number
  readonly cookie: string
  current: string | null
}

export interface Hall {
  readonly section: string
  readonly unitId: string
  readonly clerks: readonly Clerk[]
  readonly kiosk: Visitor
}

/** At the counters of the provincial centre that do what most people come for. */
const COUNTERS = [1, 2, 3, 5]

/** The section with most clerks: four of them sit down, and a kiosk stands at its door. */
export async function openHall(client: Client, truth: pg.Pool): Promise<Hall> {
  const { rows } = await truth.query<{ username: string; unitId: string; section: string; role: string }>(`
    select username, staff_grant.unit_id::text as "unitId", unit.public_id as section, role
    from identity.staff_grant join identity.account on account.id = staff_grant.account_id
    join organisation.unit on unit.id = staff_grant.unit_id
    where role in ('reception', 'agency_admin') and staff_grant.unit_id = (
      select unit_id from identity.staff_grant where role = 'reception' group by 1 order by count(*) desc, 1 limit 1)
    order by account.id`)
  const [first] = rows
  const admin = rows.find(({ role }) => role === 'agency_admin')
  const staff = rows.filter(({ role }) => role === 'reception').slice(0, COUNTERS.length)
  if (!first || !admin || staff.length < COUNTERS.length) throw new Error('no section has clerks enough')
  const clerks: Clerk[] = []
  for (const [nth, { username }] of staff.entries()) {
    const [cookie, counter] = [await signIn(client, username, PASSWORD), COUNTERS[nth] ?? 0]
    await client.json('POST', '/api/queue/seat', { cookie, body: { unitId: first.section, counter } })
    clerks.push({ username, counter, cookie, current: null })
  }
  const cookie = await signIn(client, admin.username, PASSWORD)
  const { code } = await client.json<{ code: string }>('POST', '/api/queue/devices', {
    cookie, body: { unitId: first.section, name: 'Máy ở cửa' },
  })
  const kiosk = openVisitor(client)
  await kiosk.get(`/lay-so/${first.section}`)
  const { status } = await kiosk.post(`/lay-so/${first.section}/thiet-bi`, {
    'ma-thiet-bi': code, 'requestId': crypto.randomUUID(),
  })
  if (status !== 303) throw new Error(`the kiosk is answered ${status}`)
  return { section: first.section, unitId: first.unitId, clerks, kiosk }
}

/** A board as its page opens it; `told` are the calls that it was told, as `number@counter`. */
export interface Board { readonly told: ReadonlySet<string>; close(): void }

export function openBoard(url: string, section: string, told: Set<string>): Board {
  let rest = ''
  const headers = { accept: 'text/event-stream' }
  const asked = get(`${url}/bang-goi-so/${section}/luot-goi`, { headers }, (answer) => {
    answer.setEncoding('utf8')
    answer.on('error', () => undefined) // it was cut
    answer.on('data', (part: string) => {
      rest += part
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(rest.slice(0, end))?.[1]
        rest = rest.slice(end + 2)
        const { calls = [] } = JSON.parse(data ?? '{}') as { calls?: { number: number; counter: number }[] }
        for (const { number, counter } of calls) told.add(`${String(number)}@${String(counter)}`)
      }
    })
  })
  asked.on('error', () => undefined)
  return { told, close: () => { asked.destroy() } }
}

