import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { birthBody, smallPdf } from '../../birth.ts'
import { type Client, signIn, upload } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { SPARE } from './cast.ts'

/** What stands at the end of an address, by the word of the table. */
export interface Things {
  readonly dossier: string
  readonly slip: string
  readonly paper: string
  readonly person: string
  readonly staff: string
  readonly number: string
  readonly entry: string
  readonly support: string
}

/** Where something is settled, and who sits there; names as data/staff.yaml makes them. */
export interface Office {
  readonly place: string
  readonly counter: string
  readonly officer: string
  readonly admin: string
  /** As the data call it. */
  readonly procedure: string
}

export const COMMUNE: Office = {
  place: 'dong-phu', counter: 'tiepnhan.dong-phu', officer: 'chuyenvien.dong-phu', admin: 'quantri.dong-phu',
  procedure: 'khai-sinh',
}
/** Another commune of another district, a district, a department. */
export const FOREIGN: readonly Office[] = [
  {
    place: 'quy-dat', counter: 'tiepnhan.quy-dat', officer: 'chuyenvien.quy-dat', admin: 'quantri.quy-dat',
    procedure: 'khai-sinh',
  },
  {
    place: 'dong-hoi', counter: 'tiepnhan.dong-hoi', officer: 'chuyenvien.tai-chinh-ke-hoach.dong-hoi',
    admin: 'quantri.dong-hoi',
    procedure: 'dk-ho-kinh-doanh',
  },
  {
    place: 'so-tu-phap', counter: 'tiepnhan.tt-hcc-tinh', officer: 'chuyenvien.so-tu-phap.phcvbttp',
    admin: 'quantri.so-tu-phap', procedure: 'phieu-lltp',
  },
]

/** Ids that nobody has ever given out. */
export function madeUp(): Things {
  return {
    dossier: randomUUID(), slip: randomUUID(), paper: randomUUID(), person: randomUUID(), staff: randomUUID(),
    number: 'H99.99-210625-0001', entry: randomUUID(), support: randomUUID(),
  }
}

/** Receives a dossier at an office, of a person of its own, and makes there what else has an address. */
export async function thingsAt(
  client: Client, database: pg.Pool,
  { office, n, asker }: { readonly office: Office; readonly n: number; readonly asker?: string },
): Promise<Things> {
  const cookie = await signIn(client, office.counter, PASSWORD)
  const person = await openPerson(client, cookie, n)
  const { dossier, slip } = await receive(client, database, { cookie, office, person, n })
  const detail = await client.json<Detail>('GET', `/api/dossiers/${dossier}`, { cookie })
  const admin = await signIn(client, office.admin, PASSWORD)
  const content = { title: 'Nghỉ lễ', body: 'Bộ phận Một cửa nghỉ.' }
  const entry = await client.json<Made>('POST', '/api/entries', {
    cookie: admin, body: { kind: 'announcement', content },
  })
  const asking = { screen: '/danh-sach', text: 'Không thấy hồ sơ' }
  const officer = asker ?? await signIn(client, office.officer, PASSWORD)
  const support = await client.json<Made>('POST', '/api/support', { cookie: officer, body: asking })
  return {
    dossier, slip, person, paper: detail.components.flatMap(({ papers }) => papers)[0]?.id ?? '', number: detail.number,
    entry: entry.id, support: support.id, staff: await idOf(database, office === COMMUNE ? SPARE : office.officer),
  }
}

interface Made { readonly id: string }
interface Detail {
  readonly number: string
  readonly version: number
  readonly state: string
  readonly components: readonly { readonly papers: readonly Made[] }[]
}

/** The address of an account of staff. */
export async function idOf(database: pg.Pool, username: string): Promise<string> {
  const { rows } = await database.query<Made>(
    'select public_id as id from identity.account where username = $1', [username],
  )
  return rows[0]?.id ?? ''
}

