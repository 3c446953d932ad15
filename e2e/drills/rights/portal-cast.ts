import type pg from 'pg'
import { type Client, signIn } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { type Visitor, codeTo, newestMessage, openVisitor, signInCitizen } from '../portal-visitor.ts'
import { keepInKho } from '../keep-in-kho.ts'
import { COMMUNE, FOREIGN, receive, takeOn } from './things.ts'

/** What stands in an address, by the name of its part. */
export type Parts = Readonly<Record<string, string>>
/** Whoever a column of server/test/http/portal.routes.csv names, and what they ask for, by its words. */
export interface Asker { readonly visitor: Visitor; readonly things: Readonly<Record<string, Parts>> }
export type PortalCast = Readonly<Record<'nobody' | 'own' | 'other' | 'delegate' | 'former' | 'retired' | 'firm', Asker>>

interface Person { readonly id: string; readonly number: string; readonly phone: string }
const TAX_CODE = '0100109106'

/**
 * A mother with two dossiers, one of which is over, and a draft; nobody and somebody else, who ask for hers; a firm
 * with a dossier, a colleague who acts for it, and one whom it has removed. Everybody's account was opened at a
 * counter.
 */
export async function portalCastOf(client: Client, database: pg.Pool): Promise<PortalCast> {
  const counter = await signIn(client, COMMUNE.counter, PASSWORD)
  const open = (n: number) => openAccount(client, database, counter, n)
  const [hers, others, delegates, formers, givens] = [
    await open(0), await open(1), await open(2), await open(3), await open(4),
  ]
  const firms = await openAccount(client, database, counter, 5, {
    kind: 'organisation', fullName: 'Công ty Mẫu', number: TAX_CODE, birth: undefined, sex: undefined,
  })
  const arrive = async (person: Person) => {
    const visitor = openVisitor(client)
    await signInCitizen(visitor, database, person)
    return visitor
  }
  const [mother, other, delegate, former, firm] = [
    await arrive(hers), await arrive(others), await arrive(delegates), await arrive(formers), await arrive(firms),
  ]
  const at = async (office: typeof COMMUNE, person: Person, n: number) =>
    dossierOf(client, database, {
      office, cookie: await signIn(client, office.counter, PASSWORD), person: person.id, n,
    })
  const [open1, ended] = [await at(COMMUNE, hers, 41), await at(COMMUNE, hers, 42)]
  await takeOn(client, ended.dossier['id'] ?? '', COMMUNE.place, 'end')
  const household = FOREIGN[1] ?? COMMUNE
  const kept = await shareOf(firm, await keepInKho(firm, 'DKDN 43'))
  const ofFirm = { ...await at(household, firms, 43), firm: { id: firms.id }, kept }

  const mandateOf = (path: string) => ({ id: firms.id, mandate: path.split('/').at(-1) ?? '' })
  await give(firm, firms, delegates)
  const [gone, given] = [await give(firm, firms, formers), await give(firm, firms, givens)]
  await firm.get(gone)
  await firm.post(gone, { requestId: crypto.randomUUID() })
  const draft = await beginDraft(mother, database)
  const things = { ...open1, draft, firm: ofFirm.firm, kept, mandate: mandateOf(given) }
  const nobody = openVisitor(client)
  await nobody.get('/dang-nhap')
  return {
    nobody: { visitor: nobody, things }, own: { visitor: mother, things }, other: { visitor: other, things },
    firm: { visitor: firm, things }, delegate: { visitor: delegate, things: { ...ofFirm, mandate: things.mandate } },
    former: { visitor: former, things: { ...ofFirm, mandate: mandateOf(gone) } },
    retired: { visitor: mother, things: { ...ended, mandate: mandateOf(gone) } },
  }
}

