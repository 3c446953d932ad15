import { type OutboxPorts, type OutboxRow, isOpen, readAnswer, readPhotoAnswer } from '@motcua/contracts/offline-outbox.ts'
import type { OfflineCommandBody } from '@motcua/contracts/offline.ts'
import type { TestDevice } from '../offline-device.ts'
import type { Caller } from './as-user.ts'
import { upload } from './handed-in.ts'

/** What happens to one message: it comes; it does not; it comes and the answer does not; it comes twice at once. */
export type Fate = 'comes' | 'lost' | 'answer-lost' | 'twice' | 'busy' | 'sign-in-page'
/** Thrown where the browser ends the page; nothing of it goes on. */
export class Killed extends Error {}

/** A browser: what it keeps outlives its tabs, each step of saving at once or not at all. */
export interface Browser {
  readonly device: TestDevice
  readonly rows: Map<number, OutboxRow>
  readonly commands: Map<number, { readonly body: OfflineCommandBody; readonly photo: Buffer | undefined }>
  clock: number
}

/** What the page has of its own, over a line and in a tab to which that happens; `nobody` is signed in nowhere. */
export function portsOf(
  nobody: Caller, browser: Browser, fates: Iterator<Fate>, kills: Iterator<boolean>,
): OutboxPorts {
  const mayLive = () => { if (kills.next().value === true) throw new Killed() }
  const over = async (go: () => Promise<{ status: number; body: unknown }>) => {
    const next = fates.next()
    const fate: Fate = next.done ? 'comes' : next.value
    if (fate === 'lost') return undefined
    if (fate === 'busy') return { status: 503, body: { code: 'unavailable', type: '/problems/unavailable' } }
    if (fate === 'sign-in-page') return { status: 200, body: { welcome: true } }
    const [answer] = fate === 'twice' ? await Promise.all([go(), go()]) : [await go()]
    mayLive()
    return fate === 'answer-lost' ? undefined : answer
  }
  return {
    now: () => browser.clock,
    listOpen: async () => [...browser.rows.values()].filter(isOpen),
    async save(row) {
      mayLive()
      browser.rows.set(row.n, row)
      mayLive()
    },
    async uploadPhoto(row) {
      const photo = browser.commands.get(row.n)?.photo
      if (!photo) return { kind: 'not-taken' }
      const { url } = browser.device.fileUrl(photo)
      const answer = await over(async () => upload(nobody, photo, { key: null, url }))
      return answer ? readPhotoAnswer(answer.status, answer.body) : { kind: 'none' }
    },
    async send(row) {
      const command = browser.commands.get(row.n)
      if (!command) throw new Error('a row without its command')
      const uploads = row.photos.flatMap(({ sha256, file }) => file === undefined ? [] : [{ sha256, file }])
      const answer = await over(async () =>
        nobody.call('POST', '/api/offline/commands', { key: null, body: { ...command.body, uploads } }))
      return answer ? readAnswer(row.id, answer.status, answer.body) : { kind: 'none' }
    },
  }
}
