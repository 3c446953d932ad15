/** Need: a citizen sees only own dossiers; an account that nobody has checked, only what it sent itself. */
import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PORTAL_ROUTES } from '../../src/pages/portal-routes.ts'
import { PERSON_COOKIE } from '../../src/pages/visit.ts'
import { VARIABLES } from '../../src/platform/config.ts'
import { randomToken } from '../../src/platform/secrets.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { type Citizen, citizenOf, selfMade } from './people.ts'
import { sendOnline } from './sent-online.ts'

type Name = 'level-1' | 'level-2' | 'other' | 'authorised' | 'organisation'
/**
 * Sent by the level 1 account; and a dossier that a counter received for the person whose number that account claims.
 */
type Which =
  'sent by level 1' | 'of the number of level 1' | 'of level 2' | 'of other' | 'of the organisation, by the authorised'

/** Whose each is, by law: of whoever sent it, of the checked person it is about, and of whom that person acts for. */
const OWNERS: Readonly<Record<Which, readonly Name[]>> = {
  'sent by level 1': ['level-1'], 'of the number of level 1': [], 'of level 2': ['level-2'], 'of other': ['other'],
  'of the organisation, by the authorised': ['authorised', 'organisation'],
}
const NAMES: readonly Name[] = ['level-1', 'level-2', 'other', 'authorised', 'organisation']
/** Pieces of files are no pages: server/src/pages/supplement-pieces.db.test.ts asks for them as the script does. */
const GUARDED = PORTAL_ROUTES.filter(({ permission, path }) => permission !== 'public' && !path.includes('/tep'))
const OF_A_DOSSIER = GUARDED.filter(({ path }) => path.includes('/:id') && !path.startsWith('/to-chuc'))
const OF_A_FIRM = GUARDED.filter(({ path }) => path.startsWith('/to-chuc'))

let http: HttpServer
let people: Record<Name, Citizen>
const dossiers: Partial<Record<Which, { dossier: string; slip: string }>> = {}
const FACTS = { kind: 'citizen', fullName: 'Lê Thị Mẫu', birth: '1991-05-06' } as const

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  people = {
    'level-1': await selfMade(http, { ...FACTS, personalNumber: '000191990201' }, '+84500000021'),
    'level-2': await citizenOf(http, { ...FACTS, personalNumber: '000191990202' }),
    'other': await citizenOf(http, { ...FACTS, personalNumber: '000191990203' }),
    'authorised': await citizenOf(http, { ...FACTS, personalNumber: '000191990204' }),
    'organisation': await citizenOf(http, { kind: 'organisation', fullName: 'Công ty Mẫu', taxCode: '0100109106' }),
  }
  const sent = await sendOnline(http, people['level-1'], FACTS.fullName)
  dossiers['sent by level 1'] = { dossier: sent.publicId, slip: randomUUID() }
  const [commune] = offices
  if (!commune) throw new Error('no commune')
  dossiers['of the number of level 1'] = await received(commune, 'level-1')
  dossiers['of level 2'] = await received(commune, 'level-2')
  dossiers['of other'] = await received(commune, 'other')
  dossiers['of the organisation, by the authorised'] = await received(commune, 'authorised', {
    authoriserId: people.organisation.personPublicId,
  })
})
afterAll(async () => http.stop())

async function received(office: Office, name: Name, more: object = {}) {
  const clerk = await asRole(http, 'reception', office.name)
  const procedure = http.province.catalogue.on('2021-06-25').find(office.procedure)?.publicId ?? ''
  const {
    body: { id, slipId }, status, text,
  } = await clerk.call('POST', '/api/dossiers', {
    body: await intakeBody(clerk, procedure, people[name].personPublicId, {
      confirmedDouble: true, account: { outcome: 'guided' }, ...more,
    }),
  })
  if (status !== 201) throw new Error(text)
  return { dossier: id, slip: slipId }
}

/** A form of ours in this browser, filled in with nothing. */
async function visit(
  { cookie }: Caller, { method, path }: (typeof PORTAL_ROUTES)[number], things: { dossier: string; slip: string },
) {
  const browser = 'b'.repeat(randomToken().length)
  const csrf = createHmac('sha256', VARIABLES.MOTCUA_SECRET[0]).update(`form ${browser}`).digest('base64url')
  const url = path.replace(':id', things.dossier).replace(':slip', things.slip).replace(':token', 'a'.repeat(43))
    .replace(':paper', randomUUID()).replace(':kept', randomUUID())
  const withBrowser = http.callerWith([cookie, `__Host-motcua-may=${browser}`].filter(Boolean).join('; '))
  if (method === 'GET') return withBrowser.call('GET', url)
  const boundary = randomUUID()
  const isUpload = path.endsWith('/bo-sung') || path === '/kho/luu-giay-to'
  const payload = isUpload
    ? `--${boundary}\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--${boundary}--\r\n`
    : new URLSearchParams({ csrf }).toString()
  const type = isUpload ? `multipart/form-data; boundary=${boundary}` : 'application/x-www-form-urlencoded'
  return withBrowser.call('POST', url, { payload, headers: { 'content-type': type, 'origin': 'http://localhost' } })
}

