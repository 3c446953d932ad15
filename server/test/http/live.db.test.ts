/** Need: what another changes shows on an open screen (part P), and only to those who may see that dossier. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announceChanges, listenForChanges } from '../../src/platform/changes.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { citizenOf } from './people.ts'

let http: HttpServer
let offices: readonly Office[]
beforeAll(async () => {
  http = await startHttp()
  offices = officesOf(http)
  await staffOffices(http, offices)
})
afterAll(async () => http.stop())

/**
 * What happened is told only once whatever began before it has ended, here the transactions of other tests, too: so
 * the hub is woken again and again, as the worker does it.
 */
let waking: NodeJS.Timeout
beforeAll(() => { waking = setInterval(() => http.live.wake(), 20) })
afterAll(() => clearInterval(waking))

/** A screen that is open: what it was told so far, and how to wait for more. */
async function openScreen({ cookie }: Caller) {
  const answer = await http.app.inject({
    url: '/api/live', headers: { cookie, accept: 'text/event-stream' }, payloadAsStream: true,
  })
  const line = answer.stream().setEncoding('utf8')
  const words: AsyncIterator<string, undefined> = line[Symbol.asyncIterator]()
  let heard = ''
  const more = async () => {
    const next = await words.next()
    heard += next.value ?? ''
    return next.done !== true
  }
  return {
    status: answer.statusCode, type: answer.headers['content-type'], heard: () => heard, more,
    async until(text: string) {
      while (!heard.includes(text)) if (!await more()) throw new Error(`ended before ${text}`)
    },
    close: () => line.destroy(),
  }
}

async function receive(office: Office): Promise<string> {
  const clerk = await asRole(http, 'reception', office.name)
  const procedure = http.province.catalogue.on('2021-06-25').find(office.procedure)?.publicId ?? ''
  const { status, text, body } = await clerk.call('POST', '/api/dossiers', {
    body: await intakeBody(clerk, procedure, person, { confirmedDouble: true }),
  })
  if (status !== 201) throw new Error(text)
  return (body as { id: string }).id
}

let person: string
beforeAll(async () => {
  person = (await citizenOf(http, {
    kind: 'citizen', fullName: 'Lê Thị Sống', birth: '1991-05-06', personalNumber: '000191990231',
  })).personPublicId
})

describe('a screen that is open', () => {
  test('names nothing more once its session has ended, and ends itself', async () => {
    const [commune] = offices
    if (!commune) throw new Error('an office')
    const officer = await http.asUser('only.agency-head.commune')
    const screen = await openScreen(officer)
    await screen.until('retry')
    expect((await officer.call('DELETE', '/api/session', { key: null })).status).toBe(204)
    const dossier = await receive(commune)
    while (await screen.more()) continue
    expect(screen.heard()).not.toContain(dossier)
  })

  test('is told of a dossier of its own unit, and not of another agency’s', async () => {
    const [commune, other] = offices
    if (!commune || !other) throw new Error('two offices')
    const here = await openScreen(await asRole(http, 'reception', commune.name))
    const there = await openScreen(await asRole(http, 'reception', other.name))
    expect([here.status, here.type, there.status]).toEqual([200, 'text/event-stream', 200])
    await Promise.all([here.more(), there.more()])
    const mine = await receive(commune)
    const theirs = await receive(other)
    await Promise.all([here.until(mine), there.until(theirs)])
    expect([here.heard().includes(theirs), there.heard().includes(mine)]).toEqual([false, false])
    here.close()
    there.close()
  })

  test('hears nothing of people: ids of dossiers only', async () => {
    const [commune] = offices
    if (!commune) throw new Error('an office')
    const screen = await openScreen(await asRole(http, 'reception', commune.name))
    await screen.more()
    const id = await receive(commune)
    await screen.until(id)
    expect(screen.heard()).toContain(`event: changed\ndata: {"dossiers":["${id}"]}\n\n`)
    screen.close()
  })
})

test('whoever is not signed in, or asks for something else than a stream, gets none', async () => {
  const [commune] = offices
  const clerk = await asRole(http, 'reception', commune?.name ?? '')
  expect((await http.callerWith('').call('GET', '/api/live', { headers: { accept: 'text/event-stream' } })).status)
    .toBe(401)
  expect(await clerk.call('GET', '/api/live')).toMatchObject({ status: 406, body: { code: 'stream-only' } })
})

test('an announcement in one process is heard in another', async () => {
  let hear: () => void = () => undefined
  const heard = new Promise<void>((resolve) => { hear = resolve })
  const failed: unknown[] = []
  const listening = listenForChanges(
    http.province.database.appUrl, () => hear(), (error) => failed.push(error),
  )
  // Until the other line listens, nobody hears: it is said again.
  const again = setInterval(() => void announceChanges(http.province.db), 20)
  await heard
  clearInterval(again)
  await listening.stop()
  expect(failed).toEqual([])
})
