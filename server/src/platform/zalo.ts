import { type Answer, askPartner, readAnswer } from './partner/ask-partner.ts'
import { readPartnerTexts, soundSettings } from './partner/partner-texts.ts'
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
export interface ZaloSettings {
  readonly url: string
  readonly key: string
  /** The registered text with one place, `noi_dung`, for what is said. */
  readonly template: string
}

const LARGEST_ANSWER = 100_000
/** Codes by which Zalo says that one person is not reached: no account, none that takes notices, ours declined. */
const NOT_REACHED = new Set(['-118', '-119', '-139', '-141'])

/** Reads the settings; throws, naming what is missing, and repeating no value. */
export function readZaloSettings(given: Answer): ZaloSettings {
  return soundSettings('zalo', readPartnerTexts(given, ['url', 'key', 'template']))
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
      const code = String((await readAnswer(answer, LARGEST_ANSWER))['error'])
      if (code !== '0') throw new SendFault(`zalo${/^-?\d{1,5}$/.test(code) ? code : '-unknown'}`, NOT_REACHED.has(code))
    },
  }
}