/** An invented person, put on record by a counter; the same `n` is the same person. */
export async function openPerson(client: Client, cookie: string, n: number, more: object = {}): Promise<string> {
  const body = {
    kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', number: `00019699${String(7000 + n)}`, birth: '1996-04-15', sex: 'nu',
    phone: '0500000001', ...more,
  }
  return (await client.json<Made>('POST', '/api/people', { cookie, body })).id
}

interface ToReceive {
  readonly cookie: string
  readonly office: Pick<Office, 'procedure'>
  readonly person: string
  readonly n: number
}

/** A birth with its declaration, anything else on paper. */
export async function receive(
  client: Client, database: pg.Pool, { cookie, office, person, n }: ToReceive,
): Promise<{ dossier: string; slip: string }> {
  const { rows: [found] } = await database.query<{ procedure: string; commune: string }>(`
    select p.public_id as procedure, u.public_id as commune from catalogue.procedure p, organisation.unit u
    join organisation.unit_version v on v.unit_id = u.id and v.gso_code = '18856' and v.kind = 'territory'
    where p.key = $1`, [office.procedure])
  const { procedure = '', commune = '' } = found ?? {}
  const body = office.procedure === 'khai-sinh'
    ? birthBody(await birthDesk(client, cookie, procedure, person), 400 + n)
    : await paperBody(client, cookie, procedure, { applicantId: person, communeId: commune })
  const { id, slipId } = await client.json<{ id: string; slipId: string }>('POST', '/api/dossiers', { cookie, body })
  return { dossier: id, slip: slipId }
}

async function birthDesk(client: Client, cookie: string, procedureId: string, applicantId: string) {
  const uploads: string[] = []
  for (const name of ['to-khai', 'giay-chung-sinh', 'cccd'])
    uploads.push(await upload(client, cookie, `${name}.pdf`, smallPdf(randomUUID())))
  return { username: '', cookie, procedureId, applicantId, uploads }
}

async function paperBody(client: Client, cookie: string, procedureId: string, more: object): Promise<object> {
  const { components } = await client.json<{ components: Component[] }>(
    'GET', `/api/procedures/${procedureId}`, { cookie },
  )
  const file = await upload(client, cookie, 'giay.pdf', smallPdf(randomUUID()))
  const filed = components.filter(({ required, isForm }) => required === 'always' || isForm)
    .map(({ id, handling }) => handling === 'data'
      ? { component: id, how: 'data', files: [] }
      : { component: id, how: 'filed', originals: 1, copies: 0, files: [file] })
  return { channel: 'counter', procedureId, answers: {}, components: filed, delivery: 'counter', ...more }
}
interface Component {
  readonly id: string
  readonly required: string
  readonly handling: string
  readonly isForm: boolean
}

/**
 * Takes a dossier on by deeds of those whose step it is, each by name: to the clerk, or to be returned, or to its end.
 */
export async function takeOn(
  client: Client, dossier: string, place: string, until: 'clerk' | 'return' | 'end',
): Promise<void> {
  const steps: (readonly [string, string, object])[] = [
    [`chuyenvien.${place}`, 'taking', {}], [`chuyenvien.${place}`, 'proposal', { outcome: 'settle' }],
    [`lanhdao.${place}`, 'taking', {}], [`lanhdao.${place}`, 'approval', {}],
  ]
  if (until !== 'clerk') steps.push([`vanthu.${place}`, 'taking', {}], [`vanthu.${place}`, 'result', {}])
  if (until === 'end') steps.push([`tiepnhan.${place}`, 'return', { how: 'counter' }])
  for (const [username, noun, body] of steps) {
    const cookie = await signIn(client, username, PASSWORD)
    const { version } = await client.json<Detail>('GET', `/api/dossiers/${dossier}`, { cookie })
    await client.json('POST', `/api/dossiers/${dossier}/${noun}`, {
      cookie, body, headers: { 'if-match': `"${version}"` },
    })
  }
}
