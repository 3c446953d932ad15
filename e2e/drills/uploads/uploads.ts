import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import type { Browser } from 'playwright-core'
import { type BirthDesk, birthBody, openBirthDesk, smallPdf } from '../../birth.ts'
import { type Answer, type Client, idIn } from '../../client.ts'
import { type Instance } from '../../instance.ts'
import { openChromium } from '../../journey/chromium.ts'
import { openProvince } from '../../journey/province.ts'
import { inPage } from '../../reach/in-page.ts'
import { FIRST_MORNING } from '../../ready-folder.ts'
import { type Drill, type DrillRun, type Figure, type Outcome, none } from '../drill.ts'
import { type Traps, openTraps } from '../text/traps.ts'
import { mostMemoryOf } from '../program-process.ts'
import { type Guard } from '../without-guard.ts'
import { badFiles } from './bad-files.ts'
import { BAD_NAMES } from './bad-names.ts'
import { dripBesideGood } from './drip.ts'
import { goodFiles } from './good-files.ts'
import type { MadeFile } from './made-files.ts'
import { throughPortal } from './through-portal.ts'
import { withProgram } from '../with-program.ts'

const BAD_FILES = badFiles()
/** Files of one component of one dossier. */
const TOGETHER = 20
const PROBES = 300
/** Milliseconds that nobody feels: others may take twice as long as alone, or so long. */
const UNFELT = 25

interface Found {
  /** Told in words; each list must stay empty. */
  readonly taken: string[]
  readonly crashed: string[]
  readonly falseAlarms: string[]
  readonly outside: string[]
  readonly headerBreaks: string[]
  readonly unsafe: string[]
}

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const [traps, browser] = [await openTraps(), await openChromium()]
  const found: Found = { taken: [], crashed: [], falseAlarms: [], outside: [], headerBreaks: [], unsafe: [] }
  const slowness: Slowed[] = []
  let [opened, good] = [0, 0]
  return withProgram({
    without: isControl ? [NO_KIND_CHECK] : undefined, clock: `${FIRST_MORNING}T08:00:00+07:00`,
  }, async ({ instance, folder, truth, client }) => {
    const province = await openProvince(instance, undefined, FIRST_MORNING)
    const { counters: { commune: { username, territory } }, password } = province
    const desk = await openBirthDesk(client, username, password, 1)
    await province.close()
    for (let round = 1; round <= rounds; round += 1) {
      const before = filesOutside(folder)
      const ids = [...await sendBad(client, desk, found), ...await sendNames(client, desk, found)]
      const dripped = await dripBesideGood(instance.url, client, desk.cookie)
      found.falseAlarms.push(...dripped.lost, ...dripped.refused)
      slowness.push(await slowedBy(instance, client, desk, found))
      good = await sendGood(client, desk, browser, found)
      await throughPortal({ url: instance.url, browser, traps, territory: territory ?? '', files: BAD_FILES, found })
      await keep(client, desk, ids)
      opened += await openAll({ instance, client, desk, password, database: truth, browser, traps, found })
      found.outside.push(...filesOutside(folder).filter((path) => !before.includes(path)))
      tell(`round ${round}: ${ids.length} taken of ${BAD_FILES.length + BAD_NAMES.length}, ${opened} opened`)
    }
    for (const [what, list] of [...Object.entries(found), ...Object.entries(traps.caught)])
      for (const one of new Set(list as string[])) tell(`${what}: ${one}`)
    return { rounds, figures: figuresOf(found, traps, { slowness, opened, good, memory: mostMemoryOf(instance.pid) }) }
  // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
  }).finally(async () => {
    traps.close()
    await browser.close()
  })
}