const isSentToSignIn = ({ status, headers }: { status: number; headers: Readonly<Record<string, unknown>> }) =>
  status === 303 && String(headers['location']).startsWith('/dang-nhap')

/** Whether a person has the right to what is theirs: server/test/rights.expected.csv, written from the law. */
const LAW = readFileSync(new URL('../rights.expected.csv', import.meta.url), 'utf8')
const isOwnByLaw = (permission: string) => LAW.includes(`\n${permission},citizen,own,`)

test('the guarded pages are these', () => {
  expect(GUARDED.map(({ method, path, permission }) => `${method} ${path} ${permission}`).sort()).toEqual([
    'GET /ho-so dossier.list', 'GET /ho-so/:id dossier.read', 'GET /ho-so/:id/ban-ghi.json dossier.read',
    'GET /ho-so/:id/bao-du-lieu-sai dossier.talk',
    'GET /ho-so/:id/bien-lai slip.print', 'GET /ho-so/:id/bo-sung dossier.answer-supplement',
    'GET /ho-so/:id/buu-chinh dossier.collect',
    'GET /ho-so/:id/danh-gia dossier.read', 'GET /ho-so/:id/dung dossier.withdraw', 'GET /ho-so/:id/giay-to/:paper paper.read',
    'GET /ho-so/:id/lien-thong dossier.read', 'GET /ho-so/:id/noi-nhan-ket-qua dossier.collect',
    'GET /ho-so/:id/nop-phi dossier.read', 'GET /ho-so/:id/phieu/:slip slip.print', 'GET /ho-so/:id/rut dossier.withdraw',
    'GET /ho-so/:id/to-khai.pdf dossier.read', 'GET /ho-so/:id/trao-doi dossier.talk',
    'GET /ho-so/:id/uy-quyen dossier.read', 'GET /ho-so/:id/uy-quyen/cham-dut dossier.end-authorisation',
    'GET /hoi-dap/cua-toi signed-in', 'GET /hoi-dap/cua-toi/:id signed-in',
    'GET /kho paper.read', 'GET /kho/:kept paper.read', 'GET /kho/:kept/hinh paper.read', 'GET /kho/:kept/xem paper.read',
    'GET /kho/ai-da-xem paper.read', 'GET /kho/luu-giay-to paper.add',
    'GET /lich-hen signed-in', 'GET /lich-hen/:id signed-in', 'GET /lich-hen/:id/doi signed-in',
    'GET /lich-hen/:id/doi/:day signed-in', 'GET /lich-hen/:id/phieu-hen.pdf signed-in',
    'GET /nop-ho-so/:token/kiem-tra dossier.submit', 'GET /nop-phi dossier.list', 'GET /thanh-toan/:bill signed-in',
    'GET /thanh-toan/:bill/cong signed-in', 'GET /thong-bao-cua-toi signed-in', 'GET /to-chuc/:id dossier.list',
    'GET /to-chuc/:id/nguoi mandate.manage', 'GET /to-chuc/:id/nguoi/:mandate mandate.manage',
    'GET /to-cong-nghe-so signed-in',
    'GET /uy-quyen mandate.manage', 'GET /uy-quyen/:proxy mandate.manage',
    'GET /uy-quyen/:proxy/giay-uy-quyen.pdf mandate.manage',
    'GET /xac-nhan/:id dossier.read',
    'GET /xac-nhan/:id/giay-xac-nhan.pdf dossier.read',
    'POST /ho-so dossier.list', 'POST /ho-so/:id/bao-du-lieu-sai dossier.talk', 'POST /ho-so/:id/bo-sung dossier.answer-supplement',
    'POST /ho-so/:id/buu-chinh dossier.collect', 'POST /ho-so/:id/buu-chinh/huy dossier.collect',
    'POST /ho-so/:id/danh-gia dossier.read', 'POST /ho-so/:id/dung dossier.withdraw', 'POST /ho-so/:id/lien-thong dossier.withdraw',
    'POST /ho-so/:id/noi-nhan-ket-qua dossier.collect',
    'POST /ho-so/:id/nop-phi dossier.read', 'POST /ho-so/:id/rut dossier.withdraw',
    'POST /ho-so/:id/trao-doi dossier.talk', 'POST /ho-so/:id/uy-quyen/cham-dut dossier.end-authorisation',
    'POST /kho paper.read', 'POST /kho/:kept/chia-se kho.manage', 'POST /kho/:kept/chia-se/:share kho.manage',
    'POST /kho/:kept/dinh-chinh dossier.talk', 'POST /kho/:kept/go kho.manage', 'POST /kho/luu-giay-to paper.add',
    'POST /lich-hen/:id/doi/:day signed-in', 'POST /lich-hen/:id/huy signed-in',
    'POST /nop-ho-so/:token/kiem-tra dossier.submit', 'POST /nop-phi dossier.list', 'POST /phieu-cho/:ticket/tra-lai signed-in',
    'POST /thanh-toan/:bill/huy signed-in', 'POST /thong-bao-cua-toi signed-in',
    'POST /thong-bao-cua-toi/may signed-in', 'POST /thong-bao-cua-toi/may/:device signed-in',
    'POST /thong-bao-cua-toi/ngon-ngu signed-in',
    'POST /thu-tuc/:code/dat-lich/:section/:service/:day signed-in', 'POST /to-chuc/:id dossier.list',
    'POST /to-chuc/:id/bang dossier.list', 'POST /to-chuc/:id/nguoi mandate.manage',
    'POST /to-chuc/:id/nguoi/:mandate mandate.manage', 'POST /to-cong-nghe-so signed-in',
    'POST /to-cong-nghe-so/ma signed-in', 'POST /uy-quyen mandate.manage',
    'POST /uy-quyen/:proxy mandate.manage',
  ])
})

