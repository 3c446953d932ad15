/**
 * Need (row 134): what is printed or taken home as a file shows no more of a person than the screen does
 * (modules/identity/domain/person-fields.ts), or a month of the register is a list of phones.
 */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeUpload } from '../../src/modules/documents/public.ts'
import { textOf } from '../../src/modules/documents/slips/golden/read-paper.ts'
import { acceptDossier, submitDossier } from '../../src/modules/dossiers/public.ts'
import { type PersonField, type Sight, sightOfRole } from '../../src/modules/identity/domain/person-fields.ts'
import { findPersonByPublicId } from '../../src/modules/identity/public.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { type Office, STAFF_ROLES, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

/** Of each file that leaves: by the table, shown on record, or as it was made for the person whose it is. */
const FILES = {
  'POST /api/dossiers/file': 'by the table', 'GET /api/register.pdf': 'by the table',
  'GET /api/dossiers/{id}/declaration.pdf': 'by the table', 'POST /api/dossiers/declarations': 'by the table',
  'GET /api/dossiers/{id}/control-slip.pdf': 'by the table', 'POST /api/dossiers/control-slips': 'by the table',
  // Whole for a reason that is written down, one at a time: showing, which is put on record with it.
  'POST /api/dossiers/{id}/declaration-print': 'shown',
  // What whoever asks for an opinion chose to give along; who sees it until when is in consultations.db.test.ts.
  'GET /api/consultations/{id}/papers/{number}': 'given along',
  // What an agency outside answered about the own dossier, for whoever reads its consultations.
  'GET /api/dossiers/{id}/consultation-letters/{letter}': 'taken',
  // What an agency outside asked of a unit, for whoever answers for it (axis-inquiries.db.test.ts).
  'GET /api/inquiries/{id}/files/{number}': 'taken',
  // What its own unit sent along with the answer.
  'GET /api/inquiries/{id}/answer-files/{number}': 'taken',
  // What proves that a register is wrong, for the unit that has to answer it (register-reports.db.test.ts).
  'GET /api/register-reports/{id}/proof': 'given along',
  // Of whom the dossier is for, and only what its procedure asks for; each look is noted (held-papers.db.test.ts).
  'GET /api/held-papers/{id}/file': 'held',
  // What a clerk uploaded, and the tray of the own units: only who may take it (scan-tray.db.test.ts).
  'GET /api/files/{id}/file': 'taken', 'GET /api/scan-tray/{id}/file': 'taken',
  // Packages of the own archive (archive.db.test.ts), scans of results of the past (backlog-line.db.test.ts).
  'GET /api/archive/packages/{id}/file': 'taken', 'GET /api/backlog/items/{id}/file': 'taken',
  // Of scans of the own units, for whoever reviews what was read of them (paper-reviews.db.test.ts).
  'GET /api/paper-reviews/{id}/pages/{page}': 'taken',
  // A printed copy of an electronic document of the own dossier, for whoever may open the document (conversions.ts).
  'GET /api/dossiers/{id}/conversions/{number}.pdf': 'taken',
  // Receipts and manifests of the own section, and labels of its parcels (cash.db.test.ts, post.db.test.ts).
  'GET /api/cash/receipts/{id}.pdf': 'taken', 'GET /api/post/manifests/{id}/sheet.pdf': 'taken',
  'GET /api/post/parcels/{id}/label.pdf': 'taken',
  // Letters of the own section (letters.db.test.ts).
  'GET /api/letters/batches/{id}.pdf': 'taken',
  // Of results that lie at the own section (shelf.db.test.ts).
  'GET /api/shelf/list.pdf': 'taken', 'GET /api/dossiers/{id}/shelf-label.pdf': 'taken',
  // Receipts of the own dossier (issue-receipts.db.test.ts); badges of the own section, of colleagues only.
  'GET /api/dossiers/{id}/receipts.pdf': 'taken', 'GET /api/sections/{id}/brand-kit.pdf': 'of nobody',
  // A mandate between two people, where it was given and is signed (proxies.db.test.ts).
  'GET /api/proxies/{id}.pdf': 'taken',
  // Counts alone (settlement-figures.db.test.ts).
  'GET /api/figures/settlement/report': 'of nobody', 'GET /api/reports/{id}/file': 'of nobody',
  // What everybody may have (open-data.db.test.ts).
  'GET /du-lieu-mo/procedures.csv': 'of nobody', 'GET /du-lieu-mo/daily-counts.csv': 'of nobody',
  // Names components, and nobody.
  'GET /api/intake-accounts/guide.pdf': 'of nobody',
  'GET /api/dossiers/{id}/separators.pdf': 'of nobody', 'GET /api/procedures/{id}/separators.pdf': 'of nobody',
  // Of a dossier of which an outside system was told, by the link in the message; on record (partner-files.db.test.ts).
  'GET /api/partner-files/{partner}/{id}': 'taken',
  // The paper that the applicant has, as it was made, and what they handed in themselves: whoever may open it
  // (rights.ts).
  'GET /api/slips/{id}.pdf': 'as made', 'GET /api/papers/{id}/file': 'as made',
  'GET /api/papers/{id}/thumbnail': 'as made',
} as const

