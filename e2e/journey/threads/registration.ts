import { birthBody, openBirthDesk } from '../../birth.ts'
import { openClient } from '../../client.ts'
import type { OpenedStage } from '../open-stage.ts'
import { settle } from '../settle.ts'
import { doorOf } from '../sandbox-door.ts'
import { until } from '../until.ts'
import {
  type Thread, type ThreadStage, type Told, PATIENT, compareTexts, doubledEvents, takenAt, untilKeptBack, untilTold,
} from './thread.ts'

const REGISTER = 'civil-status'
const HOME = '18856'

/** A birth at a counter: entered in the register of civil status, told by SMS, its certificate brought by the post. */
export const REGISTRATION: Thread = { name: 'registration', partners: [REGISTER, 'sms', 'post'], ends: 'returned', play }

async function play(on: ThreadStage): Promise<Told> {
  const { stage, office, nth, isAway, heal } = on
  const taken = await takenAt(stage, REGISTER)
  const { id, number } = await receive(on)
  await settle(stage, number)
  const code = await orderParcel(on, id)
  const said = [
    ...isAway(REGISTER) ? [await untilKeptBack(office, number, REGISTER)] : [],
    ...isAway('post') ? [await untilNotOrdered(on, code)] : [],
    ...isAway('sms') ? [await untilSmsWait(on, number)] : [],
  ]
  await heal()
  await deliver(stage, code, nth)
  await until('the dossier is returned by the post', async () => await stage.province.stateOf(number) === 'returned', PATIENT)
  const messages = await untilTold(office, number, { partner: REGISTER, least: 2 })
  await enter(on, number)
  const notes = await untilNoticed(on, number)
  const calls = await takenAt(stage, REGISTER) - taken
  const doubled = await doubledEvents(office, number, ['dossier.issued', 'dossier.returned', 'dossier.sector-said'])
  return {
    number, state: await stage.province.stateOf(number), said,
    lost: Math.max(0, messages - calls) + notes.lost, twice: Math.max(0, calls - messages) + notes.twice + doubled,
  }
}

async function receive({ stage: { url, province }, nth }: ThreadStage) {
  const client = openClient(url)
  try {
    const desk = await openBirthDesk(client, province.counters.commune.username, province.password, 5_001 + nth)
    const body = { ...birthBody(desk, 7_000 + nth), delivery: 'post', deliveryAddress: 'Số 9, đường Mẫu' }
    return await client.json<{ id: string; number: string }>('POST', '/api/dossiers', { cookie: desk.cookie, body })
  } finally {
    client.close()
  }
}

interface ParcelRow {
  readonly code: string
  readonly dossierId: string
  readonly carrier: { readonly state: string } | null
}

/** Orders the parcel and gives it to the post with its manifest; answers its code. */
async function orderParcel({ stage, office }: ThreadStage, dossierId: string): Promise<string> {
  const clerk = stage.province.counters.commune
  const placeId = await office.territory(HOME)
  await office.post(clerk, '/api/post/parcels', { dossierId, kind: 'delivery', address: 'Số 9, đường Mẫu', placeId, cod: 0 })
  const { items } = await office.get<{ items: ParcelRow[] }>(clerk, '/api/post/parcels')
  const code = items.find((one) => one.dossierId === dossierId)?.code ?? ''
  const { sections: [section] } = await office.get<{ sections: { id: string }[] }>(clerk, '/api/post/desk')
  const { id } = await office.post<{ id: string }>(clerk, '/api/post/manifests', { sectionId: section?.id, way: 'to-post' })
  await office.post(clerk, `/api/post/manifests/${id}/scan`, { code })
  await office.post(clerk, `/api/post/manifests/${id}/closing`, {})
  return code
}

/** Until the list of parcels says that the post was asked and has not answered; the post has nothing. Answers that. */
async function untilNotOrdered(on: ThreadStage, code: string): Promise<string> {
  const { stage, office } = on
  let state = ''
  await until('the post is asked to fetch the parcel', async () => {
    const { items } = await office.get<{ items: ParcelRow[] }>(stage.province.counters.commune, '/api/post/parcels')
    state = items.find((one) => one.code === code)?.carrier?.state ?? ''
    return state !== ''
  }, PATIENT)
  if (state !== 'asking' || await isOrdered(stage, code)) throw new Error(`while the post is away, ${code} is ${state}`)
  return `post: ${code} is ${state}`
}

/** Until the way by SMS is paused because its gateway is away, and notices of the dossier wait for it; answers both. */
async function untilSmsWait(on: ThreadStage, number: string): Promise<string> {
  let said = ''
  await until('notices wait for the gateway of SMS', async () => {
    const [paused] = await on.office.rows<{ fault: string }>(
      'select fault from notifications.paused_way where channel = $1', ['sms'])
    const waiting = (await notices(on, number)).filter(({ channel, state }) => channel === 'sms' && state === 'waiting')
    said = `sms: ${waiting.length} wait (${paused?.fault ?? ''})`
    return paused !== undefined && waiting.length > 0
  }, PATIENT)
  return said
}

/** The post hears of the order, fetches the parcel and brings it. */
async function deliver(stage: OpenedStage, orderNumber: string, nth: number): Promise<void> {
  const post = doorOf(stage, 'post')
  await until('the post has the order', async () => isOrdered(stage, orderNumber), PATIENT)
  await post.act('happen', { orderNumber, event: 'PICKED_UP' })
  await post.act('happen', { orderNumber, event: 'DELIVERED', receiverName: `Nguyễn Thị Nhận ${String(nth)}`, proof: 'SIGNATURE' })
}

async function isOrdered(stage: OpenedStage, orderNumber: string): Promise<boolean> {
  const { orders } = await doorOf(stage, 'post').state() as { readonly orders: readonly { readonly number: string }[] }
  return orders.some((one) => one.number === orderNumber)
}

/** The register enters it in its book, and the number comes back. */
async function enter({ stage, office }: ThreadStage, number: string): Promise<void> {
  await doorOf(stage, REGISTER).act('move', { number, state: '4' })
  await until('the number of its book is here', async () => {
    const [row] = await office.rows<{ is: boolean }>(`
      select result_number is not null as is from dossiers.sector_case c join dossiers.dossier d on d.id = c.dossier_id
      where d.number = $1 and c.system = $2`, [number, REGISTER])
    return row?.is === true
  }, PATIENT)
}

async function notices({ office }: ThreadStage, number: string) {
  return office.rows<{ channel: string; state: string; template: string; text: string }>(`
    select m.channel, m.state, m.template, m.text from notifications.message m
    join dossiers.dossier d on d.id = m.dossier_id where d.number = $1 and m.channel in ('sms', 'portal') order by m.id`, [number])
}

/** Once all is told: what phones heard against what was to be told. */
async function untilNoticed(on: ThreadStage, number: string): Promise<Pick<Told, 'lost' | 'twice'>> {
  const told = async () => notices(on, number)
  await until('every notice went', async () => {
    const all = await told()
    return all.some(({ template }) => template === 'returned') && all.every(({ state }) => state === 'sent')
  }, PATIENT)
  const { messages } = await doorOf(on.stage, 'sms').state() as { readonly messages: readonly { readonly text: string }[] }
  const meant = (await told()).filter(({ channel }) => channel === 'sms').map(({ text }) => text)
  return compareTexts(meant, messages.flatMap(({ text }) => text.includes(number) ? [text] : []))
}
