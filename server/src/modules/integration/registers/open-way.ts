import { askPartner, readAnswer, textWithin } from '../../../platform/partner/ask-partner.ts'
import { SendFault, httpFault } from '../../../platform/send-fault.ts'
import type { RegisterSettings } from './settings.ts'

/** The way to a register: it knows how to be let in there, and nothing of what is asked. */
export interface RegisterWay {
  /**
   * Sends a question and answers with what came, all within so many milliseconds; at most 200,000 bytes, in UTF-8.
   * Throws SendFault `timeout`, `unreachable`, `token-refused`, `answer-unreadable`; `http-…` of a bad answer, but of
   * 500, in which SOAP says what it refuses.
   */
  post(path: string, question: Question, milliseconds: number): Promise<Answered>
  /** The same without a body; what is asked stands in the query of the path, as the register wants it. */
  get(path: string, headers: Question['headers'], milliseconds: number): Promise<Answered>
  /** Asks how the service at that path speaks (WSDL), and nothing about anybody. Throws SendFault as `post` does. */
  describe(path: string, milliseconds: number): Promise<Answered>
}

export interface Answered { readonly status: number; readonly text: string }

export interface Question {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

const MOST_BYTES = 200_000
const TOKEN = /^[\x21-\x7e]{1,4000}$/
/** So much before its end a token counts as ended: a call takes time. */
const EARLY_MILLISECONDS = 10_000

/** Opens the way that the settings choose; nothing is asked yet. `now` is the clock of the machine. */
export function openWay({ url, key, client, transport }: RegisterSettings, now: () => Date): RegisterWay {
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  const basic = `Basic ${Buffer.from(`${client}:${key}`).toString('base64')}`
  let token: { readonly text: string; readonly until: number } | undefined

  async function tokenWithin(milliseconds: number): Promise<string> {
    if (token && token.until > now().getTime()) return token.text
    const answer = await askPartner(new URL('token', base), {
      method: 'POST', body: 'grant_type=client_credentials',
      headers: { 'authorization': basic, 'content-type': 'application/x-www-form-urlencoded' },
    }, milliseconds)
    if (answer.status === 400 || answer.status === 401) {
      await answer.body?.cancel()
      throw new SendFault('token-refused', false)
    }
    const { access_token: text, expires_in: seconds } = await readAnswer(answer, MOST_BYTES)
    if (typeof text !== 'string' || !TOKEN.test(text) || typeof seconds !== 'number' || !(seconds > 0)) throw new SendFault('token-refused', false)
    token = { text, until: now().getTime() + Math.min(seconds, 86_400) * 1_000 - EARLY_MILLISECONDS }
    return text
  }

  async function letIn(milliseconds: number): Promise<string> {
    if (transport === 'direct') return basic
    return `Bearer ${transport === 'lgsp' ? key : await tokenWithin(milliseconds)}`
  }

  async function askWithin(
    path: string, question: { readonly method: 'POST' | 'GET' } & Partial<Question>, milliseconds: number,
  ): Promise<Answered> {
    const end = now().getTime() + milliseconds
    const left = () => Math.max(1, end - now().getTime())
    const ask = async () => {
      const headers = { ...question.headers, authorization: await letIn(left()) }
      return askPartner(new URL(path, base), { ...question, headers }, left())
    }
    let answer = await ask()
    // A token may end before its time: asked for once anew.
    if (answer.status === 401 && transport === 'ndxp') {
      await answer.body?.cancel()
      token = undefined
      answer = await ask()
    }
    if (!answer.ok && answer.status !== 500) {
      await answer.body?.cancel()
      throw httpFault(answer.status, (name) => answer.headers.get(name))
    }
    return { status: answer.status, text: await textWithin(answer, MOST_BYTES) }
  }

  return {
    post: async (path, question, milliseconds) => askWithin(path, { method: 'POST', ...question }, milliseconds),
    get: async (path, headers, milliseconds) => askWithin(path, { method: 'GET', headers }, milliseconds),
    describe: async (path, milliseconds) => askWithin(`${path}?wsdl`, { method: 'GET' }, milliseconds),
  }
}
