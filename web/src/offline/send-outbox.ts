import {
  type OutboxAnswer, type OutboxRow, type PhotoAnswer, askRefused, isOpen, readAnswer,
  readPhotoAnswer, sendDue,
} from '@motcua/contracts/offline-outbox.ts'
import { now } from '../lib/clock.ts'
import { LANGUAGE } from '../lib/language.ts'
import { signText, urlSafe } from './device-keys.ts'
import { type OwnDevice, listRows, openContent, openPhoto, saveRow } from './device-store.ts'

const LOCK = 'motcua-ngoai-tuyen-gui'
/** A photograph over a bad line takes long; a line that says nothing at all does not hold up the rest. */
const PATIENCE = 120_000

/** Sends what is due, in one window of this browser at a time. Answers whether it was this one. */
export async function sendOutbox(device: OwnDevice, isNow: boolean): Promise<boolean> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (held) => {
    if (!held) return false
    await sendDue({
      now: () => now().getTime(),
      listOpen: async () => (await listRows()).filter(isOpen),
      save: saveRow,
      uploadPhoto: (row, sha256) => uploadPhoto(device, row, sha256),
      send: (row) => sendCommand(device, row),
    }, { isNow })
    return true
  })
}

/** Wipes what somebody at the desk has dealt with, in one window at a time. */
export async function wipeDealtWith(device: OwnDevice): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (held) => {
    if (held) await askRefused(await listRows(), { send: (row) => sendCommand(device, row), save: saveRow })
  })
}

async function sendCommand(device: OwnDevice, row: OutboxRow): Promise<OutboxAnswer> {
  const content = await openContent(device, row.n)
  if (!content) return { kind: 'none' }
  const { command, signature } = content
  const uploads = row.photos.flatMap(({ sha256, file }) => file === undefined ? [] : [{ sha256, file }])
  const answer = await ask('/api/offline/commands', JSON.stringify({ device: device.id, command, signature, uploads }))
  return answer ? readAnswer(row.id, answer.status, answer.body) : { kind: 'none' }
}

async function uploadPhoto(device: OwnDevice, row: OutboxRow, sha256: string): Promise<PhotoAnswer> {
  const [content, photo] = [await openContent(device, row.n), await openPhoto(device, row.n, sha256)]
  if (!content || !photo) return { kind: 'not-taken' }
  const signature = urlSafe(await signText(device.keys, `file ${content.outing} ${sha256}`))
  const query = new URLSearchParams({ device: device.id, outing: content.outing, sha256, signature })
  const form = new FormData()
  form.append('file', photo, photo.type === 'application/pdf' ? 'giay-to.pdf' : 'giay-to.jpg')
  const answer = await ask(`/api/offline/files?${query.toString()}`, form)
  return answer ? readPhotoAnswer(answer.status, answer.body) : { kind: 'none' }
}

async function ask(path: string, body: string | FormData): Promise<{ status: number; body: unknown } | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST', body, credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(PATIENCE),
      headers: {
        'accept-language': LANGUAGE, ...typeof body === 'string' && { 'content-type': 'application/json' },
      },
    })
    return { status: response.status, body: await response.json() as unknown }
  } catch {
    return undefined
  }
}
