import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Client, openClient, signIn } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'
import { codeTo, newestMessage, openVisitor } from '../portal-visitor.ts'
import type { Tally } from '../rights/tally.ts'
import type { FalseTime } from './false-time.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Seconds by which the machine's clock is moved after signing in, and whether the session must be over. */
const JUMPS: readonly (readonly [number, boolean])[] = [
  [0, false], [14 * MINUTE, false], [15 * MINUTE + 5, true], [3 * 24 * HOUR, true], [-10, false], [-HOUR, true],
  [-3 * 24 * HOUR, true],
]

/**
 * Sessions of staff and codes of people while the machine’s clock jumps: inside their time they hold, outside never.
 * `who` opens an account, each time another.
 */
export async function tryDoors(
  client: Client, url: string, truth: pg.Pool, time: FalseTime, username: string, tally: Tally, who = 93,
): Promise<void> {
  for (const [seconds, isOver] of JUMPS) {
    time.jump(0)
    const cookie = await signIn(client, username, PASSWORD)
    time.jump(seconds)
    const { status } = await client.send('GET', '/api/session', { cookie })
    tally.expect((status === 401) === isOver, () => `a session ${seconds} s after it began: ${status}`)
  }
  time.jump(0)
  const phone = `05000000${who}`
  const person = {
    'ho-ten': 'Trần Thị Giờ', 'so': `0001859900${who}`, 'ngay': '3', 'thang': '2', 'nam': '1985', 'dien-thoai': phone,
    'tiep': '/ho-so',
  }
  const codes: readonly (readonly [number, boolean])[] = [
    [9 * MINUTE + 30, false], [10 * MINUTE + 5, true], [-10, false], [-HOUR, true],
  ]
  for (const [nth, [seconds, isOver]] of codes.entries()) {
    const visitor = openVisitor(openClient(url, `127.0.${who}.${String(nth + 1)}`))
    await visitor.get(nth === 0 ? '/dang-ky' : '/dang-nhap')
    const before = await newestMessage(truth, phone)
    const [ask, open] = nth === 0 ? ['/dang-ky', '/dang-ky/ma'] : ['/dang-nhap', '/dang-nhap/ma']
    const asked = await visitor.post(ask, person)
    tally.expect(asked.status === 200, () => `a code is asked for: ${asked.status}`)
    const ma = await codeTo(truth, phone, before).catch(() => '')
    tally.expect(ma !== '', () => `no code came after ${asked.status} at ${ask}, try ${nth} of ${who}`)
    time.jump(seconds)
    const { status } = await visitor.post(open, { ...person, ma })
    tally.expect((status === 303) !== isOver, () => `a code ${seconds} s after it was asked for: ${status}`)
    visitor.client.close()
    time.jump(0)
  }
}

/** Deeds while the clock runs backwards and forwards: their record stands in the order in which they were done. */
export async function tryOrder(
  truth: pg.Pool, time: FalseTime,
  { deeds, tally }: { readonly deeds: readonly (() => Promise<string>)[]; readonly tally: Tally },
): Promise<void> {
  const done: string[] = []
  for (const [nth, deed] of deeds.entries()) {
    time.jump([0, -90, 3_600, -3_600, 40][nth % 5] ?? 0)
    await pause(20)
    done.push(await deed())
  }
  time.jump(0)
  const { rows } = await truth.query<{ id: string }>(`
    select d.public_id::text as id from audit.event e join dossiers.dossier d on d.id = e.dossier_id
    where e.type in ('dossier.accepted', 'dossier.submitted') order by e.era, e.xid, e.id`)
  const order = rows.map(({ id }) => id).filter((id) => done.includes(id))
  tally.expect(order.join() === done.join(), () => `events of ${done.length} deeds stand in another order`)
}
