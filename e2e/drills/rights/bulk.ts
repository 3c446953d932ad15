import { get } from 'node:http'
import type { Client } from '../../client.ts'
import { type Cast, STAFF_ROLES } from './cast.ts'
import { type Lying, ownOf } from './staff-walk.ts'
import { API_ROWS } from './tables.ts'
import type { Tally } from './tally.ts'
import { madeUp } from './things.ts'

const cellOf = (key: string, role: string) =>
  API_ROWS.find(({ method, route }) => `${method} ${route}` === key)?.cells[role]
const LISTS = [
  'awaiting-receipt', 'mine', 'unit', 'to-return', 'not-forwarded', 'late-without-apology', 'received-here',
]

interface Scene { readonly cast: Cast; readonly lying: Lying }

/** Ids in arrays, exports, lists and searches hold nothing of another office, and tell of nothing there. */
export async function tryBulk(client: Client, { cast, lying }: Scene, tally: Tally): Promise<void> {
  const foreign = lying.foreign.map(({ dossier }) => dossier)
  for (const role of STAFF_ROLES) {
    const cookie = cast[role]
    const [mine, unknown] = [ownOf(role, lying).dossier, madeUp().dossier]
    const ids = [mine, ...foreign, unknown]
    const acted = await client.send('POST', '/api/dossiers/bulk', {
      cookie, body: { deed: 'check', body: {}, rows: ids.map((id) => ({ id, version: 999_999_999 })) },
    })
    if (acted.status < 300) {
      const { rows } = JSON.parse(acted.body.toString()) as { rows: { refused: object | null }[] }
      const strange = JSON.stringify(rows.at(-1)?.refused)
      for (const row of rows.slice(1, -1))
        tally.expect(
          JSON.stringify(row.refused) === strange, () => `${role}: bulk tells of a foreign one: ${JSON.stringify(row)}`,
        )
    }
    for (const route of ['declarations', 'control-slips'] as const) {
      const { status, body } = await client.send('POST', `/api/dossiers/${route}`, { cookie, body: { dossiers: ids } })
      if (status >= 300) {
        tally.expect(
          status === 404 && cellOf(`POST /api/dossiers/${route}`, role) === 'no', () => `${role}: ${route} ${status}`,
        )
        continue
      }
      const { refused } = JSON.parse(body.toString()) as { refused: { id: string; code: string }[] }
      const isFar = role === 'auditor'
      for (const id of [...isFar ? [] : foreign, unknown])
        tally.expect(refused.some((one) => one.id === id && one.code === 'dossier-unknown'),
          () =>
            `${role}: ${route} does not refuse ${id === unknown ? 'one made up' : 'a foreign one'}: ${JSON.stringify(refused)}`)
    }
    await lookThrough(client, role, { cast, lying }, tally)
  }
}

/** Lists, counts, exports and searches, for the numbers of others. */
async function lookThrough(client: Client, role: keyof Cast, { cast, lying }: Scene, tally: Tally): Promise<void> {
  if (role === 'auditor') return // reads over all of the province, by the table
  const cookie = cast[role]
  const numbers = lying.foreign.map(({ number }) => number)
  for (const list of LISTS) {
    const shown = await client.send('GET', `/api/dossiers?list=${list}&limit=100`, { cookie })
    const file = await client.send('POST', '/api/dossiers/file', { cookie, body: { list } })
    for (const [how, { body }] of [['list', shown], ['export', file]] as const) for (const number of numbers)
      tally.expect(!body.includes(number), () => `${role}: ${how} ${list} holds ${number}`)
  }
  for (const number of numbers) {
    const { body, status } = await client.send('POST', '/api/dossiers/search', { cookie, body: { text: number } })
    const items = status < 300 ? (JSON.parse(body.toString()) as { items: { number: string }[] }).items : []
    tally.expect(!items.some((item) => numbers.includes(item.number)), () => `${role}: search finds ${number}`)
    const next = number.replace(/\d+$/, (last) => String(Number(last) + 1).padStart(last.length, '0'))
    const guessed = await client.send('POST', '/api/dossiers/search', { cookie, body: { text: next } })
    tally.expect(!guessed.body.includes(next), () => `${role}: search for the next number finds ${next}`)
  }
}

/** Open screens hear of changes of their own dossiers, and of no others. */
export async function listenIn(
  url: string, client: Client,
  { cast, lying, talker, foreignTalker }: Scene & { readonly talker: string; readonly foreignTalker: string },
  tally: Tally,
): Promise<void> {
  const roles = STAFF_ROLES.filter((role) => cellOf('GET /api/live', role) === 'any' && role !== 'auditor')
  const heard = new Map<string, string>()
  const streams = roles.map((role) => {
    const asked = get(`${url}/api/live`, { headers: { cookie: cast[role], accept: 'text/event-stream' } }, (answer) => {
      answer.setEncoding('utf8').on('data', (text: string) => heard.set(role, (heard.get(role) ?? '') + text))
    })
    asked.on('error', () => undefined)
    return asked
  })
  const until = async (isSo: () => boolean) => {
    for (let nth = 0; nth < 100 && !isSo(); nth += 1) await new Promise((done) => setTimeout(done, 50))
  }
  await until(() => heard.size === roles.length)
  const said = { circle: 'units', text: 'Cho hỏi thêm về giấy này.' }
  const [foreign] = lying.foreign
  await client.json('POST', `/api/dossiers/${foreign?.dossier ?? ''}/talk`, { cookie: foreignTalker, body: said })
  await client.json('POST', `/api/dossiers/${lying.atOfficer.dossier}/talk`, { cookie: talker, body: said })
  // What is heard of the own dossier comes after what would be heard of the foreign one.
  await until(() => heard.get('officer')?.includes(lying.atOfficer.dossier) === true)
  tally.expect(
    heard.get('officer')?.includes(lying.atOfficer.dossier) === true,
    () => 'the officer hears nothing of the own dossier',
  )
  for (const role of roles)
    tally.expect(!heard.get(role)?.includes(foreign?.dossier ?? '-'), () => `${role} hears of a foreign dossier`)
  for (const stream of streams) stream.destroy()
}
