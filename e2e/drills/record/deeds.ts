import { randomUUID } from 'node:crypto'
import { smallPdf } from '../../birth.ts'
import { type Answer, type SendOptions, upload } from '../../client.ts'
import { numberOf } from '../mixing/canaries.ts'
import type { Citizen, Town } from '../mixing/town.ts'
import type { Random } from '../random.ts'
import type { Drawn, Left } from './left.ts'

interface Deed {
  readonly name: string
  readonly status: number
  readonly left: Left | ((of: Citizen) => Left)
  readonly do: (of: Citizen, town: Town, random: Random) => Promise<Answer>
}

const path = ({ dossier }: Citizen, rest = '') => `/api/dossiers/${dossier.id}${rest}`

function send(of: Citizen, { desks }: Town, method: string, to: string, options: SendOptions = {}): Promise<Answer> {
  return of.visitor.client.send(method, to, { ...options, cookie: desks[of.desk]?.cookie ?? '' })
}

function look(name: string, page: string, to: (of: Citizen) => string): Deed {
  return { name, status: 200, left: readOf(page), do: (of, town) => send(of, town, 'GET', to(of)) }
}

const readOf = (page: string) => ({ dossier }: Citizen): Left => ({ reads: [`${page} ${dossier.id}`] })

/** Of the portal: what is one's own is nobody else's business, and is not noted. */
function own(name: string, to: (of: Citizen) => string): Deed {
  return { name, status: 200, left: {}, do: ({ visitor, ...rest }) => visitor.get(to({ visitor, ...rest })) }
}

const talk = (circle: string, text = 'Đã xem') => ({ body: { circle, text } })

/** Everything that is done by chance, each with what it must leave; what is refused leaves nothing but an attempt. */
const DEEDS: readonly Deed[] = [
  look('a dossier is opened', 'dossier', (of) => path(of)),
  look('the talk is read', 'talk', (of) => path(of, '/talk')),
  look('a paper is opened', 'paper', ({ papers }) => `/api/papers/${papers[0] ?? ''}/file`),
  {
    name: 'a list is opened', status: 200, left: { reads: ['dossier-list'] },
    do: (of, town) => send(of, town, 'GET', '/api/dossiers?list=received-here&limit=5'),
  },
  own('the own list is opened', () => '/ho-so'),
  own('the own talk is opened', ({ dossier }) => `/ho-so/${dossier.id}/trao-doi`),
  {
    name: 'somebody is looked for by number', status: 200, left: { reads: ['people'] },
    do: (of, town) => send(of, town, 'POST', '/api/people/search', { body: { number: numberOf(of.n) } }),
  },
  {
    name: 'nobody is found', status: 200, left: {},
    do: (of, town) => send(of, town, 'POST', '/api/people/search', { body: { number: '000196999999' } }),
  },
  {
    name: 'a dossier is looked for', status: 200, left: { reads: ['dossier-list'] },
    do: (of, town) => send(of, town, 'POST', '/api/dossiers/search', { body: { text: of.dossier.number } }),
  },
  {
    name: 'a dossier of another section is asked for', status: 404, left: {},
    do: (of, town, random) => send(
      of, town, 'GET', path(random.pick(town.citizens.filter(({ desk }) => desk !== of.desk))),
    ),
  },
  {
    name: 'a line is written to the applicant', status: 201,
    left: ({ dossier: { id } }) => ({ events: [`dossier.applicant-told ${id}`], requests: 1, told: [id] }),
    do: (of, town) => send(of, town, 'POST', path(of, '/talk'), talk('applicant')),
  },
  {
    name: 'a line is written and sent twice', status: 201,
    left: ({ dossier: { id } }) => ({ events: [`dossier.units-consulted ${id}`], requests: 1 }),
    do: async (of, town) => {
      const key = randomUUID()
      await send(of, town, 'POST', path(of, '/talk'), { ...talk('units'), key })
      return send(of, town, 'POST', path(of, '/talk'), { ...talk('units'), key })
    },
  },
  {
    name: 'an empty line is refused', status: 400, left: {},
    do: (of, town) => send(of, town, 'POST', path(of, '/talk'), talk('units', ' ')),
  },
  {
    name: 'a deed on what was changed meanwhile is refused', status: 412, left: {},
    do: (of, town) =>
      send(of, town, 'POST', path(of, '/acknowledgement'), { body: {}, headers: { 'if-match': '"99"' } }),
  },
  {
    name: 'numbers of a declaration are shown', status: 200, left: readOf('declaration-showing'),
    do: (of, town) =>
      send(of, town, 'POST', path(of, '/declaration-showing'), { body: { reason: 'Đối chiếu giấy tờ' } }),
  },
  {
    name: 'an empty line of the applicant is refused', status: 422, left: {},
    do: ({ visitor, dossier }) => visitor.post(`/ho-so/${dossier.id}/trao-doi`, { tin: ' ' }),
  },
  {
    name: 'a file is uploaded', status: 201, left: { events: ['upload.stored'], requests: 1 },
    do: async (of, { desks }) => {
      const id = await upload(of.visitor.client, desks[of.desk]?.cookie ?? '', 'giay.pdf', smallPdf(randomUUID()))
      return { status: id ? 201 : 0, headers: {}, body: Buffer.from('') }
    },
  },
  {
    name: 'somebody signs in with a wrong password', status: 401, left: { attempts: 1 },
    do: ({ visitor }) => visitor.client.send('POST', '/api/session', {
      body: { username: `khong-co-${randomUUID()}`, password: 'Sai@12345' },
    }),
  },
]

/** One of them, of anybody, by chance. */
export function drawDeed(town: Town): (random: Random) => Drawn {
  return (random) => {
    const [of, { name, status, left, do: doIt }] = [random.pick(town.citizens), random.pick(DEEDS)]
    return { name, status, left: typeof left === 'function' ? left(of) : left, do: () => doIt(of, town, random) }
  }
}