/** By kind of content. */
type Contents = Readonly<Record<string, { readonly schema?: { readonly properties?: object } }>>
type Responses = Readonly<Record<string, { readonly content?: Contents }>>
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>
}

/** What of the person no file may show to whom the table does not; as it stands whole, and masked. */
const CANARY: Readonly<Partial<Record<PersonField, {
  readonly whole: readonly string[]; readonly masked: readonly string[]
}>>> = {
  number: { whole: ['000196990787'], masked: [] },
  phone: { whole: ['0500 000 077', '0500000077', '+84500000077'], masked: ['********77'] },
  address: { whole: ['Ngõ Sơn Ca'], masked: [] },
}
const DAY = '2021-06-25'
let http: HttpServer
let commune: Office
let dossier: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  dossier = await declared()
  await handIn(http, commune, 3)
})
afterAll(async () => http.stop())

/** A birth that somebody declared online, accepted. Answers its id. */
async function declared(): Promise<string> {
  const clerk = await asRole(http, 'reception', 'commune')
  const { body: { id } } = await clerk.call('POST', '/api/people', { body: {
    kind: 'citizen', fullName: 'Nguyễn Thị Kín', number: '000196990787', birth: '1996-04-15', sex: 'nu',
    phone: '0500000077',
    address: 'Số 7, Ngõ Sơn Ca',
  } })
  const { catalogue, inOneGo, db, viewerAs } = http.province
  const person = await findPersonByPublicId(db, id)
  const [version, form] = [catalogue.on(DAY).find('khai-sinh'), catalogue.formFor('khai-sinh', DAY)]
  if (!version || !form || !person) throw new Error('nothing to declare')
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
  const { publicId } = await inOneGo(
    (ctx) => storeUpload(ctx, { name: 'giay.pdf', sha256, size: 900, kind: 'application/pdf', pages: 1 }),
  )
  const filed = version.content.components.filter(
    ({ required, handling, isForm }) => required === 'always' && handling === 'submit' && !isForm,
  )
    .map((one) => ({ component: one.id, how: 'filed' as const, originals: 0, copies: 0, uploads: [publicId] }))
  const answers = {
    'requester.phone': '0500000077', 'child.situation': 'chi-me', 'mother.idKind': 'cccd',
    'mother.idNumber': '000196990787',
    'child.fullName': 'Trần An', 'child.birthDate': '2021-06-20',
  }
  const sent = await inOneGo((ctx) => submitDossier(ctx, http.province, {
    procedureVersionId: version.id, formVersionId: form.version.id,
    applicant: { id: person.id, name: 'Nguyễn Thị Kín' },
    authoriserId: null, territoryId: commune.territory.id, limitCase: 0, answers, filed, needed: [],
    delivery: 'counter',
    deliveryAddress: null, isConfirmedDouble: true,
  }))
  const viewer = await viewerAs('reception', commune.seats.reception.idOfData, 'dossier.receive')
  await inOneGo(
    (ctx) => acceptDossier(ctx, http.province, { publicId: sent.publicId, viewer }), { actorId: viewer.accountId },
  )
  return sent.publicId
}

test('every answer that is a file is in this list, and says by what it shows people', async () => {
  const document = JSON.parse((await http.callerWith('').call('GET', '/docs/json')).text) as Document
  const isFile = ([type, { schema }]: [string, Contents[string]]) =>
    !type.includes('json') && type !== 'text/event-stream' || Object.keys(schema?.properties ?? {}).includes('pdf')
  const told = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods)
    .filter(([, { responses }]) => Object.entries(responses['200']?.content ?? {}).some(isFile))
    .map(([method]) => `${method.toUpperCase()} ${path}`))
  expect([...new Set([...told, 'POST /api/dossiers/file'])].sort()).toEqual(Object.keys(FILES).sort())
})

