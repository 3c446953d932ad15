import Type, { type Static } from 'typebox'
import type { Answer } from '../partner/ask-partner.ts'
import { ADDRESS, SECRET, readSettings, settingsOf, soundSettings } from '../partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of messages to browsers. */
export const PUSH_SETTINGS = settingsOf({
  /** A push service that `motcua doctor` asks whether this machine reaches it; browsers name their own. */
  url: ADDRESS,
  /** Of which the pair is made by which services and browsers know us. */
  key: SECRET,
  /** Where the people of a push service reach ours. */
  contact: Type.String({ pattern: '^(mailto:[^@\\s]{1,100}@[^@\\s]{1,100}|https://[!-~]{1,200})$' }),
})

export type PushSettings = Static<typeof PUSH_SETTINGS>

/** Reads the settings; throws, naming what is missing, and repeating no value. */
export function readPushSettings(given: Answer): PushSettings {
  return soundSettings('web-push', readSettings(PUSH_SETTINGS, given))
}