/** A link to a paper of the Kho, of which the owner sees that it opens. */
async function shareOf(owner: Visitor, kept: string): Promise<Parts> {
  await owner.get(`/kho/${kept}`)
  await owner.post(`/kho/${kept}/chia-se`, { 'so-ngay': '1', 'requestId': crypto.randomUUID() })
  const page = (await owner.get(`/kho/${kept}`)).body.toString()
  return { kept, share: /\/chia-se\/([0-9a-f-]{36})"/.exec(page)?.[1] ?? '' }
}

/** At a counter, with the phone at hand: only such an account sees what is done in its name, and signs in. */
async function openAccount(
  client: Client, database: pg.Pool, cookie: string, n: number, more: object = {},
): Promise<Person> {
  const phone = `050000008${n}`
  const before = await newestMessage(database, phone)
  await client.json('POST', '/api/people/phone-code', { cookie, body: { phone } })
  const code = await codeTo(database, phone, before)
  const body = {
    kind: 'citizen', fullName: 'Lê Thị Làm Thay', number: `00019099031${n}`, birth: '1990-04-15', sex: 'nu', phone,
    code, ...more,
  }
  const { id } = await client.json<{ id: string }>('POST', '/api/people', { cookie, body })
  return { id, number: body.number, phone }
}

/** Received at a counter, with its receipt and its first paper. */
async function dossierOf(
  client: Client, database: pg.Pool, to: Parameters<typeof receive>[2],
): Promise<Record<'dossier' | 'paper' | 'slip' | 'number', Parts>> {
  const { dossier: id, slip } = await receive(client, database, to)
  const { number, components } = await client.json<{
    number: string
    components: { id: string; papers: { id: string }[] }[]
  }>('GET', `/api/dossiers/${id}`, { cookie: to.cookie })
  const paper = components.flatMap(({ papers }) => papers)[0]?.id ?? ''
  return { dossier: { id, component: 'giay-chung-sinh' }, paper: { id, paper }, slip: { id, slip }, number: { number } }
}

/** Answers where the mandate may be ended. */
async function give(firm: Visitor, { id }: Person, { number }: Person): Promise<string> {
  const at = `/to-chuc/${id}/nguoi`
  const ends = async () => [...(await firm.get(at)).body.toString().matchAll(new RegExp(`href="(${at}/[\\w-]+)"`, 'g'))]
    .map(([, path = '']) => path)
  const before = await ends()
  const { status } = await firm.post(at, {
    'so': number, 'ten': 'Người Được Thêm', 'pham-vi': 'tat-ca', 'tu-ngay': '25', 'tu-thang': '6', 'tu-nam': '2021',
    'requestId': crypto.randomUUID(),
  })
  const given = (await ends()).find((one) => !before.includes(one))
  if (given === undefined) throw new Error(`the firm could not let anybody act: ${status}`)
  return given
}

/** Begins a birth registration as a form without script does. */
async function beginDraft(visitor: Visitor, database: pg.Pool): Promise<Parts> {
  const { rows: [found] } = await database.query<{ unit: string }>(`
    select u.public_id as unit from organisation.unit u join organisation.unit_version v on v.unit_id = u.id
    where v.gso_code = '18856' and v.kind = 'territory'`)
  const list = (await visitor.get('/tim-thu-tuc?q=khai%20sinh')).body.toString()
  const start = `${/href="(\/thu-tuc\/[^"]+)">(?:<span[^>]*>)?Đăng ký khai sinh</.exec(list)?.[1] ?? ''}/nop-ho-so`
  const page = (await visitor.get(start)).body.toString()
  const field = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? ''
  const { headers, status } = await visitor.post(start, {
    noi: found?.unit ?? '', mau: field('mau'), token: field('token'), requestId: field('requestId'), cho: 'minh',
  })
  const token = /^\/nop-ho-so\/([^/]+)/.exec(headers.location ?? '')?.[1]
  if (token === undefined) throw new Error(`no draft was begun: ${status}`)
  const begun = (await visitor.get(`/nop-ho-so/${token}`)).body.toString()
  return { token, component: 'giay-chung-sinh', page: /\/to-khai\/([\w-]+)/.exec(begun)?.[1] ?? '', step: '1' }
}
