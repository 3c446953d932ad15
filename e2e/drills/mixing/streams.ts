import { get } from 'node:http'
import type { Instance } from '../../instance.ts'
import type { Town } from './town.ts'

/** What each counter's list was told while it was open. */
export interface Streams {
  /** Texts with the counter that got them. */
  readonly heard: readonly { readonly desk: number; readonly text: string }[]
  close(): void
}

/** Opens the live list of every counter, and keeps whatever is said there. */
export async function openStreams({ url }: Instance, { desks }: Town): Promise<Streams> {
  const heard: { desk: number; text: string }[] = []
  const closing = await Promise.all(desks.map(({ cookie }, desk) => new Promise<() => void>((done, fail) => {
    const asked = get(`${url}/api/live`, { headers: { cookie, accept: 'text/event-stream' } }, (answer) => {
      answer.setEncoding('utf8').on('error', () => undefined).on('data', (part: string) => {
        for (const text of part.split('\n\n')) if (text.includes('data:')) heard.push({ desk, text })
      })
      if (answer.statusCode === 200) done(() => { asked.destroy() })
      else fail(new Error(`a live list answered ${answer.statusCode ?? 0}`))
    })
    asked.on('error', fail)
  })))
  return { heard, close: () => { for (const close of closing) close() } }
}
