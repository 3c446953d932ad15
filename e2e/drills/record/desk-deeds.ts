import { randomUUID } from 'node:crypto'
import { type Answer, idIn } from '../../client.ts'
import { FIRST_MORNING } from '../../ready-folder.ts'
import { PASSWORD } from '../birth-desks.ts'
import { phoneOf } from '../mixing/canaries.ts'
import type { Random } from '../random.ts'
import { type Draw, type Left, inTurn } from './left.ts'
import { type Office, type Seat, sendAs } from './offices.ts'

interface Deed {
  readonly name: string
  readonly status?: number
  readonly left: (office: Office, nth: number) => Left
  readonly do: (office: Office, nth: number) => Promise<Answer>
  readonly weight?: number
}

const dossierOf = ({ citizens }: Office, nth: number): string => citizens[nth % citizens.length]?.dossier.id ?? ''
const personOf = ({ citizens }: Office, nth: number): string => citizens[nth % citizens.length]?.personId ?? ''
const nothing = () => ({})
const asked = () => ({ requests: 1 })
const FAST = 20

function get(
  name: string, seat: Seat, path: (office: Office, nth: number) => string, left: Deed['left'], weight = FAST,
): Deed {
  return { name, left, weight, do: (office, nth) => sendAs(office, seat, 'GET', path(office, nth)) }
}

function post(
  name: string, seat: Seat, path: string | ((office: Office, nth: number) => string),
  body: (office: Office, nth: number) => object, left: Deed['left'], more: Partial<Deed> = {},
): Deed {
  const to = (office: Office, nth: number) => typeof path === 'string' ? path : path(office, nth)
  return {
    name, left, weight: FAST, ...more,
    do: (office, nth) => sendAs(office, seat, 'POST', to(office, nth), { body: body(office, nth) }),
  }
}

/** Makes something, then does this to it. */
async function makeThen(
  office: Office, seat: Seat, path: string, body: object, then: readonly ((id: string) => Promise<Answer>)[],
): Promise<Answer> {
  const made = await sendAs(office, seat, 'POST', path, { body })
  return made.status === 201 ? inTurn(201, then.map((step) => () => step(idIn(made)))) : made
}

