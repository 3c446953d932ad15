import { readFileSync, readdirSync } from 'node:fs'
import type pg from 'pg'
import { birthBody, openBirthDesk } from '../../birth.ts'
import { type Client, signIn } from '../../client.ts'
import { textOfPdf } from '../../journey/pdf.ts'
import { openProvince } from '../../journey/province.ts'
import { FIRST_MORNING } from '../../ready-folder.ts'
import { callersFrom } from '../portal-visitor.ts'
import { type Drill, type DrillRun, type Outcome, none } from '../drill.ts'
import { type Guard } from '../without-guard.ts'
import { openPlaces } from './askers.ts'
import { tryEveryParameter } from './every-parameter.ts'
import { forgeMails, openMailSink } from './mail-headers.ts'
import { WILD } from './sql-strings.ts'
import { runSqlmap } from './sqlmap.ts'
import { type Program, withProgram } from '../with-program.ts'

/** What PostgreSQL says of a text that was taken for a part of a statement. */
const SYNTAX =
  /ERROR:.*(syntax error|unterminated|invalid regular expression|malformed|operator does not exist|invalid input syntax|invalid byte sequence|column .* does not exist)/
/** Of API and portal there were 400 and more when this was written; a document that tells of fewer tells of too few. */
const LEAST_PLACES = 350
/** Within its time on a busy machine. */
const LEAST_MAPPED = 40
const CALLERS = 64
/** The hole of the control opens to texts without letters, of which sqlmap sends none. */
const NOT_MAPPED = { found: [], broken: [], tried: 0 } as const
const FORMULAS = [
  '=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', ' =1+1', '=HYPERLINK("http://127.0.0.1")',
  "=cmd|' /C calc'!A0", '"=1+1"', ';=1+1',
]
/** Signs that mean something to what sets papers, and names that would be run by it. */
const MARKUP = [
  '#panic("x")', '$x^2$ *b* _i_', '@ref <label>', '// not /* this', '= Heading', '\\u{41} `raw`',
  '#import "/etc/passwd": *', '{{7*7}} ${7*7} <%=7%>',
]
const FORGED = 'x\n{"level":"fatal","time":"now","msg":"FORGED"}\r\n\x1b[31mFORGED\x1b[0m'

async function run({ isControl, tell }: DrillRun): Promise<Outcome> {
  const lines: string[] = []
  const sink = await openMailSink()
  return withProgram({
    without: isControl ? AS_TEXT : undefined, clock: `${FIRST_MORNING}T08:00:00+07:00`,
    env: { SMTP_URL: sink.url, MAIL_FROM: 'Một cửa <motcua@tinh.example>' }, onLine: (line) => lines.push(line),
  }, async ({ instance, folder, truth, client }) => {
    const province = await openProvince(instance, undefined, FIRST_MORNING)
    const { counters: { commune }, password } = province
    const desk = await openBirthDesk(client, commune.username, password, 3)
    const admin = await signIn(client, province.adminOf(commune).username, password)
    await province.close()
    const received = await client.json<{ id: string }>('POST', '/api/dossiers', {
      cookie: desk.cookie, body: birthBody(desk, 1),
    })
    const { places, tried, sqlmap } = await tryPlaces({ instance, truth, client }, { isControl, tell })
    const wild = await findAll(client, desk.cookie, admin)
    const mails = await forgeMails(client, truth, {
      mails: sink.mails, cookie: desk.cookie, dossier: received.id, applicantId: desk.applicantId,
    })
    const forged = await forgeLines(client, desk.cookie, lines)
    const misprinted = await misprintedNames(client, desk, truth)
    const formulas = await formulasIn(client, desk.cookie, truth)
    const errors = readdirSync(`${folder}/postgres/data/log`)
      .flatMap((file) => readFileSync(`${folder}/postgres/data/log/${file}`, 'utf8').split('\n')).filter(
        (line) => SYNTAX.test(line),
      )
    const broken = [...tried.broken, ...sqlmap?.broken ?? []]
    const found = {
      broken, slept: tried.slept, shut: tried.shut, wild, sqlmap: sqlmap?.found ?? [], mails, forged, misprinted,
      formulas, errors,
    }
    for (const [what, list] of Object.entries(found))
      for (const one of new Set(list.slice(0, 20))) tell(`${what}: ${one}`)
    return { rounds: 1, figures: [
      { name: 'parameters tried', value: places, atLeast: LEAST_PLACES },
      { name: 'requests', value: tried.requests },
      { name: 'parameters whose honest request was refused unseen', value: tried.shut.length },
      none('answered with 500', broken), none('queries that waited', tried.slept),
      none('syntax errors in the log of PostgreSQL', errors),
      none('patterns that found everything', wild),
      { name: 'findings of sqlmap', value: sqlmap?.found.length ?? Number.NaN, atMost: 0 },
      {
        name: 'parameters sqlmap went through', value: sqlmap?.tried ?? Number.NaN,
        atLeast: isControl ? 0 : LEAST_MAPPED,
      },
      { name: 'parameters sqlmap did not come to in its time', value: places - (sqlmap?.tried ?? 0) },
      none('forged lines in the log', forged), none('forged heads and receivers of mails', mails),
      { name: 'mails that arrived', value: sink.mails.length, atLeast: 1 }, none('names printed otherwise', misprinted),
      none('formulas in the list for spreadsheets', formulas),
    ] }
  // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
  }).finally(() => sink.close())
}

