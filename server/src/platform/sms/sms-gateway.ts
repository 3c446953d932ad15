import type { Static } from 'typebox'
import { type Answer, askPartner, readAnswer } from '../partner/ask-partner.ts'
import { ADDRESS, SECRET, readSettings, settingsOf, soundSettings } from '../partner/read-settings.ts'
import { ENDS, type End, type SmsPort, openSms } from './sms-port.ts'

/** What the file of MOTCUA_PARTNERS says of a gateway for SMS that knows what became of each. */
export const SMS_SETTINGS = settingsOf({ url: ADDRESS, key: SECRET })

export type SmsSettings = Static<typeof SMS_SETTINGS>

/** A gateway that can be asked what became of what it took. */
export type SmsGateway = Required<SmsPort>

const LARGEST_ANSWER = 1_000_000

/** Reads the settings; throws, naming what is missing, and repeating no value. */
export function readSmsSettings(given: Answer): SmsSettings {
  return soundSettings('sms', readSettings(SMS_SETTINGS, given))
}

/**
 * The gateway behind an address: `messages` as `openSms` knows it, and `arrivals`, which is asked for many at a time.
 * Its shapes are our reading: the reference gives none of SMS (ADR 0124).
 */
export function openSmsGateway({ url, key }: SmsSettings): SmsGateway {
  const base = url.endsWith('/') ? url : `${url}/`
  const { send } = openSms(new URL('messages', base).href, key)
  return {
    send,
    async arrivals(ids) {
      const answer = await askPartner(new URL('arrivals', base), {
        method: 'POST', headers: { 'content-type': 'application/json', 'authorization': `Bearer ${key}` },
        body: JSON.stringify({ ids }),
      })
      return endsIn(await readAnswer(answer, LARGEST_ANSWER), new Set(ids))
    },
  }
}

/** Asks of no message at all. Throws SendFault. */
export async function checkSmsGateway(settings: SmsSettings): Promise<void> {
  await openSmsGateway(settings).arrivals([])
}

/**
 * What became of those that were asked about. A word that we do not know and one about another message say nothing; nor
 * do two that contradict each other: nothing is guessed, and it is asked again.
 */
export function endsIn({ arrivals }: Answer, asked: ReadonlySet<string>): ReadonlyMap<string, End> {
  const said = new Map<string, Set<End>>()
  for (const one of Array.isArray(arrivals) ? arrivals : []) {
    const { id, state } = Object(one) as Answer
    const end = ENDS.find((known) => known === state)
    if (typeof id === 'string' && asked.has(id) && end) said.set(id, (said.get(id) ?? new Set()).add(end))
  }
  return new Map([...said].flatMap(([id, [first, ...others]]) =>
    first && others.length === 0 ? [[id, first] as const] : []))
}
