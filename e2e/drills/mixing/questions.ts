import type { Answer, SendOptions } from '../../client.ts'
import type { Random } from '../random.ts'
import type { Citizen, Town } from './town.ts'

/** What is asked of a citizen's session or a clerk's, and whose marks may stand in the answer. */
export interface Asked {
  readonly kind: Kind
  /** Whose they must not be is everybody else. */
  readonly owners: ReadonlySet<number>
  /** Whether a mark of the owners surely stands in it: then the search is shown to see. */
  readonly isTelling: boolean
  readonly status: number
  ask(): Promise<Answer>
}

export type Kind = 'page' | 'json' | 'pdf' | 'bundle' | 'file' | 'cached' | 'deed'

interface Question {
  readonly kind: Kind
  /** How often of ten thousand. */
  readonly weight: number
  readonly isTelling?: boolean
  readonly status?: number
  readonly owners?: (of: Citizen, town: Town) => readonly number[]
  readonly ask: (of: Citizen, town: Town, random: Random) => Promise<Answer>
}

type Path = (of: Citizen, town: Town, random: Random) => string

/** Of the portal, with the session of the citizen. */
function portal(kind: Kind, weight: number, path: Path, more: Partial<Question> = {}): Question {
  return {
    kind, weight, isTelling: kind !== 'pdf', ...more,
    ask: (of, town, random) => of.visitor.client.send('GET', path(of, town, random), { cookie: of.visitor.cookie }),
  }
}

/** Of the API, with the session of the clerk at whose counter the citizen was. */
function desk(kind: Kind, weight: number, path: Path, more: Partial<Question> = {}): Question {
  return {
    kind, weight, isTelling: kind !== 'pdf', ...more,
    ask: (of, town, random) => send(of, town, 'GET', path(of, town, random)),
  }
}

/** Everybody who was at the same counter. */
const sameDesk = ({ desk: one }: Citizen, town: Town): number[] =>
  town.citizens.filter((other) => other.desk === one).map(({ n }) => n)

const elsewhere = ({ desk: one }: Citizen, { citizens }: Town, random: Random): Citizen =>
  random.pick(citizens.filter((other) => other.desk !== one))

/** Two more of the same counter, to be printed with it. */
const three = (of: Citizen, town: Town): Citizen[] =>
  [of, ...town.citizens.filter((other) => other.desk === of.desk && other !== of).slice(of.n % 3, of.n % 3 + 2)]

type Kept = readonly [kind: Kind, weight: number, path: (of: Citizen) => string]
/** Marks of the first versions of every dossier, of a file, and a moment after all of them. */
const keptBy = ({ shell }: Town) => ({
  'if-none-match': `"1", "2", "3", ${shell.etag}`, 'if-modified-since': 'Thu, 31 Dec 2099 23:59:59 GMT',
})