/** What the people of a firm may see of it stands in pages/organisations.db.test.ts. */
test.each(OF_A_FIRM)('$method $path is the firm’s own, and does not exist for anybody else', async ({
  path, ...route
}) => {
  for (const name of NAMES) {
    const things = { dossier: people.organisation.personPublicId, slip: '' }
    const { status } = await visit(people[name].portal, { ...route, path } as (typeof PORTAL_ROUTES)[number], things)
    const isThere = name === 'organisation' && !path.includes(':mandate')
    expect([name, status !== 404]).toEqual([name, isThere])
  }
})

test.each(GUARDED)('nobody, and staff with any cookie, are sent to sign in: $method $path', async (route) => {
  const things = dossiers['sent by level 1'] ?? { dossier: '', slip: '' }
  const auditor = await asRole(http, 'auditor', 'commune')
  const token = auditor.cookie.split('=')[1] ?? ''
  for (const caller of [http.callerWith(''), auditor, http.callerWith(`${PERSON_COOKIE}=${token}`)]) {
    expect(isSentToSignIn(await visit(caller, route, things))).toBe(true)
  }
})

describe.each(NAMES)('%s', (name) => {
  test.each(OF_A_DOSSIER)('$method $path of others does not exist, like one that never was', async (route) => {
    const { portal } = people[name]
    const unknown = await visit(portal, route, { dossier: '9d8f8f5e-9d0b-4c54-8b4c-0d64a1b4f111', slip: randomUUID() })
    expect(unknown.status).toBe(404)
    for (const [which, owners] of Object.entries(OWNERS) as [Which, readonly Name[]][]) {
      if (owners.includes(name)) continue
      const { status, text } = await visit(portal, route, dossiers[which] ?? { dossier: '', slip: '' })
      expect([which, status]).toEqual([which, 404])
      expect(text.replaceAll(dossiers[which]?.dossier ?? '', 'ID')).toBe(
        unknown.text.replaceAll('9d8f8f5e-9d0b-4c54-8b4c-0d64a1b4f111', 'ID'),
      )
    }
  })

  test('the list holds just the own dossiers', async () => {
    const { text, status } = await people[name].portal.call('GET', '/ho-so')
    expect(status).toBe(200)
    for (const [which, owners] of Object.entries(OWNERS) as [Which, readonly Name[]][]) {
      // That of the organisation stands in the list of who acted for it; the list goes by applicant.
      if (which === 'of the organisation, by the authorised' && name === 'organisation') continue
      expect([which, text.includes(dossiers[which]?.dossier ?? '-')]).toEqual([which, owners.includes(name)])
    }
  })

  test('the own dossiers open, with their slips and deeds', async () => {
    for (const [which, owners] of Object.entries(OWNERS) as [Which, readonly Name[]][]) {
      if (!owners.includes(name)) continue
      for (const route of [...OF_A_DOSSIER].sort((a, b) => a.method.localeCompare(b.method))) {
        if (route.path.endsWith('/to-khai.pdf')) continue // nothing was declared; declaration-page.db.test.ts
        if (route.path.includes('/:paper')) continue // none of these has one; opened in own-dossier.db.test.ts
        // it has no slip before it is accepted
        if (route.path.includes('/:slip') && which === 'sent by level 1') continue
        const answer = await visit(people[name].portal, route, dossiers[which] ?? { dossier: '', slip: '' })
        const isReached = answer.status !== 404 && answer.status < 500 && !isSentToSignIn(answer)
        expect([route.path, answer.status, isReached]).toEqual([
          route.path, answer.status, isOwnByLaw(route.permission),
        ])
      }
    }
  })
})

test('a slip of another dossier does not open under one’s own', async () => {
  const route = { method: 'GET', path: '/ho-so/:id/phieu/:slip', permission: 'slip.print' } as const
  const mixed = { dossier: dossiers['of level 2']?.dossier ?? '', slip: dossiers['of other']?.slip ?? '' }
  expect((await visit(people['level-2'].portal, route, mixed)).status).toBe(404)
})
