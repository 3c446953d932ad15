import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { birthBody, openBirthDesk } from '../birth.ts'
import { openClient } from '../client.ts'
import { ENTRY, environmentOn } from '../instance.ts'
import { moveClock } from './clock.ts'
import { deskOf, openDossier } from './desk.ts'
import type { OpenedStage } from './open-stage.ts'
import { keepPapers } from './papers.ts'
import { openProvince } from './province.ts'
import { giveBack, settle } from './settle.ts'
import type { Played, Stage } from './stage.ts'
import { until } from './until.ts'

const PLANS = fileURLToPath(new URL('../../data/succession/', import.meta.url))
/** Plans that were carried out before, each on its day. */
const EARLIER = ['2024-12-01', '2025-03-01']
/** A Friday with three levels, and the Tuesday on which there are two. */
const [BEFORE, DAY] = ['2025-06-27', '2025-07-01']
const LONGEST = 300_000

/**
 * A birth that is handed in at a ward before 01/07/2025, and settled by the unit that takes the ward's place: its
 * number and its page stay, its result is the new unit's, and what is handed in afterwards has the new code.
 */
export async function playAcross(stage: OpenedStage): Promise<Played> {
  await leaveDesks(stage)
  for (const day of EARLIER) {
    await moveClock(stage, day, '00:05')
    await succeed(stage, day, true)
  }
  await moveClock(stage, BEFORE, '08:00')
  const before = await on(stage, BEFORE)
  const { number, applicant } = await receive(before, 901)
  const address = await before.province.trackingUrl(number)
  const oldUnit = before.province.counters.commune.territory ?? ''
  stage.say(`${number}: received by ${oldUnit}`)
  // Somebody has begun to work on it, and goes on with it under another roof.
  await settleSome(before, number)
  await leaveDesks(before)

  await succeed(stage, DAY, false)
  await moveClock(stage, DAY, '00:05')
  await until('the plan is carried out', async () => await isCarriedOut(stage), LONGEST)
  await moveClock(stage, DAY, '08:00')
  await before.province.close()
  const after = await on(stage, DAY)
  await settle(after, number)
  const desk = await giveBack(after, number, 'Tại quầy')
  const pdfs = await keepPapers(after, desk, number, applicant, '')

  await checkPage(after, address, number)
  const issuer = await issuerOf(stage, number)
  if (issuer === '' || issuer.includes(oldUnit)) stage.surprises.push(`${number} was issued by ${issuer || 'nobody'}`)
  stage.say(`${number}: issued by ${issuer}`)
  const { number: fresh } = await receive(after, 902)
  const [old, now] = [number, fresh].map((one) => one.split('.')[0])
  if (old === now) stage.surprises.push(`${fresh} has the code of before`)
  stage.say(`${fresh}: what is handed in on the day has the new code`)
  const state = await after.province.stateOf(number)
  await leaveDesks(after)
  await after.province.close()
  return { number, channel: 'counter', state, pdfs }
}

/** The same stage on another day: other units, other staff. */
async function on(stage: OpenedStage, day: string): Promise<Stage> {
  return { ...stage, day, desks: new Map(), province: await openProvince(stage.instance, undefined, day) }
}

/** Nobody sits at a desk while years pass. */
async function leaveDesks({ desks }: Stage): Promise<void> {
  for (const desk of await Promise.all(desks.values())) await desk.page.context().close()
  desks.clear()
}

/** As an operator does it; before its day a plan is taken in only. */
async function succeed({ instance, say }: OpenedStage, day: string, isWhole: boolean): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath, [ENTRY, 'units', 'succeed', `${PLANS}${day}.yaml`, '--json'],
    { env: environmentOn(instance), timeout: LONGEST },
  )
  const { isDone, waits } = JSON.parse(stdout) as { isDone: boolean; waits: boolean }
  if (isDone !== isWhole || waits === isWhole) throw new Error(`the plan of ${day} says: ${stdout}`)
  say(`units of ${day}: ${isDone ? 'carried out' : 'taken in'}`)
}

async function isCarriedOut({ instance }: OpenedStage): Promise<boolean> {
  const [row] = await read<{ open: boolean }>(
    instance, 'select exists (select from organisation.succession where done_at is null) as open', [],
  )
  return row?.open === false
}

/** Who issued the result, by the name of that day. */
async function issuerOf({ instance }: OpenedStage, number: string): Promise<string> {
  const [row] = await read<{ name: string }>(instance, `
    select v.name from dossiers.result r join dossiers.dossier d on d.id = r.dossier_id
      join organisation.unit_version v on v.unit_id = r.agency_id and v.valid @> r.issued_on
    where d.number = $1`, [number])
  return row?.name ?? ''
}

async function read<T extends object>(
  instance: OpenedStage['instance'], query: string, values: readonly unknown[],
): Promise<readonly T[]> {
  const db = new pg.Client(instance.databaseUrl('postgres'))
  await db.connect()
  // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
  return (await db.query<T>(query, [...values]).finally(() => db.end())).rows
}

/** Another child's registration at the commune's counter, addresses as they are on the day. */
async function receive({ url, province: { counters: { commune }, password }, day }: Stage, n: number) {
  const client = openClient(url)
  try {
    const desk = await openBirthDesk(client, commune.username, password, n)
    const body = birthBody(desk, n) as { answers: Record<string, unknown> }
    const answers = day < DAY ? body.answers : await withTwoLevels(client, body.answers, commune.territoryCode)
    const { number } = await client.json<{ number: string }>('POST', '/api/dossiers', {
      cookie: desk.cookie, body: { ...body, answers },
    })
    return { number, applicant: String(body.answers['mother.fullName']) }
  } finally {
    client.close()
  }
}

interface Line { readonly code: string | null; readonly name: string; readonly parentName: string | null }

async function withTwoLevels(
  client: ReturnType<typeof openClient>, answers: Record<string, unknown>, code: string | null,
): Promise<Record<string, unknown>> {
  const list = async (query: string) =>
    (await client.json<{ items: readonly Line[] }>('GET', `/api/units${query}`)).items
  const [[province], communes] = [await list('?level=province'), await list('')]
  const commune = communes.find((one) => one.code === code)
  const home = {
    country: 'VN', epoch: '2-cap', province: { code: province?.code, name: province?.name },
    commune: { code: commune?.code, name: commune?.name }, detail: 'Số 12, tổ dân phố 3',
  }
  return Object.fromEntries(Object.entries(answers).map(([key, value]) =>
    [key, typeof value === 'object' && value !== null && 'epoch' in value ? home : value]))
}

/** The first step only: whoever has it takes it. */
async function settleSome(stage: Stage, number: string): Promise<void> {
  const work = await stage.province.findWork(number)
  if (!work) throw new Error(`${number} waits for nobody`)
  const desk = await deskOf(stage, await stage.province.accountFor(work))
  await openDossier(desk, stage, number)
  await desk.page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: /^Nhận việc\s*\d?$/ }).click()
  await desk.page.getByText('Đã xong: Nhận việc').first().waitFor()
  stage.say(`${number}: ${desk.account.username} works on it`)
}

/** The link on the receipt of before: the same number, and the result. */
async function checkPage(stage: Stage, address: string, number: string): Promise<void> {
  const page = await stage.browser.newPage()
  await page.goto(address)
  const text = await page.getByRole('main').innerText()
  await page.close()
  if (!text.includes(number) || !text.includes('Đã trả kết quả'))
    stage.surprises.push(`the link of before tells of ${number}: ${text}`)
  stage.say(`${number}: the link on the receipt of before leads to it`)
}
