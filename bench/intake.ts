import { randomInt } from 'node:crypto'
import pg from 'pg'
import { birthBody, smallPdf } from '../e2e/birth.ts'
import { openClient, upload } from '../e2e/client.ts'
import { type Instance, startInstance } from '../e2e/instance.ts'
import { cpuOf } from './cpu.ts'
import { openDesks } from './desks.ts'
import { type Figure, figureOf, medianOf, rateOf, rounded, tell } from './figure.ts'
import { openIntakeFloor } from './floors/intake.ts'
import { readWrittenRows } from './floors/written-rows.ts'

const SECONDS = 3
const ROUNDS = 3
/** Connections of the product's pool; the floor has as many. */
const CONNECTIONS = 10

/**
 * Birth registrations with three papers over HTTP, spread over all agencies that take them, next to their floor: the
 * same rows written by bare statements. Product and floor take turns, because a machine is not equally busy all the
 * time; the median round counts, and a ratio is that of one round.
 */
export async function benchIntake(): Promise<Figure[]> {
  const instance = await startInstance()
  const client = openClient(instance.url)
  try {
    const desks = await openDesks(instance, client)
    let n = randomInt(1_000_000)
    const receive = async (at = n) => {
      const desk = desks[at % desks.length]
      if (!desk) throw new Error('no agency takes birth registrations')
      return client.json<{ id: string }>('POST', '/api/dossiers', { cookie: desk.cookie, body: birthBody(desk, n++) })
    }
    const { id } = await receive()
    const written = await readWrittenRows(instance.databaseUrl(), id)
    tell(
      `intake: ${desks.length} agencies; one intake writes ${written.map(({ table, rows }) => `${table} ${rows.length}`).join(', ')}`,
    )
    const agencies = await agenciesOf(instance.databaseUrl())
    const floor = openIntakeFloor(instance.databaseUrl(), written, agencies, CONNECTIONS)
    const narrow = openIntakeFloor(instance.databaseUrl(), written, agencies.slice(0, 1), CONNECTIONS)
    await rateOf(8, SECONDS, receive)
    await rateOf(8, 1, floor.writeOnce)
    const figures: Figure[] = [await compareCost(instance, receive, floor.writeOnce)]
    for (const clients of [1, 8, 16])
      figures.push(await compare(`clients-${clients}`, clients, receive, floor.writeOnce))
    figures.push(await compare('one-agency', 8, () => receive(0), narrow.writeOnce))
    const cookie = desks[0]?.cookie ?? ''
    const uploads = await rateOf(8, SECONDS, () => upload(client, cookie, 'giay-to.pdf', smallPdf(String(n++))))
    await Promise.all([floor.close(), narrow.close()])
    return [
      ...figures,
      { bench: 'upload', figure: 'clients-8', value: rounded(uploads), unit: 'files/s', floor: null, ratio: null },
    ]
  } finally {
    client.close()
    await instance.stop()
  }
}

async function compare(
  figure: string, clients: number, product: () => Promise<unknown>, floor: () => Promise<void>,
): Promise<Figure> {
  const rounds: { value: number; floor: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ value: await rateOf(clients, SECONDS, product), floor: await rateOf(clients, SECONDS, floor) })
  }
  tell(
    `${figure}: ${rounds.map((one) => `${Math.round(one.value)} of ${Math.round(one.floor)} (${(one.value / one.floor).toFixed(3)})`).join(', ')}`,
  )
  const ratio = medianOf(rounds.map((one) => one.value / one.floor))
  const middle = rounds.find((one) => one.value / one.floor === ratio) ?? { value: NaN, floor: NaN }
  return figureOf('intake', figure, middle.value, 'transactions/s', middle.floor)
}

/**
 * Processor time of all who take part, the asking side too: what a rate comes to on a machine that is otherwise quiet.
 */
async function compareCost(
  instance: Instance, product: () => Promise<unknown>, floor: () => Promise<void>,
): Promise<Figure> {
  const costOf = async (work: () => Promise<unknown>) => {
    const [before, own] = [cpuOf(instance), process.cpuUsage()]
    const done = (await rateOf(8, SECONDS, work)) * SECONDS
    const { user, system } = process.cpuUsage(own)
    const asking = (user + system) / 1e6
    return { asking: (asking / done) * 1_000, whole: ((cpuOf(instance) - before + asking) / done) * 1_000 }
  }
  const [theirs, least] = [await costOf(product), await costOf(floor)]
  tell(
    `processor time: ${theirs.whole.toFixed(2)} ms an intake (${theirs.asking.toFixed(2)} of them to ask), floor ${least.whole.toFixed(2)} ms (${least.asking.toFixed(2)})`,
  )
  return figureOf('intake', 'processor-time', theirs.whole, 'ms', least.whole, true)
}

async function agenciesOf(databaseUrl: string): Promise<bigint[]> {
  const database = new pg.Client(databaseUrl)
  await database.connect()
  const { rows } = await database.query<{ id: string }>('select distinct agency_id::text as id from dossiers.serial')
  await database.end()
  return rows.map(({ id }) => BigInt(id))
}
