import type { Static } from 'typebox'
import { type Answer, askPartner, readAnswer } from './partner/ask-partner.ts'
import { ADDRESS, SECRET, WORD, readSettings, settingsOf, soundSettings } from './partner/read-settings.ts'
import { SendFault } from './send-fault.ts'

/** A notice by Zalo, to whoever has an account there under this number. */
export interface ZaloNotice {
  readonly id: string
  /** E.164, `+84…`. */
  readonly to: string
  readonly text: string
}

export interface ZaloPort {
  /** Done when Zalo has taken it over. Throws SendFault; final, if nobody has the number there or they want none. */
  send(notice: ZaloNotice): Promise<void>
}

/** What the file of MOTCUA_PARTNERS says of the official account of the province. */
export const ZALO_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  /** The registered text with one place, `noi_dung`, for what is said. */
  template: WORD,
})

export type ZaloSettings = Static<typeof ZALO_SETTINGS>

const LARGEST_ANSWER = 100_000
/** Codes by which Zalo says that one person is not reached: no account, none that takes notices, ours declined. */
const NOT_REACHED = new Set(['-118', '-119', '-139', '-141'])

/** Reads the settings; throws, naming what is missing, and repeating no value. */
export function readZaloSettings(given: Answer): ZaloSettings {
  return soundSettings('zalo', readSettings(ZALO_SETTINGS, given))
}

/** What its answers say in `error`, in signs that may be told on. */
function codeIn(answer: Answer): string {
  const code = String(answer['error'])
  return /^-?\d{1,5}$/.test(code) ? code : '-unknown'
}

/** Asks of the registered text, and of nothing else. Throws SendFault where it is none, or our token is wrong. */
export async function checkZalo({ url, key, template }: ZaloSettings): Promise<void> {
  const address = new URL('template/info', url.endsWith('/') ? url : `${url}/`)
  address.searchParams.set('template_id', template)
  const code = codeIn(await readAnswer(await askPartner(address, { headers: { access_token: key } }), LARGEST_ANSWER))
  if (code !== '0') throw new SendFault(`zalo${code}`, false)
}

/**
 * Notices of an official account (ZNS): POST `message/template` with the token in a header; every answer is 200 and
 * says in `error` what came of it. The id goes along as `tracking_id`, by which Zalo knows one that comes twice.
 */
export function openZalo({ url, key, template }: ZaloSettings): ZaloPort {
  const address = new URL('message/template', url.endsWith('/') ? url : `${url}/`)
  return {
    async send({ id, to, text }) {
      const answer = await askPartner(address, {
        method: 'POST', headers: { 'content-type': 'application/json', 'access_token': key },
        body: JSON.stringify({
          phone: to.replace('+', ''), template_id: template, template_data: { noi_dung: text }, tracking_id: id,
        }),
      })
      const code = codeIn(await readAnswer(answer, LARGEST_ANSWER))
      if (code !== '0') throw new SendFault(`zalo${code}`, NOT_REACHED.has(code))
    },
  }
}
