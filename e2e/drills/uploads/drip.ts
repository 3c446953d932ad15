import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { smallPdf } from '../../birth.ts'
import { type Client, upload } from '../../client.ts'

/** Files that come drop by drop, and how many good ones are sent beside them. */
const [SLOW, BESIDE] = [200, 20]
/** Milliseconds between two drops, and how many there are before the rest follows at once. */
const [DROP, DROPS] = [100, 40]
/** Milliseconds between two that begin: heads of all at once would be sent away, and told when to come again. */
const APART = 15

export interface Dripped {
  /** Slow files that were not taken in the end: a bad line is no reason to refuse a good paper. */
  readonly lost: string[]
  /** Good files beside them that were refused or cut. */
  readonly refused: string[]
}

/** Two hundred phones on a bad line send a small file for seconds each, while clerks upload beside them. */
export async function dripBesideGood(url: string, client: Client, cookie: string): Promise<Dripped> {
  const found: Dripped = { lost: [], refused: [] }
  const slow = Array.from({ length: SLOW }, async (_, n) => {
    await pause(n * APART)
    const status = await drip(url, cookie, smallPdf(`slow ${randomUUID()}`)).catch((error: unknown) => String(error))
    if (status !== 201) found.lost.push(`slow file ${n}: ${status}`)
  })
  const beside = Array.from({ length: BESIDE }, async (_, n) => {
    await pause(n * DROP)
    await upload(client, cookie, 'nhanh.pdf', smallPdf(randomUUID()))
      .catch((error: unknown) => { found.refused.push(`beside slow ones: ${String(error).slice(0, 90)}`) })
  })
  await Promise.all([...slow, ...beside])
  return found
}

/** One file in drops, the last of which is whatever is left; answers the status. */
function drip(url: string, cookie: string, content: Buffer): Promise<number> {
  const boundary = randomUUID()
  const whole = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="cham.pdf"\r\nContent-Type: application/pdf\r\n\r\n`,
    ),
    content, Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return new Promise((done, fail) => {
    const asked = request(`${url}/api/files`, { method: 'POST', agent: false, headers: {
      'cookie': cookie, 'idempotency-key': randomUUID(), 'content-length': whole.length,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    } }, (answer) => {
      answer.resume().once('end', () => { done(answer.statusCode ?? 0) })
    })
    asked.once('error', fail)
    void (async () => {
      for (let at = 0; at < DROPS; at += 1) {
        asked.write(whole.subarray(at, at + 1))
        await pause(DROP)
      }
      asked.end(whole.subarray(DROPS))
    })()
  })
}
