import { dayOf } from '../../kernel/civil-day.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { SmsPort } from '../../platform/sms/sms-port.ts'
import { fillText } from './domain/template.ts'
import { findTemplate } from './template-store.ts'

export interface SendCode {
  /** As stored, `+84…`. */
  readonly phone: string
  readonly code: string
  /** How long it holds. */
  readonly minutes: number
  /** Of a code that says yes to a mandate: who is to act, for what, and until the end of which day, in words. */
  readonly mandate?: { readonly actor: string; readonly scope: string; readonly due: string } | undefined
}

/**
 * Sends a one-time code at once, after the commit of whoever made it. It is no message of ours: it stands in no table
 * and no event, and who does not get it asks again. Throws if the gateway refuses it, or the data have no text for it.
 */
export async function sendCode(
  { db, clock, sms }: { readonly db: Db; readonly clock: Clock; readonly sms: SmsPort }, input: SendCode,
): Promise<void> {
  const { phone, code, minutes, mandate } = input
  const key = mandate ? 'proxy-code' : 'one-time-code'
  const template = await findTemplate(db, key, dayOf(clock.now()))
  if (!template) throw new Error(`the data have no text ${key}`)
  await sms.send({
    id: null, to: phone, text: fillText(template.sms ?? template.text, { code, minutes: String(minutes), ...mandate }),
  })
}
