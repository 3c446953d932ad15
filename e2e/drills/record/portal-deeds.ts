import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { smallPdf } from '../../birth.ts'
import type { Answer } from '../../client.ts'
import { FIRST_MORNING } from '../../ready-folder.ts'
import { numberOf, wordOf } from '../mixing/canaries.ts'
import type { Citizen, Town } from '../mixing/town.ts'
import { signInCitizen } from '../portal-visitor.ts'
import type { Random } from '../random.ts'
import { birthAnswers } from './birth-online.ts'
import { open, send, sendFile, submit, walk } from './form-walk.ts'
import { type Draw, type Drawn, inTurn } from './left.ts'
import { type Office, sendAs } from './offices.ts'
import type { Applicant, Firm } from './portal-people.ts'

export interface Portal {
  readonly town: Town
  readonly offices: readonly Office[]
  readonly applicants: readonly Applicant[]
  readonly firm: Firm
  readonly truth: pg.Pool
  /** Sent, and answered by nobody: of these an alarm is raised when the hours have passed. */
  readonly unanswered: Set<string>
}

/** Traces that grow while a deed is done, since what it makes has an id only then. */
interface Growing { readonly events: string[]; readonly reads: string[]; readonly told: string[]; requests: number }
const nothingYet = (): Growing => ({ events: [], reads: [], told: [], requests: 0 })

/** What citizens do on pages: look, write, sign in and out, act for a firm, and send declarations. */
export function drawPortalDeeds(portal: Portal): Draw {
  const free = [...portal.applicants]
  let nth = 0
  return (random) => {
    const kind = random.below(100)
    if (kind < 75) return lookOrWrite(random.pick(portal.town.citizens), random)
    if (kind < 85) return mandate(portal)
    const [applicant] = free.splice(random.below(free.length), 1)
    if (!applicant) return undefined
    nth += 1
    const drawn = applicant.codes > 0 && random.below(4) === 0
      ? signOutAndIn(portal, applicant) : declaration(portal, applicant, nth, random)
    return { ...drawn, do: () => drawn.do().finally(() => { free.push(applicant) }) }
  }
}

/** Of what is one's own nothing is noted. */
function lookOrWrite({ visitor, dossier: { id, number }, papers, slips }: Citizen, random: Random): Drawn {
  if (random.below(4) === 0) return {
    name: 'the applicant writes', status: 303, left: { events: [`dossier.applicant-wrote ${id}`], requests: 1 },
    do: () => visitor.post(`/ho-so/${id}/trao-doi`, { tin: 'Khi nào có kết quả?', requestId: randomUUID() }),
  }
  if (random.below(20) === 0) return {
    name: 'the applicant presses twice', status: 303, left: { events: [`dossier.applicant-wrote ${id}`], requests: 1 },
    do: () => {
      const fields = { tin: 'Xin cho hỏi', requestId: randomUUID() }
      return inTurn(303, [1, 2].map(() => () => visitor.post(`/ho-so/${id}/trao-doi`, fields)))
    },
  }
  const path = random.pick([
    `/ho-so/${id}`, `/xac-nhan/${id}`, `/theo-doi/${number}`, `/ho-so/${id}/giay-to/${papers[0] ?? ''}`,
    '/tim-thu-tuc?q=khai%20sinh',
    '/huong-dan', '/xac-minh', ...random.below(20) === 0 ? [`/ho-so/${id}/phieu/${slips[0] ?? ''}`] : [],
  ])
  return { name: path, status: 200, left: {}, do: () => visitor.get(path) }
}

function signOutAndIn({ truth }: Portal, applicant: Applicant): Drawn {
  return {
    name: 'a citizen signs out and in', status: 200,
    left: { events: ['account.signed-out', 'account.signed-in'], requests: 1 },
    async do() {
      applicant.codes -= 1
      await open(applicant.visitor, '/ho-so')
      await applicant.visitor.post('/dang-xuat', {})
      await signInCitizen(applicant.visitor, truth, applicant)
      return applicant.visitor.get('/ho-so')
    },
  }
}

/** Lets a citizen act for a firm, who looks at what is the firm's, which is noted, and may no longer. */
function mandate({ firm, town: { citizens: [citizen] } }: Portal): Drawn | undefined {
  if (firm.isBusy || !citizen) return undefined
  firm.isBusy = true
  const [year = '', month = '', day = ''] = FIRST_MORNING.split('-')
  return {
    name: 'a mandate is given, used, and ended', status: 303,
    left: { events: ['mandate.given', 'mandate.ended'], reads: ['/to-chuc/:id'], requests: 2 },
    async do() {
      const list = `/to-chuc/${firm.id}/nguoi`
      const shown = await submit(firm.visitor, await open(firm.visitor, list), list, {
        'so': numberOf(citizen.n), 'ten': `Nguyễn Thị ${wordOf(citizen.n)}`, 'vai-tro': 'lam-thay', 'pham-vi': 'tat-ca',
        'tu-ngay': day, 'tu-thang': month, 'tu-nam': year,
      })
      await open(citizen.visitor, `/to-chuc/${firm.id}`)
      const [end = ''] = [...shown.html.matchAll(/href="([^"]*\/nguoi\/[0-9a-f-]{36})"/g)].map(([, path = '']) => path)
        .slice(-1)
      const answer = await send(firm.visitor, await open(firm.visitor, end), end)
      firm.isBusy = false
      return answer
    },
  }
}