/** One file as a form of a browser sends it, its name byte for byte. */
async function send(
  client: Client, { cookie }: BirthDesk, { name, type, content }: MadeFile,
): Promise<Answer | undefined> {
  const boundary = randomUUID()
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
  )
  const raw = {
    type: `multipart/form-data; boundary=${boundary}`,
    content: Buffer.concat([head, content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
  return await client.send('POST', '/api/files', { cookie, raw }).catch(() => undefined)
}

/** Answers the ids of what was taken. */
async function sendBad(client: Client, desk: BirthDesk, { taken, crashed, falseAlarms }: Found): Promise<string[]> {
  const ids: string[] = []
  for (const file of BAD_FILES) {
    const answer = await send(client, desk, file)
    if (!answer && file.what !== 'too large' || answer && answer.status >= 500)
      crashed.push(`${file.what}: ${String(answer?.status)}`)
    if (answer?.status === 201) ids.push(idIn(answer))
    if (answer?.status === 201 && file.must === 'refused') taken.push(file.what)
    if (answer && answer.status !== 201 && file.must === 'taken')
      falseAlarms.push(`${file.what}: ${answer.body.toString().slice(0, 90)}`)
  }
  return ids
}

/** Names are data: each goes with a good file, is taken or refused, and is stored as one line that leads nowhere. */
async function sendNames(client: Client, desk: BirthDesk, { crashed, headerBreaks }: Found): Promise<string[]> {
  const ids: string[] = []
  for (const [n, name] of BAD_NAMES.entries()) {
    const answer = await send(client, desk, { name, type: 'application/pdf', content: smallPdf(`name ${n}`) })
    const told = JSON.stringify(name.slice(0, 40))
    if (!answer || answer.status >= 500) crashed.push(`name ${told}: ${String(answer?.status)}`)
    if (answer?.status !== 201) continue
    ids.push(idIn(answer))
    const { name: kept } = JSON.parse(answer.body.toString()) as { name: string }
    if (kept === '' || kept.length > 120 || /[\p{Cc}\p{Cf}\p{Cs}/\\]/u.test(kept) || /^\.+$/.test(kept))
      headerBreaks.push(`name ${told} is kept as ${JSON.stringify(kept)}`)
  }
  return ids
}

async function sendGood(client: Client, desk: BirthDesk, browser: Browser, { falseAlarms }: Found): Promise<number> {
  const page = await browser.newPage()
  const files = await goodFiles(page)
  await page.close()
  for (const file of files) {
    const answer = await send(client, desk, file)
    if (answer?.status !== 201)
      falseAlarms.push(`${file.name}: ${String(answer?.status)} ${answer?.body.toString().slice(0, 120) ?? ''}`)
  }
  return files.length
}

interface Slowed { readonly alone: number; readonly beside: number }

/** Milliseconds of the page of somebody else at the 95th of a hundred, alone and while the heaviest files come in. */
async function slowedBy({ url }: Instance, client: Client, desk: BirthDesk, { crashed }: Found): Promise<Slowed> {
  const probe = async () => {
    const answers = await askAside(`${url}/tim-thu-tuc?q=khai%20sinh`)
    for (const { status } of answers) if (status >= 500) crashed.push(`others got ${status}`)
    return answers.map(({ after }) => after).sort((a, b) => a - b)[Math.floor(PROBES * 0.95)] ?? 0
  }
  await probe()
  const alone = await probe()
  const heavy = BAD_FILES.filter(({ content, what }) => content.length > 500_000 || /blank|bomb/.test(what))
  let isOver = false
  const sending = Promise.all([0, 1, 2, 3].map(async (worker) => {
    for (let n = worker; !isOver; n += 1) {
      const file = heavy[n % heavy.length]
      if (file) await send(client, desk, file)
    }
  }))
  const beside = await probe()
  isOver = true
  await sending
  return { alone, beside }
}

interface Answered { readonly status: number; readonly after: number }

async function askAside(url: string): Promise<readonly Answered[]> {
  const thread = new Worker(new URL('probe.mjs', import.meta.url), { workerData: { url, probes: PROBES } })
  const [answers] = await once(thread, 'message') as [readonly Answered[]]
  return answers
}

/** What was taken is handed in, so that somebody opens it. */
async function keep(client: Client, desk: BirthDesk, ids: readonly string[]): Promise<void> {
  for (let n = 0; n < ids.length; n += TOGETHER) {
    const [form, , card] = desk.uploads
    const body = birthBody(desk, 100_000 + n) as { components: { component: string; files: (string | undefined)[] }[] }
    for (const one of body.components)
      one.files = one.component === 'giay-chung-sinh'
        ? ids.slice(n, n + TOGETHER)
        : [one.component === 'cccd' ? card : form]
    // Good files need not be good scans: some are small, others blank.
    const files = ids.slice(n, n + TOGETHER)
    await client.json('POST', '/api/scan-checks', { cookie: desk.cookie, body: { files } })
    await client.json('POST', '/api/scan-passings', {
      cookie: desk.cookie, body: { files, reason: 'Tệp của bài diễn tập' },
    })
    await client.json('POST', '/api/dossiers', { cookie: desk.cookie, body })
  }
}

interface Opening {
  readonly instance: Instance
  readonly client: Client
  readonly desk: BirthDesk
  readonly database: pg.Pool
  readonly browser: Browser
  readonly traps: Traps
  readonly found: Found
  readonly password: string
}

/** Runs in the page: the browser keeps the cookie of the session. */
async function signInHere(body: { username: string; password: string }): Promise<void> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  await fetch('/api/session', { method: 'POST', headers, body: JSON.stringify(body) })
}

/** Of every answer with a file; another one came out of a name. */
const HEADERS =
  /^(content-(type|length|disposition|security-policy|encoding)|cache-control|date|connection|keep-alive|vary|x-[a-z-]+|referrer-policy|cross-origin-[a-z-]+|permissions-policy|strict-transport-security|transfer-encoding|origin-agent-cluster|pragma|expires)$/

/** Opens each stored file by its address, as whoever clicks on it does, and looks at how it is sent. */
async function openAll(
  { instance, client, desk: { cookie, username }, password, database, browser, traps, found }: Opening,
): Promise<number> {
  const { rows } = await database.query<{ id: string; name: string }>(
    'select public_id as id, name from documents.paper',
  )
  const context = await browser.newContext({ acceptDownloads: true })
  await traps.set(context, 'whoever opens a file')
  const door = await context.newPage()
  await door.goto(`${instance.url}/ban-lam-viec/`)
  await inPage(door, signInHere, { username, password })
  await door.close()
  for (const paper of rows) {
    const path = `/api/papers/${paper.id}/file`
    const { status, headers } = await client.send('GET', path, { cookie })
    if (status !== 200) { found.crashed.push(`${paper.name}: ${status}`); continue }
    const strange = Object.keys(headers).filter((one) => !HEADERS.test(one))
    if (strange.length > 0 || headers['set-cookie']) found.headerBreaks.push(`${paper.name}: ${strange.join()}`)
    const isSafe = headers['x-content-type-options'] === 'nosniff' && /(^|;\s*)sandbox(;|$)/.test(String(
      headers['content-security-policy'],
    ))
      && /^(application\/pdf|image\/(png|jpeg))$/.test(String(headers['content-type']))
    if (!isSafe) found.unsafe.push(`${paper.name}: ${String(headers['content-type'])}`)
    const page = await context.newPage()
    const answer = await page.goto(instance.url + path).catch(() => undefined) // what is saved leads nowhere
    if (answer && answer.status() !== 200) found.crashed.push(`${paper.name} in the browser: ${answer.status()}`)
    await traps.inspect(page).catch(() => undefined)
    await page.close()
  }
  await context.close()
  return rows.length
}

/** A folder of the store, a file of it by its hash, or what is on its way into it. */
const OF_STORE = /^files\/([0-9a-f]{2}(\/[0-9a-f]{2}(\/[0-9a-f]{64})?)?|(receiving|growing)(\/[0-9a-f-]{36}(\.\w+)?)?)$/

/** Every path of the instance that belongs neither to the store nor to the database or the seals. */
function filesOutside(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^(postgres|seals)(\/|$)|^files$/.test(path) && !OF_STORE.test(path))
    .map((path) => join(folder, path))
}