const DEEDS: readonly Deed[] = [
  get('the own session is asked for', 'officer', () => '/api/session', nothing),
  get('lists are counted', 'officer', () => '/api/dossiers/counts', nothing),
  get('a list is summed up', 'reception', () => '/api/dossiers/total?list=received-here', nothing),
  get('officers are listed', 'head', () => '/api/dossiers/officers', nothing),
  get(
    'a day to look again is read', 'reception', (office, nth) => `/api/dossiers/${dossierOf(office, nth)}/follow-up`,
    nothing,
  ),
  get('what one holds is asked for', 'officer', () => '/api/shift', nothing),
  get('help is read', 'officer', () => '/api/help', nothing),
  get('staff are listed', 'admin', () => '/api/staff?limit=5', nothing),
  get('templates are read', 'officer', () => '/api/opinion-templates', nothing),
  get('a control slip is printed', 'reception', (office, nth) =>
    `/api/dossiers/${dossierOf(office, nth)}/control-slip.pdf`,
    (office, nth) => ({ reads: [`control-slip ${dossierOf(office, nth)}`] }), 1),
  get('a declaration is printed', 'reception', (office, nth) =>
    `/api/dossiers/${dossierOf(office, nth)}/declaration.pdf`,
    (office, nth) => ({ reads: [`declaration ${dossierOf(office, nth)}`] }), 1),
  get('a slip is printed', 'reception', ({ citizens }, nth) =>
    `/api/slips/${citizens[nth % citizens.length]?.slips[0] ?? ''}.pdf`,
    (office, nth) => ({ reads: [`slip ${dossierOf(office, nth)}`] }), 1),
  get('the register is printed', 'reception', () => `/api/register.pdf?from=${FIRST_MORNING}&until=${FIRST_MORNING}`,
    () => ({ reads: ['register'] }), 1),
  post('declarations are printed together', 'reception', '/api/dossiers/declarations',
    ({ citizens }) => ({ dossiers: citizens.map(({ dossier }) => dossier.id) }),
    ({ citizens }) => ({ reads: citizens.map(({ dossier }) => `declaration ${dossier.id}`) }), { weight: 1 }),
  post('a list is written into a file', 'reception', '/api/dossiers/file', () => ({ list: 'received-here' }),
    () => ({ reads: ['dossier-list'] }), { weight: 5 }),
  post('a number is shown whole', 'reception', (office, nth) => `/api/people/${personOf(office, nth)}/showing`,
    () => ({ field: 'number', reason: 'Đối chiếu căn cước' }),
    () => ({ events: ['person.shown'], reads: ['people'], requests: 1 })),
  post('a declaration is printed with whole numbers', 'reception', (office, nth) =>
    `/api/dossiers/${dossierOf(office, nth)}/declaration-print`,
    () => ({ reason: 'In cho người dân ký' }),
    (office, nth) => ({ reads: [`declaration-print ${dossierOf(office, nth)}`] }), { weight: 1 }),
  post('a number is asked for of somebody elsewhere', 'admin', (office, nth) =>
    `/api/people/${personOf(office, nth)}/showing`,
    () => ({ field: 'number', reason: 'Tò mò' }), nothing, { status: 404 }),
  post(
    'a view is saved', 'reception', '/api/saved-views', () => ({ name: 'Việc của tôi', asked: { list: 'mine' } }),
    asked, { status: 201 },
  ),
  {
    name: 'a view is saved and deleted', status: 201, left: () => ({ requests: 2 }), weight: FAST,
    do: (office) => makeThen(office, 'reception', '/api/saved-views', { name: randomUUID(), asked: { list: 'mine' } },
      [(id) => sendAs(office, 'reception', 'DELETE', `/api/saved-views/${id}`)]),
  },
  post('a day to look again is set', 'reception', (office, nth) => `/api/dossiers/${dossierOf(office, nth)}/follow-up`,
    () => ({ onDay: '2021-06-28' }), asked),
  {
    name: 'help is asked for and given', status: 201, weight: FAST,
    left: () => ({ events: ['support.asked', 'support.answered', 'support.closed'], requests: 3 }),
    do: (office) => makeThen(office, 'officer', '/api/support', {
      text: 'Máy in không in giấy', screen: '/danh-sach',
    }, [
      (id) => sendAs(office, 'admin', 'POST', `/api/support/${id}/answer`, { body: { text: 'Mời khởi động lại' } }),
      (id) => sendAs(office, 'officer', 'POST', `/api/support/${id}/closing`, { body: {} }),
    ]),
  },
  {
    name: 'help is asked for and passed on', status: 201, weight: FAST,
    left: () => ({ events: ['support.asked', 'support.passed-on'], requests: 2 }),
    do: (office) => makeThen(office, 'officer', '/api/support', { text: 'Không thấy danh sách', screen: '/danh-sach' },
      [(id) => sendAs(office, 'admin', 'POST', `/api/support/${id}/passing-on`, { body: { text: 'Ngoài khả năng' } })]),
  },
  {
    name: 'an announcement is written, shown and taken away', status: 201, weight: FAST,
    left: () => ({ events: ['entry.written', 'entry.published', 'entry.ended'], requests: 3 }),
    do: (office) => makeThen(office, 'admin', '/api/entries',
      { kind: 'announcement', content: { title: 'Nghỉ lễ', body: 'Bộ phận Một cửa nghỉ.' } }, [
        (id) => sendAs(office, 'admin', 'POST', `/api/entries/${id}/publication`, {
          body: { version: 1, from: FIRST_MORNING },
        }),
        (id) => sendAs(office, 'admin', 'POST', `/api/entries/${id}/end`, { body: { from: FIRST_MORNING } }),
      ]),
  },
  {
    name: 'a template is added and ended', status: 201, weight: FAST,
    left: () => ({ events: ['opinion-template.added', 'opinion-template.ended'], requests: 2 }),
    do: (office) => makeThen(office, 'head', '/api/opinion-templates', {
      name: randomUUID(), text: 'Đủ điều kiện giải quyết.',
    },
      [(id) => sendAs(office, 'head', 'POST', '/api/opinion-templates/ending', { body: { id } })]),
  },
  {
    name: 'an account of staff is opened, given a role, and closed', status: 201, weight: FAST,
    left: () => ({ requests: 5, events: [
      'account.opened', 'role.granted', 'account.password-reset', 'role.ended', 'account.disabled',
    ] }),
    do: (office) => {
      const username = `can.bo.${randomUUID().slice(0, 12)}`
      const role = { role: 'officer', unitId: office.unitId }
      return makeThen(office, 'admin', '/api/staff',
        { username, fullName: 'Nguyễn Văn Diễn', position: 'Công chức', unitId: office.unitId },
        ([['role', { ...role, validFrom: FIRST_MORNING }], ['new-password', {}], [
          'role-end', { ...role, from: FIRST_MORNING },
        ],
          ['closing', { username }]] as const).map(([noun, body]) => (id: string) =>
          sendAs(office, 'admin', 'POST', `/api/staff/${id}/${noun}`, { body })))
    },
  },
  post(
    'an account is unlocked that is not locked', 'admin', ({ officerId }) => `/api/staff/${officerId}/unlocking`,
    () => ({}), asked,
  ),
  {
    name: 'an official signs in and out', status: 204,
    left: () => ({ events: ['account.signed-in', 'account.signed-out'], requests: 1 }),
    weight: FAST,
    async do({ client, place }) {
      const opened = await client.send('POST', '/api/session', {
        body: { username: `tiepnhan.${place}`, password: PASSWORD },
      })
      const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
      return opened.status === 200 ? client.send('DELETE', '/api/session', { cookie }) : opened
    },
  },
  {
    name: 'an account for a person is opened at the counter', status: 201, weight: FAST,
    left: () => ({ events: ['person.recorded', 'account.opened'], reads: ['people'], requests: 1 }),
    do: (office, nth) => sendAs(office, 'reception', 'POST', '/api/people', { body: {
      kind: 'citizen', fullName: 'Trần Thị Mới', number: `00019799${String(nth % 10_000).padStart(4, '0')}`,
      birth: '1997-05-01',
      sex: 'nu', phone: phoneOf(nth % 100),
    } }),
  },
]

const DRAWN = DEEDS.flatMap((deed) => Array.from({ length: deed.weight ?? 1 }, () => deed))

/** What staff do besides the steps of dossiers: look, print, share out, write, and keep accounts. */
export function drawDeskDeeds(offices: readonly Office[]): Draw {
  let nth = 0
  return (random: Random) => {
    nth += 1
    const [office, deed, number] = [random.pick(offices), random.pick(DRAWN), nth]
    return {
      name: deed.name, status: deed.status ?? 200, left: deed.left(office, number), do: () => deed.do(office, number),
    }
  }
}
