import { birthBody } from '../../birth.ts'
import { type Answer, idIn } from '../../client.ts'
import type { Random } from '../random.ts'
import { type Draw, type Drawn, type Left, receivedAt } from './left.ts'
import { type Office, type Seat, sendAs, uploadAs } from './offices.ts'

/** A dossier of this drill on its way; whoever does something to it has it alone. */
interface Case {
  readonly office: Office
  readonly id: string
  readonly at: Place
  readonly version: number
  /** What may be done once, and has been. */
  readonly spent: readonly string[]
}
type Place =
  | 'pool' | 'officer' | 'head-pool' | 'head' | 'clerk-pool' | 'clerk' | 'to-return' | 'supplement' | 'payment'
  | 'confirmation' | 'unsettled' | 'over'

interface Step {
  readonly from: readonly Place[]
  readonly seat: Seat
  readonly noun: string
  readonly to: Place | 'same'
  readonly event: string
  readonly isTold?: true
  /** A second time is refused, or needs another reason. */
  readonly isOnce?: true
  readonly body?: (office: Office) => object | Promise<object>
  /** Events that it leaves besides. */
  readonly beside?: readonly string[]
  /** And those that are of no one dossier: a payment may be for several. */
  readonly ofNone?: readonly string[]
  /** It is done in two transactions, and kept as two requests. */
  readonly isTwice?: true
  /** What it leaves besides: a paper that is uploaded first. */
  readonly uploads?: number
  readonly weight?: number
}

const reason = { reason: 'Có lý do ghi trong phiếu.' }
const items = { components: [{ component: 'giay-chung-sinh', reason: 'Ảnh chụp bị mờ.' }] }
const UNDECIDED: readonly Place[] = ['pool', 'officer', 'head-pool', 'head']

/** The way of a registration of a birth, and what docs/events.md says that each step leaves. */
const STEPS: readonly Step[] = [
  { from: ['pool'], seat: 'officer', noun: 'taking', to: 'officer', event: 'dossier.taken', weight: 3 },
  { from: ['pool'], seat: 'head', noun: 'assignment', to: 'officer', event: 'dossier.assigned', weight: 3,
    body: ({ officerId }) => ({ assigneeId: officerId, note: 'Giao xử lý' }) },
  { from: ['officer'], seat: 'officer', noun: 'proposal', to: 'head-pool', event: 'dossier.proposed', weight: 6,
    body: () => ({ outcome: 'settle', note: 'Đủ điều kiện' }) },
  { from: ['officer'], seat: 'officer', noun: 'supplement-request', to: 'supplement', event: 'dossier.supplement-asked',
    isTold: true, isOnce: true, body: () => items },
  {
    from: ['supplement'], seat: 'reception', noun: 'supplement', to: 'officer', event: 'dossier.supplemented',
    uploads: 1, isTwice: true,
    body: async (office) =>
      ({ components: [{ component: 'giay-chung-sinh', files: [await uploadAs(office, 'reception')] }] }),
  },
  {
    from: ['officer'], seat: 'officer', noun: 'payment-request', to: 'payment', event: 'dossier.payment-asked',
    isTold: true, beside: ['charge.raised'],
    body: () => ({ amount: 8_000, ...reason }),
  },
  {
    from: ['payment'], seat: 'officer', noun: 'payment', to: 'officer', event: 'dossier.paid', beside: ['charge.paid'],
    ofNone: ['payment.taken'],
    body: () => ({ document: 'BL-01' }),
  },
  {
    from: ['officer'], seat: 'officer', noun: 'confirmation-request', to: 'confirmation',
    event: 'dossier.confirmation-asked',
    body: () => reason,
  },
  { from: ['confirmation'], seat: 'officer', noun: 'confirmation', to: 'officer', event: 'dossier.confirmed' },
  { from: ['head-pool'], seat: 'head', noun: 'taking', to: 'head', event: 'dossier.taken', weight: 4 },
  {
    from: ['head'], seat: 'head', noun: 'step-return', to: 'officer', event: 'dossier.step-returned',
    body: () => reason,
  },
  { from: ['head'], seat: 'head', noun: 'extension', to: 'same', event: 'dossier.extended', isTold: true, isOnce: true,
    body: () => ({ ...reason, days: 1 }) },
  { from: ['head'], seat: 'head', noun: 'approval', to: 'clerk-pool', event: 'dossier.approved', weight: 6 },
  { from: ['head'], seat: 'head', noun: 'unsettled-return', to: 'unsettled', event: 'dossier.return-noticed',
    body: () => ({ ...reason, content: 'Xin nộp lại khi đủ điều kiện.' }) },
  {
    from: ['unsettled'], seat: 'reception', noun: 'unsettled-notice', to: 'over', event: 'dossier.return-told',
    isTold: true, beside: ['charge.cancelled'],
  },
  { from: ['clerk-pool'], seat: 'clerk', noun: 'taking', to: 'clerk', event: 'dossier.taken', weight: 4 },
  {
    from: ['clerk'], seat: 'clerk', noun: 'result', to: 'to-return', event: 'dossier.issued', isTold: true, weight: 6,
    beside: ['dossier.result-numbered', 'paper.kept'], isTwice: true,
  },
  {
    from: ['to-return'], seat: 'reception', noun: 'return', to: 'over', event: 'dossier.returned', isTold: true,
    weight: 3,
    body: () => ({ how: 'counter' }),
  },
  {
    from: UNDECIDED, seat: 'reception', noun: 'stop', to: 'over', event: 'dossier.stopped', isTold: true,
    beside: ['charge.cancelled'],
    body: () => reason,
  },
]

