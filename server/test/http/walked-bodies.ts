import { randomUUID } from 'node:crypto'
import { ActionBodies } from '@motcua/contracts/dossier-actions.ts'
import type { Sent } from './as-user.ts'
import { CASH_BODIES } from './cash-bodies.ts'
import { DEED_BODIES, REASON } from './deed-bodies.ts'
import { packageOf } from '../sample-package.ts'
import { DEVELOPER_BODIES } from './developer-bodies.ts'
import { FACTOR_BODIES } from './factor-bodies.ts'
import { EXCHANGE_BODIES } from './exchange-bodies.ts'
import { OF_LETTERS } from './letter-bodies.ts'
import { MAINTENANCE_BODIES } from './maintenance-bodies.ts'
import { REPORT_BODIES } from './report-bodies.ts'
import { SECTION_BODIES } from './section-bodies.ts'
import type { ExpectedRoute } from './walked.ts'

export { CASH_BODIES, EXCHANGE_BODIES }
/** One result of the past, as an agency lists them: a table in base64. */
export const A_TABLE = Buffer.from('Số;Ngày cấp;Họ và tên;Số CCCD\n12/2019;3/12/2019;Nguyễn Thị Mẫu;000199990001\n').toString('base64')
export const CODES_TABLE = Buffer.from('Mã loại;Mã quốc gia;Từ ngày\ncccd;QG.1;25/6/2021\n').toString('base64')