/** Every parameter of API and portal with every string, and as many as there is time for by sqlmap. */
async function tryPlaces(
  { instance, truth, client }: Pick<Program, 'instance' | 'truth' | 'client'>,
  { isControl, tell }: Pick<DrillRun, 'isControl' | 'tell'>,
) {
  const { places, close } = await openPlaces(client, truth)
  const callers = callersFrom(instance.url, CALLERS)
  try {
    const tried = await tryEveryParameter(callers, places)
    tell(`${tried.requests} requests with ${places.length} parameters`)
    const sqlmap = isControl ? NOT_MAPPED : await runSqlmap(instance.url, places, tell)
    return { places: places.length, tried, sqlmap }
  } finally {
    close()
    for (const caller of callers) caller.close()
  }
}

/** A pattern means nothing where names are looked for: nobody has these letters. */
async function findAll(client: Client, cookie: string, admin: string): Promise<string[]> {
  const found: string[] = []
  for (const text of WILD)
    for (const [path, body, who] of [
      ['/api/people/search', { name: text }, cookie], ['/api/dossiers/search', { text }, cookie],
      ['/api/staff/search', { text }, admin],
    ] as const) {
      const answer = await client.send('POST', path, { cookie: who, body })
      if (answer.status === 200 && (JSON.parse(answer.body.toString()) as { items: unknown[] }).items.length > 0)
        found.push(`${path} ${text}`)
    }
  return found
}

/** Lines and colours of somebody else's making, sent wherever a text may reach the log. */
async function forgeLines(client: Client, cookie: string, lines: readonly string[]): Promise<string[]> {
  for (const path of ['/api/people/search', '/api/support', '/api/session', '/api/dossiers'])
    for (const body of [
      { name: FORGED }, { text: FORGED, screen: FORGED }, { username: FORGED, password: FORGED }, `{"${FORGED}`,
    ])
      await client.send('POST', path, { cookie, body })
  await client.send('GET', `/api/tracking/${encodeURIComponent(FORGED)}`, { cookie })
  await client.send('GET', `/${encodeURIComponent(FORGED)}`, { cookie: `${cookie}; x=${encodeURIComponent(FORGED)}` })
  return lines.filter((line) => /^\s*\{.*"msg":"FORGED"|\x1b/.test(line))
}

/** Gives the applicant each name, as if some door had taken it, and reads it on the receipt of a new dossier. */
async function misprintedNames(
  client: Client, desk: Awaited<ReturnType<typeof openBirthDesk>>, database: pg.Pool,
): Promise<string[]> {
  const wrong: string[] = []
  const bare = (text: string) => text.replace(/\s+/g, '')
  for (const [n, markup] of MARKUP.entries()) {
    const name = `Nguyễn Văn ${markup}`
    await database.query('update identity.person set full_name = $1 where public_id = $2', [name, desk.applicantId])
    const { number } = await client.json<{ number: string }>('POST', '/api/dossiers', {
      cookie: desk.cookie, body: birthBody(desk, 500 + n),
    })
    const { rows } = await database.query<{ id: string }>(
      'select slip.public_id as id from dossiers.slip join dossiers.dossier d on d.id = dossier_id where number = $1',
      [number])
    const { status, body } = await client.send('GET', `/api/slips/${rows[0]?.id ?? ''}.pdf`, { cookie: desk.cookie })
    if (status !== 200 || !bare(await textOfPdf(body)).includes(bare(name))) wrong.push(`${name}: ${status}`)
  }
  return wrong
}

/** Names that a spreadsheet would compute, in the file of a list: each cell must begin with something else. */
async function formulasIn(client: Client, cookie: string, database: pg.Pool): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>('select id from dossiers.dossier order by id limit 50')
  await database.query('set session_replication_role = replica')
  for (const [n, { id }] of rows.entries())
    await database.query('update dossiers.dossier set applicant_name = $1 where id = $2', [
      FORMULAS[n % FORMULAS.length], id,
    ])
  await database.query('reset session_replication_role')
  let whole = ''
  for (const list of ['unit', 'mine', 'received-here', 'not-forwarded', 'due-today', 'waiting']) {
    const { status, body } = await client.send('POST', '/api/dossiers/file', { cookie, body: { list } })
    if (status === 200) whole += body.toString()
  }
  const cells = [...whole.matchAll(/(?:^|,|\r\n)("(?:[^"]|"")*"|[^,\r\n]*)/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
  if (!whole.includes('SUM(1)')) return ['no list has the names']
  return cells.filter((cell) => /^[\s\ufeff]*[=+\-@]/.test(cell) && !/^-?\d+$/.test(cell))
}

/** One query made of text: what is looked for stands in the statement. */
const AS_TEXT: readonly Guard[] = [{
  file: 'server/src/modules/identity/store/people.ts',
  text: "  if (!words) return []\n  const query = sql<boolean>`to_tsvector(",
  instead:
    "  if (!words) return people.where(sql<boolean>`folded like '${sql.raw(text)}'`).execute()\n  const query = sql<boolean>`to_tsvector(",
}]

export const INJECTION: Drill = {
  name: 'injection',
  tests: 'T21, T43',
  promise: 'what somebody writes is a value: no part of a statement, a formula, a line of the log, a paper’s markup',
  attack: 'quotes, comments, waits, patterns in every parameter of API and portal, sqlmap on as many as it gets through, '
    + 'formulas, forged lines, heads of mails at a real server',
  control: 'one search makes its statement of the words it was given',
  breaks: ['patterns that found everything', 'syntax errors in the log of PostgreSQL'],
  rounds: { whole: 1, control: 1 },
  minutes: 8,
  run,
}