/** From the first page to a dossier that was sent, and what the section or the applicant then does with it. */
function declaration(portal: Portal, applicant: Applicant, nth: number, random: Random): Drawn {
  const [office, ending, left] = [random.pick(portal.offices), random.pick(ENDINGS), nothingYet()]
  return {
    name: `a declaration is sent and ${ending.name}`, status: ending.status, left,
    async do() {
      const id = await sendBirth(applicant, office, nth, left)
      return ending.end({ office, applicant, id, left, portal })
    },
  }
}

async function sendBirth(applicant: Applicant, office: Office, nth: number, left: Growing): Promise<string> {
  const { visitor } = applicant
  const found = await open(visitor, '/tim-thu-tuc?q=khai+sinh')
  const procedure = /href="(\/thu-tuc\/[^"]+)">(?:<span lang="vi">)?Đăng ký khai sinh</.exec(found.html)?.[1] ?? ''
  const begun = await submit(
    visitor, await open(visitor, `${procedure}/nop-ho-so`), '/nop-ho-so', { noi: office.territory.id },
  )
  const papers = await walk(visitor, begun, birthAnswers(applicant, office.territory.code, nth))
  await sendFile(visitor, papers, { action: '/giay-to/giay-chung-sinh', field: 'tep', content: smallPdf(randomUUID()) })
  left.events.push('upload.stored')
  left.requests += 1
  const check = await submit(visitor, await open(visitor, papers.path), '/giay-to')
  const { headers } = await send(visitor, await open(visitor, check.path.replace(/\/[^/]*$/, '/kiem-tra')), '/kiem-tra')
  const id = headers.location?.split('/').at(-1) ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`nothing was sent: ${headers.location ?? ''} from ${check.path}`)
  left.events.push(`dossier.submitted ${id}`)
  left.told.push(id)
  left.requests += 1
  return id
}

interface Sent {
  readonly office: Office
  readonly applicant: Applicant
  readonly id: string
  readonly left: Growing
  readonly portal: Portal
}

interface Ending { readonly name: string; readonly status: number; readonly end: (sent: Sent) => Promise<Answer> }

const reason = 'Có lý do ghi trong phiếu.'

const ENDINGS: readonly Ending[] = [
  {
    name: 'withdrawn', status: 303,
    end: async ({ applicant: { visitor }, id, left }) => {
      const answer = await send(visitor, await open(visitor, `/ho-so/${id}/rut`), '/rut')
      return leave(answer, left, `dossier.withdrawn ${id}`)
    },
  },
  { name: 'accepted', status: 200, end: async (sent) => {
    const first = await atSection(sent, 'acknowledgement', {}, 'dossier.acknowledged')
    if (first.status !== 200) return first
    sent.left.events.push(`charge.raised ${sent.id}`)
    return atSection(sent, 'receipt', {}, 'dossier.accepted')
  } },
  { name: 'refused', status: 200, end: (sent) => atSection(sent, 'refusal', { reason }, 'dossier.refused') },
  { name: 'asked to be completed, and is', status: 303, end: async (sent) => {
    const { applicant: { visitor }, id, left, portal } = sent
    const items = { components: [{ component: 'giay-chung-sinh', reason }] }
    const asked = await atSection(sent, 'completion-request', items, 'dossier.completion-asked')
    if (asked.status !== 200) return asked
    const page = await open(visitor, `/ho-so/${id}/bo-sung`)
    const answer = await sendFile(visitor, page, {
      action: '/bo-sung', field: 'giay-chung-sinh', content: smallPdf(randomUUID()),
    })
    left.events.push('upload.stored')
    left.requests += 1
    portal.unanswered.add(id)
    return leave(answer, left, `dossier.completed ${id}`)
  } },
  { name: 'left lying', status: 200, end: ({ applicant: { visitor }, id, portal }) => {
    portal.unanswered.add(id)
    return visitor.get(`/ho-so/${id}`)
  } },
]

function leave(answer: Answer, left: Growing, event: string): Answer {
  left.events.push(event)
  left.requests += 1
  return answer
}

/** By the clerk, who opens it first; the applicant is told of each of these. */
async function atSection({ office, id, left }: Sent, noun: string, body: object, event: string): Promise<Answer> {
  const opened = await sendAs(office, 'reception', 'GET', `/api/dossiers/${id}`)
  left.reads.push(`dossier ${id}`)
  const { version } = JSON.parse(opened.body.toString()) as { version: number }
  const answer = await sendAs(office, 'reception', 'POST', `/api/dossiers/${id}/${noun}`, {
    body, headers: { 'if-match': `"${version}"` },
  })
  left.told.push(id)
  return leave(answer, left, `${event} ${id}`)
}