/** What a file says, whatever it is. */
async function contentOf(route: string, cookie: string): Promise<string | undefined> {
  const [method = '', path = ''] = route.split(' ')
  const url = path.replace('{id}', dossier) + (path.endsWith('register.pdf') ? `?from=${DAY}&until=${DAY}` : '')
  const payload = path.endsWith('/file') ? { list: 'unit' } : { dossiers: [dossier] }
  const { statusCode, headers, rawPayload, body } = await http.app.inject({
    method: method as 'GET', url,
    headers: { host: 'localhost', cookie, ...method === 'POST' && { 'idempotency-key': randomUUID() } },
    ...method === 'POST' && { payload },
  })
  if (statusCode !== 200) return undefined
  const type = String(headers['content-type'])
  if (type.includes('pdf')) return (await textOf(rawPayload)).replace(/\s+/g, ' ')
  if (!type.includes('json')) return body
  const { pdf } = JSON.parse(body) as { pdf: string | null }
  return pdf === null ? undefined : (await textOf(Buffer.from(pdf, 'base64'))).replace(/\s+/g, ' ')
}

const BY_THE_TABLE = Object.entries(FILES).filter(([, by]) => by === 'by the table').map(([route]) => route)

test.each(BY_THE_TABLE)('%s shows each role no more of the applicant than the table', async (route) => {
  const wrong: string[] = []
  let made = 0
  for (const role of STAFF_ROLES) {
    const content = await contentOf(route, (await asRole(http, role, 'commune')).cookie)
    if (content === undefined) continue
    made += 1
    for (const [field, { whole, masked }] of Object.entries(CANARY)) {
      const hidden: Readonly<Record<Sight, readonly string[]>> = {
        whole: [], masked: whole, absent: [...whole, ...masked],
      }
      // What was declared goes by the word for answers: masked, whatever stands in it.
      const sight = route.includes('declaration')
        ? sightOfRole(role, 'answers')
        : sightOfRole(role, field as PersonField)
      for (const one of hidden[field === 'address' && sight === 'masked' && route.includes('declaration')
        ? 'whole'
        : sight])
        if (content.replaceAll(' ', '').includes(one.replaceAll(' ', ''))) wrong.push(`${role} sees ${field} ${one}`)
    }
  }
  expect(wrong).toEqual([])
  expect(made).toBeGreaterThan(0)
})

test('the book of the section has the address, and the last digits to know the phone by', async () => {
  const { cookie } = await asRole(http, 'reception', 'commune')
  const book = await contentOf('GET /api/register.pdf', cookie)
  expect(book).toContain('Ngõ Sơn Ca')
  expect(String(book).replaceAll(' ', '')).toContain('********77')
  const controller = await contentOf('GET /api/register.pdf', (await asRole(http, 'controller', 'commune')).cookie)
  expect(controller).toContain('Nguyễn Thị Kín')
})

/** What a paper says that is not by the table: it goes to nobody who is not to see that at all. */
const SAYS: Readonly<Record<string, PersonField>> = {
  'GET /api/slips/{id}.pdf': 'name', 'GET /api/papers/{id}/file': 'answers',
  'GET /api/papers/{id}/thumbnail': 'answers', 'POST /api/dossiers/{id}/declaration-print': 'answers',
}

test('papers as they were made, and those shown whole, are all walked', () => {
  expect(Object.keys(SAYS).sort()).toEqual(
    Object.entries(FILES).filter(([, by]) => !['by the table', 'given along', 'held', 'taken', 'of nobody'].includes(by)).map(([route]) => route).sort(),
  )
})

test.each(Object.entries(SAYS))('%s is opened by none from whom the table keeps %s', async (route, field) => {
  const clerk = await asRole(http, 'reception', 'commune')
  const detail = (await clerk.call(
    'GET', `/api/dossiers/${dossier}`,
  )).body as unknown as Record<'components' | 'slips', { id: string; papers: { id: string }[] }[]>
  const id = field === 'name'
    ? detail.slips[0]?.id
    : route.includes('papers') ? detail.components.flatMap(({ papers }) => papers)[0]?.id : dossier
  const [method = '', path = ''] = route.split(' ')
  const opened: string[] = []
  for (const role of STAFF_ROLES) {
    const before = await looks()
    const { status, text } = await (await asRole(http, role, 'commune')).call(method, path.replace('{id}', id ?? ''), {
      ...method === 'POST' && { body: { reason: 'người nộp yêu cầu' } },
    })
    if (status === 404) expect(text).not.toContain('%PDF')
    else opened.push(role)
    if (FILES[route as keyof typeof FILES] === 'shown')
      expect([role, await looks() - before]).toEqual([role, status === 200 ? 1 : 0])
  }
  expect(opened.filter((role) => sightOfRole(role as 'officer', field) === 'absent')).toEqual([])
  expect(opened.length).toBeGreaterThan(0)
})

/** Times that a declaration was put on record as shown whole. */
async function looks(): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`
    select count(*)::integer as n from audit.read where page = 'declaration-print'`
    .execute(http.province.database.owner)
  return row?.n ?? 0
}
