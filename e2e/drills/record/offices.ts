import type pg from 'pg'
import { type BirthDesk, smallPdf } from '../../birth.ts'
import { type Answer, type Client, type SendOptions, signIn, upload } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { numberOf } from '../mixing/canaries.ts'
import type { Citizen, Town } from '../mixing/town.ts'

/** The people of one commune through whose hands a dossier goes, by their cookies. */
export interface Office {
  readonly place: string
  readonly desk: BirthDesk
  readonly client: Client
  readonly cookies: Readonly<Record<Seat, string>>
  /** Account of the officer. */
  readonly officerId: string
  /** Unit of the officer. */
  readonly unitId: string
  /** The commune itself, as the portal asks for it, and its code. */
  readonly territory: Territory
  /** Whose dossiers were received here, with the ids of the people. */
  readonly citizens: readonly (Citizen & { readonly personId: string })[]
}

interface Territory { readonly id: string; readonly code: string }

export type Seat = 'reception' | 'officer' | 'head' | 'clerk' | 'admin'

/** Usernames as data/staff.yaml makes them. */
const NAMES: Readonly<Record<Seat, string>> = {
  reception: 'tiepnhan', officer: 'chuyenvien', head: 'lanhdao', clerk: 'vanthu', admin: 'quantri',
}
const MOST_OFFICES = 4
const TERRITORY = `
  select t.public_id as id, tv.gso_code as code from identity.account a join identity.staff_grant g on g.account_id = a.id
  join organisation.unit_version v on v.unit_id = g.unit_id left join organisation.unit_version p on p.unit_id = v.parent_id
  join organisation.unit_version tv on tv.unit_id = coalesce(v.territory_id, p.territory_id)
  join organisation.unit t on t.id = tv.unit_id where a.username = $1 limit 1`

/** Those communes of the town, at most four, in which every one of these seats is taken. */
export async function openOffices(town: Town, truth: pg.Pool): Promise<Office[]> {
  const offices: Office[] = []
  for (const [n, desk] of town.desks.entries()) {
    const place = desk.username.replace(/^[^.]+\./, '')
    const of = town.citizens.filter((one) => one.desk === n)
    const { rows } = await truth.query<{ username: string; id: string; unitId: string }>(`
      select a.username, a.public_id as id, u.public_id as "unitId" from identity.account a
      join identity.staff_grant g on g.account_id = a.id join organisation.unit u on u.id = g.unit_id
      where a.username = any($1) and a.status = 'open'`, [Object.values(NAMES).map((name) => `${name}.${place}`)])
    const seats = Object.entries(NAMES) as [Seat, string][]
    const first = of[0]
    if (!first || !seats.every(([, name]) => rows.some(({ username }) => username === `${name}.${place}`))) continue
    const { client } = first.visitor
    const cookies: Partial<Record<Seat, string>> = { reception: desk.cookie }
    for (const [seat, name] of seats) cookies[seat] ??= await signIn(client, `${name}.${place}`, PASSWORD)
    const { rows: [territory] } = await truth.query<Territory>(TERRITORY, [desk.username])
    const officer = rows.find(({ username }) => username === `${NAMES.officer}.${place}`)
    const citizens = await Promise.all(of.map(async (citizen) => {
      const { rows: [person] } = await truth.query<{ id: string }>(
        'select public_id as id from identity.person where personal_number = $1', [numberOf(citizen.n)])
      return { ...citizen, personId: person?.id ?? '' }
    }))
    offices.push({
      place, desk, client, cookies: cookies as Office['cookies'], citizens, officerId: officer?.id ?? '',
      unitId: officer?.unitId ?? '', territory: territory ?? { id: '', code: '' },
    })
    if (offices.length === MOST_OFFICES) break
  }
  if (offices.length < 2) throw new Error('there are not two communes with everybody in them')
  return offices
}

/** A request of whoever sits there. */
export function sendAs(
  { client, cookies }: Office, seat: Seat, method: string, path: string, options: SendOptions = {},
): Promise<Answer> {
  return client.send(method, path, { ...options, cookie: cookies[seat] })
}

export function uploadAs({ client, cookies }: Office, seat: Seat): Promise<string> {
  return upload(client, cookies[seat], 'giay.pdf', smallPdf(crypto.randomUUID()))
}