/** What a call of the route says: well formed, and where it could change something, refused for what it says. */
export function sentTo({ method, route }: ExpectedRoute): Sent {
  const noun = /^\/api\/dossiers\/:id\/(.+)$/.exec(route)?.[1] ?? ''
  if (noun in ActionBodies) return { body: DEED_BODIES[noun] ?? {}, version: 999_999_999 }
  if (route === '/api/session' && method === 'POST')
    return { body: { username: `nobody-${randomUUID()}`, password: 'sai' } } // attempts are counted by name
  return BODIES[`${method} ${route}`] ?? {}
}
const FOREIGN_LINK = { title: 'Nghỉ lễ', body: '[xem](https://example.org)' }
/** Of somebody who has only sat down. */
export const SHEET = {
  channel: 'counter', limitCase: 0, answers: {}, isFormOnPaper: false, papers: {}, delivery: 'counter',
  deliveryAddress: '',
  handedInAt: '',
}
/** Devices without a network, of which there are none; each has a test of its own. */
export const OFFLINE_BODIES = {
  '/api/offline/devices': { unitId: randomUUID(), name: 'Máy tính bảng' }, '/api/offline/devices/:id/ending': {},
  '/api/offline/outings': { device: randomUUID(), at: '2021-06-25T02:00:00Z', signature: `${'A'.repeat(86)}==` },
  '/api/offline/refusals/:id/showing': {}, '/api/offline/refusals/:id/settlement': { note: 'Đã gọi người dân' },
} as const
/** The post, of which nothing is ordered yet: what these say is refused, and each has a test of its own. */
const OF_PARCELS = {
  '/api/post/parcels': { dossierId: randomUUID(), kind: 'delivery', address: 'Số 1', placeId: randomUUID(), cod: 0 },
  '/api/post/parcels/:id/cancelling': {},
  ...OF_LETTERS, '/api/dossiers/:id/shelf': { place: 'Kệ A' }, '/api/shelf/archivings': { dossiers: [randomUUID()] },
  '/api/dossiers/:id/shelf-return': {}, '/api/post/manifests': { sectionId: randomUUID(), way: 'to-post' },
  '/api/post/manifests/:id/scan': { code: 'BC2222222222' }, '/api/post/manifests/:id/drop': { code: 'BC2222222222' },
  '/api/post/manifests/:id/finding': { code: 'BC2222222222' },
  '/api/post/manifests/:id/missing': { code: 'BC2222222222', why: 'Không thấy trong xe' },
  '/api/post/manifests/:id/giving-up': { code: 'BC2222222222', why: 'Tìm không thấy' },
  '/api/post/manifests/:id/closing': {}, '/api/post/manifests/:id/receipt': {},
  '/api/post/carrying/:id/delivery': { receiver: 'Nguyễn Thị Nhận', proof: 'signed' },
  '/api/post/delegations': {
    agencyId: randomUUID(), postUnitId: randomUUID(), procedureIds: [randomUUID()], prices: { receive: 1_000 },
    decision: '1/QĐ', validFrom: '2021-07-01', validTo: '2021-07-31',
  },
  '/api/post/delegations/:id/revocation': { why: 'Thôi ủy quyền' },
  '/api/post/settlements': {
    agencyId: randomUUID(), postUnitId: randomUUID(), until: '2021-05-31', statedPrices: 0, statedCod: 0, why: null,
  },
  '/api/post/settlements/:id/decision': { declinedWhy: null },
  '/api/post/guidances': { delegationId: randomUUID(), procedureId: randomUUID(), number: 1 },
  '/api/post/receptions/:id/handing-on': {},
  '/api/post/carrying/:id/failure': { why: 'nobody-there', note: '' }, '/api/post/carrying/:id/collection': {},
} as const
/** A form without a file in it. */
const NO_FILE = { payload: '--x\r\n\r\n--x--\r\n', headers: { 'content-type': 'multipart/form-data; boundary=x' } }
/** What is made of one's own uploads, of parcels or of sections; these are nobody's. */
export const OF_FILES = {
  ...OF_PARCELS, ...SECTION_BODIES, ...REPORT_BODIES,
  '/api/file-arrangements': { files: [randomUUID()], pages: [{ file: 0, page: 1, turn: 0 }], name: 'a.pdf' },
  '/api/dossiers/:id/paper-arrangements': {
    papers: [randomUUID()], pages: [{ file: 0, page: 1, turn: 0 }], name: 'a.pdf',
  },
  '/api/scan-batches': { file: randomUUID() },
  '/api/paper-reviews/:id/acceptance': { values: { name: 'A', number: '', issuedOn: '', issuer: '', place: '' } },
  '/api/scan-checks': { files: [randomUUID()] },
  '/api/people/:id/proxies': {
    number: '000196990000', fullName: 'Trần Văn Con', procedures: null, from: '2021-06-26', to: '2021-06-25',
  },
  '/api/proxies/:id/ending': { personId: randomUUID() },
  '/api/team-members': { personId: randomUUID(), team: 'Thôn 3', decision: '01/QĐ', from: '2021-06-25', to: '2021-12-31' },
  '/api/team-members/:id/ending': {}, '/api/scan-passings': { files: [randomUUID()], reason: 'Bản gốc đã mờ' },
} as const
const BODIES: Readonly<Record<string, Sent>> = {
  'POST /api/session/password': { body: { current: 'sai', next: 'Motcua@1108' } },
  'POST /api/people': {
    body: { kind: 'citizen', fullName: 'Trần Văn Mẫu', number: '12345678901', birth: '1990', sex: 'nu' },
  },
  'POST /api/procedures/:id/fees': { body: { facts: {}, channel: 'counter' } },
  'POST /api/dossiers/:id/fees': { body: { facts: {}, why: 'Đếm lại số bản.' } },
  'POST /api/dossiers/:id/charges': { body: {
    moment: 'return', kind: 'phi', name: 'Phí', amount: 1_000, source: 'TT 1', why: 'Thêm bản sao.',
  } },
  'POST /api/dossiers/:id/charge-amount': { body: { charge: randomUUID(), amount: 1_000, why: 'Theo thông báo.' } },
  'POST /api/procedures/:id/declaration-check': { body: { channel: 'counter', answers: {} } },
  'POST /api/designs/process-check': { body: { xml: '' } },
  'POST /api/designs/decision-check': { body: { xml: '' } },
  'POST /api/designs/decision-try': { body: { xml: '', decision: 'a', input: {} } },
  'POST /api/designs/step-preview': {
    body: { title: 'Mục', progress: '', fields: [], groups: [], codes: {}, answers: {} },
  },
  'POST /api/people/phone-code': { body: { phone: '12345' } },
  'POST /api/people/:id/raising': {
    body: { fullName: 'Trần Văn Mẫu', number: '12345678901', phone: '0500000001', code: '000000' },
  },
  'POST /api/people/:id/phone': { body: { number: '000196990000', phone: '12345', code: '000000' } },
  'POST /api/staff/search': { body: { text: 'Trần Văn' } },
  'POST /api/staff': { body: { username: 'có dấu', fullName: 'Trần Văn Mẫu', position: '', unitId: randomUUID() } },
  'POST /api/staff/:id/role': { body: { role: 'king', unitId: randomUUID(), validFrom: '2021-06-25' } },
  'POST /api/staff/:id/role-end': { body: { role: 'king', unitId: randomUUID(), from: '2021-06-25' } },
  'POST /api/staff/:id/unlocking': { body: {} },
  'POST /api/staff/:id/closing': { body: { username: 'somebody.else' } },
  'POST /api/staff/:id/new-password': { body: {} },
  'POST /api/people/search': { body: { name: 'Trần Văn' } },
  'POST /api/dossiers/search': { body: { text: 'Trần Văn' } },
  'POST /api/dossiers/file': { body: { list: 'unit' } },
  'POST /api/dossiers/control-slips': { body: { dossiers: [randomUUID()] } },
  'POST /api/dossiers/declarations': { body: { dossiers: [randomUUID()] } },
  'POST /api/saved-views': { body: { asked: {} } },
  'POST /api/dossiers/:id/follow-up': { body: { onDay: '2021-01-01' } },
  'POST /api/absences': { body: { from: '2021-06-26', to: '2021-06-25' } },
  'POST /api/absences/:id/ending': { body: {} },
  'POST /api/stand-ins': {
    body: {
      standInId: randomUUID(), places: [{ role: 'officer', unitId: randomUUID() }], from: '2021-06-26', to: '2021-06-25',
    },
  },
  'POST /api/stand-ins/:id/ending': { body: {} },
  'POST /api/queue/seat': { body: { unitId: randomUUID(), counter: 1 } },
  'POST /api/queue/seat/ending': { body: {} },
  'POST /api/queue/next': { body: { current: null } },
  ...Object.fromEntries(['recall', 'start', 'hold', 'miss', 'end', 'call']
    .map((deed) => [`POST /api/queue/turns/:id/${deed}`, { body: {} }])),
  'POST /api/queue/turns/:id/pass-on': { body: { counter: 1 } },
  'POST /api/queue/closings': { body: { unitId: randomUUID(), why: 'Mất điện', endsWaiting: false } },
  'POST /api/queue/closings/ending': { body: { unitId: randomUUID() } },
  'POST /api/queue/hall-rules': { body: {
    unitId: randomUUID(), from: '2021-07-01', basis: 'Thông báo 1', seen: '', quickMinutes: null,
    services: [{ code: null, digit: 1, name: 'Nộp', nameEn: 'Hand in', minutes: 5 }],
    counters: [{ number: 1, services: [0], isQuick: false }],
  } },
  'POST /api/queue/seats/ending': { body: { unitId: randomUUID(), counter: 1 } },
  'POST /api/queue/appointments': { body: {
    sectionId: randomUUID(), service: 'nop-ho-so', procedureId: randomUUID(), startsAt: '2021-06-28T01:00:00.000Z',
    caller: { fullName: 'Nguyễn Thị Mẫu', phone: '0500000001' },
  } },
  'POST /api/queue/appointments/:id/time': { body: { startsAt: '2021-06-28T01:00:00.000Z' } },
  'POST /api/queue/appointments/:id/ending': { body: {} },
  'POST /api/queue/duties': {
    body: { unitId: randomUUID(), accountId: randomUUID(), counter: 1, day: '2021-06-25', begins: 450, ends: 690 },
  },
  'POST /api/queue/duties/:id/change': { body: { counter: 1, begins: 450, ends: 690 } },
  'POST /api/queue/duties/:id/ending': { body: {} },
  'POST /api/queue/roster-weeks': { body: { unitId: randomUUID(), from: '2021-06-21', to: '2021-06-28' } },
  'POST /api/queue/devices': { body: { unitId: randomUUID(), name: 'Máy lấy số' } },
  'POST /api/queue/devices/:id/ending': { body: {} },
  'POST /api/citizen-screens': { body: { unitId: randomUUID(), name: 'Màn hình quầy 1' } },
  'POST /api/citizen-screens/:id/ending': { body: {} },
  'POST /api/citizen-screens/:id/showing': { body: { sheetId: randomUUID(), lines: [], isAsked: false } },
  ...Object.fromEntries(Object.entries(CASH_BODIES).map(([route, body]) => [`POST ${route}`, { body }])),
  'POST /api/reassignments': { body: { fromId: randomUUID(), to: 'queue' } },
  'POST /api/assignment-rules': {
    body: {
      unitId: randomUUID(), role: 'officer', prefersLast: true, goesBy: 'load', from: '2021-06-25', officers: [],
    },
  },
  'POST /api/assignment-rules/:id/ending': { body: {} },
  'POST /api/duties/exceptions': {
    body: { rule: 'propose-approve', unitId: randomUUID(), from: '2021-06-26', to: '2021-06-25', reason: 'a' },
  },
  'POST /api/duties/exceptions/:id/ending': { body: {} },
  'POST /api/shift/hand-over': { body: { toId: null } },
  'POST /api/tracking/:number/proof': { body: { digits: '0000' } },
  'POST /api/people/:id/showing': { body: { field: 'number', ...REASON } },
  'POST /api/dossiers/:id/declaration-showing': { body: REASON },
  'POST /api/dossiers/:id/declaration-print': { body: REASON },
  'POST /api/dossiers/bulk': { body: { deed: 'approval', body: {}, rows: [{ id: randomUUID(), version: 1 }] } },
  'POST /api/dossiers/:id/result-ends': {
    body: { kind: 'revoked', decisionNumber: '1/QĐ', decisionDay: '2021-06-25', reason: 'Cấp sai người' },
  },
  'POST /api/dossiers/:id/result-end-withdrawal': { body: { end: randomUUID(), note: '' } },
  'POST /api/dossiers/:id/conversions': { body: { paper: randomUUID() } },
  'POST /api/dossiers/:id/result-end-decision': { body: { end: randomUUID(), isConfirmed: false, note: '' } },
  'POST /api/dossiers/:id/talk': { body: { circle: 'units', text: 'Cho hỏi thêm về giấy này.' } },
  'POST /api/dossiers/:id/opinion': { body: { deed: 'approval', fields: { note: 'a' }, revision: 7 } },
  ...Object.fromEntries(Object.entries(OF_FILES).map(([route, body]) => [`POST ${route}`, { body }])),
  'POST /api/scan-tray/:id/putting-away': { body: REASON },
  'POST /api/dossiers/:id/paper-corrections': {
    body: { paper: randomUUID(), said: { number: '1' }, reason: 'Nhập sai' }, version: 999_999_999,
  },
  'POST /api/dossiers/:id/scan-signatures': { body: {}, version: 999_999_999 },
  'POST /api/intakes': { body: { sheetId: randomUUID(), applicantId: randomUUID(), procedureId: randomUUID() } },
  'POST /api/dossiers/:id/result-content': { body: { content: { 'child.fullName': 'A' } }, version: 999_999_999 },
  'POST /api/dossiers/:id/scans': {
    body: { components: [{ component: 'to-khai', files: [randomUUID()] }] }, version: 999_999_999,
  },
  'POST /api/dossiers/:id/consultations': {
    body: { units: [randomUUID()], question: 'a', legalBasis: 'b', fields: [], papers: [] }, version: 999_999_999,
  },
  'POST /api/dossiers/:id/consultation-withdrawal': {
    body: { consultation: randomUUID(), reason: 'a' }, version: 999_999_999,
  },
  'POST /api/dossiers/:id/consultation-hearing': { body: { consultations: ['00000000-0000-4000-8000-000000000000'] } },
  'POST /api/consultations/:id/taking': { body: {} },
  'POST /api/consultations/:id/typed': { body: { opinion: null, reasons: 'Đang xem', competentName: '' } },
  'POST /api/consultations/:id/answer': { body: { opinion: 'disagrees', reasons: ' ', competentName: '' } },
  'POST /api/opinion-templates': { body: { name: 'Mẫu', text: 'Chào {nobody}' } },
  'POST /api/opinion-templates/ending': { body: { id: randomUUID() } },
  'POST /api/dossiers': {
    body: {
      channel: 'counter', procedureId: randomUUID(), applicantId: randomUUID(), answers: {}, components: [],
      delivery: 'counter',
    },
  },
  'POST /api/intake-sheets/:id': { body: { officerId: randomUUID(), sheet: SHEET, revision: 0 } },
  'POST /api/files': NO_FILE, 'POST /api/inquiry-files': NO_FILE,
  'POST /api/entries': { body: { kind: 'announcement', content: FOREIGN_LINK } },
  'POST /api/entries/:id/version': { body: { basedOn: 1, content: FOREIGN_LINK } },
  'POST /api/entries/:id/publication': { body: { version: 99, from: '2021-06-25' } },
  'POST /api/entries/:id/end': { body: { from: '2021-06-24' } },
  'POST /api/entry-files': NO_FILE,
  'POST /api/incidents/:id/retrial': { body: { tokenId: 1, variables: {} } },
  'POST /api/incidents/:id/skipping': { body: { tokenId: 1, variables: {} } },
  'POST /api/processes/preview': { body: { from: randomUUID(), to: randomUUID() } },
  'POST /api/processes/messages': { body: { name: 'khong-ai-cho', correlation: null, data: {} } },
  'POST /api/calendar-corrections': { body: { holiday: { day: '2021-06-27', name: 'Nghỉ bù' }, basis: 'Thông báo' } },
  ...FACTOR_BODIES, ...DEVELOPER_BODIES, ...MAINTENANCE_BODIES,
  'POST /api/scan-tray/:id/taking': { body: {} }, 'POST /api/scan-tray/:id/release': { body: {} },
  'POST /api/archive/packages': { body: { dossierId: randomUUID() } },
  'POST /api/archive/batches': { body: { packages: [randomUUID()] } },
  'POST /api/archive/batches/:id/receipt': { body: { refused: [] } },
  'POST /api/archive/packages/:id/hold': { body: { reason: 'Tranh chấp' } },
  'POST /api/archive/packages/:id/hold-end': { body: { reason: 'Đã xong' } },
  'POST /api/archive/destructions': { body: { packages: [randomUUID()], reason: 'Hết thời hạn' } },
  'POST /api/archive/destructions/:id/decision': { body: { isApproved: false, note: '' } },
  'POST /api/backlog/declaration': {
    body: { unitId: randomUUID(), documentType: 'cccd', amount: 1, asOf: '2021-06-25' },
  },
  'POST /api/backlog/packages': { body: { unitId: randomUUID(), documentType: 'cccd', most: 1 } },
  'POST /api/backlog/packages/:id/signatures': { body: {} },
  'POST /api/backlog/items/:id/scan': { body: { upload: randomUUID() } },
  'POST /api/backlog/items/:id/indexing': {
    body: { number: '1', issuedOn: '2019-12-03', validTo: null, ownerName: 'Nguyễn Mẫu', ownerNumber: '000199990001' },
  },
  'POST /api/backlog/items/:id/check': { body: { isRight: false, reason: 'Sai' } },
  'POST /api/backlog/import': {
    body: { unitId: randomUUID(), documentType: 'cccd', content: 'U28KMQo=', isTrial: true },
  },
  'POST /api/document-types/national-codes': { body: { content: 'U28KMQo=', isTrial: true } },
  'POST /api/document-types/alias': { body: { type: 'khong-co', kind: 'name', text: 'Tên', from: '2021-06-25' } },
  'POST /api/document-type-aliases/:id/end': { body: { from: '2021-06-25' } },
  'POST /api/rollouts': {
    body: { sectionId: randomUUID(), from: '2021-07-01', decisionNumber: '1/QĐ', decidedOn: '2021-06-01' },
  },
  'POST /api/rollouts/:id/decision': { body: { isApproved: false, note: '' } },
  'POST /api/correction-requests/:id/answer': { body: { reason: 'Đúng như trên giấy' } }, 'POST /api/intakes/:id/residence-check': { body: { communeId: randomUUID() } }, 'POST /api/register-reports/:id/answer': { body: { outcome: 'stays', reason: 'Đúng' } }, 'POST /api/register-reports/:id/showing': { body: { reason: 'Tra cứu' } }, 'POST /api/dossiers/:id/register-reports': { body: { field: 'requester.fullName', text: 'Sai dấu' } },
  'POST /api/calendar-corrections/:id/decision': { body: { isApproved: false, note: '' } },
  'POST /api/process-migrations': { body: { from: randomUUID(), to: randomUUID(), mapping: {} } },
  'POST /api/process-migrations/:id/undoing': { body: {} },
  'POST /api/successions/:id/role-confirmation': { body: { unitId: randomUUID() } },
  'POST /api/presumptions/:id/settlement': { body: { version: 1, sectionId: randomUUID(), unitId: randomUUID() } },
  'POST /api/clearances': { body: { procedureId: randomUUID(), reason: 'Dữ liệu đã có' } },
  'POST /api/clearances/:id/criterion': {
    body: { criterion: 'connection-live', isMet: true, evidence: 'Đã kết nối' },
  },
  'POST /api/clearances/:id/approval': {
    body: { decision: { number: '1/QĐ-UBND', day: '2021-06-24', issuer: 'UBND tỉnh' } },
  },
  'POST /api/clearances/:id/decline': { body: { reason: 'Chưa đủ' } },
  'POST /api/clearances/:id/stage': {
    body: { stage: 'pilot', from: '2021-06-28', reason: 'Thử', unitIds: [randomUUID()] },
  },
  'POST /api/clearances/:id/revocation': { body: { from: '2021-06-24', reason: 'Sai' } },
  'POST /api/support': { body: { screen: '/danh-sach', text: 'Số 000196990001' } },
  'POST /api/support/:id/answer': { body: { text: 'Số 000196990001' } },
  'POST /api/support/:id/passing-on': { body: { text: 'Số 000196990001' } },
  'POST /api/support/:id/closing': { body: {} }, 'POST /api/packages': { body: { from: 'nothing', procedure: 'khai-sinh', name: 'Đăng ký khai sinh' } },
  'POST /api/packages/:id/revision': { body: { basedOn: 99, package: packageOf('goi-thu-0') } },
  'POST /api/packages/:id/submission': { body: { revision: 99, note: '' } },
  'POST /api/packages/:id/drop': { body: { revision: 99, note: '' } },
  'POST /api/packages/:id/return': { body: { revision: 99, note: ' ' } },
  'POST /api/packages/:id/publication': { body: { revision: 99, from: '2021-06-25', accepted: [] } },
  'POST /api/packages/:id/trial': { body: { input: {}, answers: [] } },
  'POST /api/payments/callback': { body: {} }, 'POST /api/post/callback': { body: {} },
  ...Object.fromEntries(Object.entries({ ...OFFLINE_BODIES, ...EXCHANGE_BODIES }).map(([route, body]) => [`POST ${route}`, { body }])),
  'POST /api/offline/enrolment': { body: { code: 'SAI', publicKey: 'AAAA' } },
  'POST /api/offline/files': {},
  'POST /api/offline/commands': {
    body: {
      device: randomUUID(), signature: `${'A'.repeat(86)}==`, uploads: [],
      command: JSON.stringify({
        v: 1, id: randomUUID(), outing: randomUUID(), n: 1, madeAt: '2021-06-25T02:00:00Z', kind: 'ticket', body: {},
      }),
    },
  },
  'POST /demo/clock': { body: { at: '2021-06-25T02:00:00Z' } },
}