/** Kept on their way at a time; a new one is received while there are fewer. */
const AT_ONCE = 40

/** Dossiers that go through the offices, received, worked on and ended one step at a time, by whoever's step it is. */
export function drawCases(offices: readonly Office[]): Draw {
  const waiting: Case[] = []
  let [n, underway] = [20_000, 0]
  const keep = (one: Case, at: Place, version: number, spent = one.spent) => {
    if (at === 'over') underway -= 1
    else waiting.push({ ...one, at, version, spent })
  }
  return (random) => {
    if (underway < AT_ONCE && random.below(4) === 0 || waiting.length === 0) {
      underway += 1
      return received(random.pick(offices), n++, random, (one) => { waiting.push(one) })
    }
    const [one] = waiting.splice(random.below(waiting.length), 1) as [Case]
    const steps = STEPS.filter(({ from, noun }) => from.includes(one.at) && !one.spent.includes(noun))
    const step = random.pick(steps.flatMap((each) => Array.from({ length: each.weight ?? 1 }, () => each)))
    const isUndone = random.below(4) === 0 && ['taking', 'proposal', 'approval'].includes(step.noun)
    return isUndone ? doneAndUndone(one, step, keep) : done(one, step, keep)
  }
}

type Keep = (one: Case, at: Place, version: number, spent?: readonly string[]) => void

function received(office: Office, n: number, random: Random, keep: (one: Case) => void): Drawn {
  const { visitor: { client }, personId } = random.pick(office.citizens)
  const left = { events: [] as string[], reads: [] as string[], told: [] as string[], requests: 1 }
  return {
    name: 'a dossier is received', status: 201, left,
    async do() {
      const body = birthBody({ ...office.desk, applicantId: personId }, n)
      const answer = await client.send('POST', '/api/dossiers', { cookie: office.cookies.reception, body })
      if (answer.status !== 201) return answer
      const id = idIn(answer)
      left.events.push(...receivedAt(id))
      left.told.push(id)
      keep({ office, id, at: 'pool', version: await versionOf(office, id, left), spent: [] })
      return answer
    },
  }
}

/** Opens it once, as the clerk does who prints its slip: that is a look. */
async function versionOf(office: Office, id: string, left: { reads: string[] }): Promise<number> {
  left.reads.push(`dossier ${id}`)
  const { body } = await sendAs(office, 'reception', 'GET', `/api/dossiers/${id}`)
  return (JSON.parse(body.toString()) as { version: number }).version
}

function done(one: Case, step: Step, keep: Keep): Drawn {
  return {
    name: `${step.noun} at ${one.at}`, status: 200, left: leftBy(one, step),
    async do() {
      const answer = await act(one, step.noun, step.seat, one.version, await step.body?.(one.office))
      if (answer.status === 200)
        keep(
          one, step.to === 'same' ? one.at : step.to, versionIn(answer),
          step.isOnce ? [...one.spent, step.noun] : one.spent,
        )
      return answer
    },
  }
}

/** By mistake; what is undone at once is as if it had not been, but both stand on record. */
function doneAndUndone(one: Case, step: Step, keep: Keep): Drawn {
  const { events = [], ...left } = leftBy(one, step)
  return {
    name: `${step.noun} at ${one.at}, undone`, status: 200,
    left: { ...left, events: [...events, `dossier.deed-undone ${one.id}`], requests: 2 },
    async do() {
      const first = await act(one, step.noun, step.seat, one.version, await step.body?.(one.office))
      if (first.status !== 200) return first
      const answer = await act(one, 'undoing', step.seat, versionIn(first))
      if (answer.status === 200) keep(one, one.at, versionIn(answer))
      return answer
    },
  }
}

function leftBy({ id }: Case, { event, beside = [], ofNone = [], isTold, isTwice, uploads = 0 }: Step): Left {
  return {
    events: [
      ...[event, ...beside].map((type) => `${type} ${id}`), ...ofNone, ...Array.from({ length: uploads }, () => 'upload.stored'),
    ],
    requests: (isTwice ? 2 : 1) + uploads,
    ...isTold && { told: [id] },
  }
}

function act({ office, id }: Case, noun: string, seat: Seat, version: number, body: object = {}): Promise<Answer> {
  return sendAs(office, seat, 'POST', `/api/dossiers/${id}/${noun}`, { body, headers: { 'if-match': `"${version}"` } })
}

function versionIn({ body }: Answer): number {
  return (JSON.parse(body.toString()) as { version: number }).version
}