const QUESTIONS: readonly Question[] = [
  portal('page', 700, () => '/ho-so'),
  portal('page', 300, ({ dossier }) => `/ho-so/${dossier.id}`),
  portal('page', 1_200, ({ dossier }) => `/ho-so/${dossier.id}/trao-doi`),
  portal('page', 100, ({ dossier }) => `/xac-nhan/${dossier.id}`),
  portal('page', 100, ({ dossier }) => `/theo-doi/${dossier.number}`),
  portal('page', 300, () => '/', { isTelling: false }),
  portal('page', 200, (of, town, random) => `/ho-so/${elsewhere(of, town, random).dossier.id}`, {
    status: 404, isTelling: false,
  }),
  portal('page', 150, () => '/kho'),
  portal('page', 100, ({ kept }) => `/kho/${kept}`),
  portal('page', 50, () => '/kho/ai-da-xem', { isTelling: false }),
  portal('page', 50, (of, town, random) => `/kho/${elsewhere(of, town, random).kept}`, {
    status: 404, isTelling: false,
  }),
  portal('file', 50, ({ kept }) => `/kho/${kept}/xem`),
  portal('file', 50, (of, town, random) => `/kho/${elsewhere(of, town, random).kept}/xem`, {
    status: 404, isTelling: false,
  }),
  portal('file', 400, ({ dossier, papers, n }) => `/ho-so/${dossier.id}/giay-to/${papers[n % papers.length] ?? ''}`),
  portal('file', 150, (of, town, random) => {
    const other = elsewhere(of, town, random)
    return `/ho-so/${of.dossier.id}/giay-to/${other.papers[0] ?? ''}`
  }, { status: 404, isTelling: false }),
  portal('pdf', 10, ({ dossier, slips }) => `/ho-so/${dossier.id}/phieu/${slips[0] ?? ''}`),
  portal('pdf', 10, ({ dossier }) => `/ho-so/${dossier.id}/to-khai.pdf`),
  portal('json', 20, ({ dossier }) => `/ho-so/${dossier.id}/ban-ghi.json`, { isTelling: false }),
  desk('json', 250, ({ dossier }) => `/api/dossiers/${dossier.id}`),
  desk('json', 1_500, ({ dossier, n }) =>
    `/api/dossiers/${dossier.id}/talk?circle=${n % 2 === 0 ? 'units' : 'applicant'}`),
  desk('json', 300, () => '/api/dossiers?list=received-here&limit=20', { owners: sameDesk }),
  desk('json', 300, (of, town, random) => `/api/dossiers/${elsewhere(of, town, random).dossier.id}`, {
    status: 404, isTelling: false,
  }),
  desk('file', 600, ({ papers, n }) => `/api/papers/${papers[n % papers.length] ?? ''}/file`),
  desk('pdf', 10, ({ slips }) => `/api/slips/${slips[0] ?? ''}.pdf`),
  desk('pdf', 10, ({ dossier }) => `/api/dossiers/${dossier.id}/control-slip.pdf`),
  desk('pdf', 10, ({ dossier }) => `/api/dossiers/${dossier.id}/declaration.pdf`),
  {
    kind: 'json', weight: 200, isTelling: true,
    ask: (of, town) => send(of, town, 'POST', '/api/dossiers/search', { body: { text: of.dossier.number } }),
  },
  {
    kind: 'bundle', weight: 5, isTelling: false, owners: (of, town) => three(of, town).map(({ n }) => n),
    ask: (of, town) => send(of, town, 'POST', '/api/dossiers/declarations', {
      body: { dossiers: three(of, town).map(({ dossier }) => dossier.id) },
    }),
  },
  {
    kind: 'deed', weight: 45, isTelling: false, status: 201,
    ask: (of, town) => send(of, town, 'POST', `/api/dossiers/${of.dossier.id}/talk`, {
      body: { circle: 'units', text: 'Đã xem' },
    }),
  },
  // What is somebody's is never “not changed”, whatever mark of another's answer a browser has kept.
  ...([
    ['page', 400, ({ dossier }) => `/ho-so/${dossier.id}`], ['page', 200, () => '/ho-so'],
  ] as const satisfies readonly Kept[]).map(([kind, weight, path]): Question => ({
    kind, weight, isTelling: true,
    ask: (of, town) => of.visitor.client.send('GET', path(of), { cookie: of.visitor.cookie, headers: keptBy(town) }),
  })),
  {
    kind: 'json', weight: 400, isTelling: true,
    ask: (of, town) => send(of, town, 'GET', `/api/dossiers/${of.dossier.id}`, { headers: keptBy(town) }),
  },
  {
    kind: 'cached', weight: 100, isTelling: false, status: 304,
    ask: (of, { shell }) => of.visitor.client.send('GET', shell.path, {
      cookie: of.visitor.cookie, headers: { 'if-none-match': shell.etag },
    }),
  },
]

function send(of: Citizen, { desks }: Town, method: string, path: string, options: SendOptions = {}): Promise<Answer> {
  return of.visitor.client.send(method, path, { ...options, cookie: desks[of.desk]?.cookie ?? '' })
}

const ALL = QUESTIONS.reduce((sum, { weight }) => sum + weight, 0)

/** One of them, of anybody, by chance. */
export function drawQuestion(town: Town, random: Random): Asked {
  const of = random.pick(town.citizens)
  let left = random.below(ALL)
  const question = QUESTIONS.find(({ weight }) => (left -= weight) < 0) as Question
  const { kind, isTelling = false, status = 200, owners = ({ n }: Citizen) => [n] } = question
  return { kind, isTelling, status, owners: new Set(owners(of, town)), ask: () => question.ask(of, town, random) }
}