function figuresOf(
  found: Found, { caught }: Traps,
  { slowness, opened, good, memory }: { slowness: Slowed[]; opened: number; good: number; memory: number },
): Figure[] {
  const [slowest = { alone: 0, beside: Infinity }] = slowness.toSorted((a, b) => b.beside - a.beside)
  return [
    none('files that ran', [...caught.executions, ...caught.alive]), none('wrong files taken', found.taken),
    none('sent as what could run', found.unsafe), none('files outside of the store', found.outside),
    none('headers or names broken', found.headerBreaks), none('crashes', found.crashed),
    none('good files refused', found.falseAlarms),
    { name: 'good files', value: good, atLeast: 30 }, { name: 'stored files opened', value: opened, atLeast: 1 },
    { name: 'memory of the server at most', value: Math.round(memory), unit: 'MiB', atMost: 512 },
    {
      name: 'others at the 95th of a hundred, beside heavy files', value: Math.round(slowest.beside), unit: 'ms',
      atMost: Math.round(Math.max(UNFELT, 2 * slowest.alone)),
    },
    { name: 'of what they take alone', value: Math.round(slowest.beside / slowest.alone * 10) / 10, unit: 'times' },
  ]
}

const NO_KIND_CHECK: Guard = {
  file: 'server/src/modules/documents/inspect-file.ts', text: '? refuse(faultOf(answer.check))',
  instead: "? ok({ kind: 'application/pdf', pages: null, inert: [] })",
}

export const UPLOADS: Drill = {
  name: 'uploads',
  tests: 'T12, T13, T31',
  promise: 'What somebody uploads runs nowhere, leads out of no folder and holds up nobody, and what is good is taken',
  attack:
    'wrong kinds, files of two kinds, scripts, bombs, floods of pixels, lies and odd names, and files that come drop by drop, by API, form and pieces',
  control: 'whatever is no known kind is taken for a PDF',
  breaks: ['wrong files taken'],
  rounds: { whole: 1, control: 1 },
  minutes: 6,
  run,
}
