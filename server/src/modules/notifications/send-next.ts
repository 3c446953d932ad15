import { randomUUID } from 'node:crypto'
import { ok } from '../../kernel/result.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Backing, type Ctx, inTransaction } from '../../platform/db.ts'
import type { MailPort } from '../../platform/mail.ts'
import type { PushPort } from '../../platform/push/push-port.ts'
import { SendFault } from '../../platform/send-fault.ts'
import type { SmsPort } from '../../platform/sms/sms-port.ts'
import type { ZaloPort } from '../../platform/zalo.ts'
import { bodyHashOf, recordEvent } from '../audit/public.ts'
import { contactOf } from '../identity/public.ts'
import { awaitArrival } from './arrival-store.ts'
import {
  type DueMessage, endDelivery, lockMessagesOf, openWay, pauseWay, postponeDelivery, quietDelivery, takeDueMessage,
  takeEndedWait,
} from './delivery-store.ts'
import { type ArrivalRule, askedNext } from './domain/arrival.ts'
import { endOfPatience, isOfTheWay, triedAgain } from './domain/patience.ts'
import { type QuietHours, audibleFrom } from './domain/quiet-hours.ts'
import type { OutsideChannel } from './domain/ways.ts'
import { goByNextWay } from './go-by-next-way.ts'
import { type PushRule, sendPush } from './push/send-push.ts'

export interface Ports {
  readonly sms: SmsPort
  readonly mail: MailPort
  /** Left out where the province has no account there: what was to go so goes by the next way. */
  readonly zalo?: ZaloPort | undefined
  /** The same of browsers, where the province does not tell any; `page` is the path that a notice opens. */
  readonly push?: { readonly port: PushPort; readonly page: string } | undefined
}

/** The rules of the day; what is left out does not hold. */
export interface SendRules {
  readonly quiet?: QuietHours | undefined
  /** Of messages that a gateway took it is asked whether they arrived. */
  readonly arrivals?: ArrivalRule | undefined
  /** Without it no browser is told. */
  readonly push?: PushRule | undefined
}

/** Since when a way is away goes by the machine's clock; by the product's, where they are one. */
export interface SendingRooms extends Backing { readonly machineClock?: Clock | undefined }

const PROGRAM = 1n
const SECOND = 1_000
const MINUTE = 60 * SECOND
/** Longer than any port takes, which give up after some seconds. */
const TAKEN_FOR = 2 * MINUTE

/**
 * Sends the message that is due longest, of one way where one is named; false if none is. To the phone or address of
 * this moment, outside of any transaction: a slow gateway must hold up nothing. At least once: who dies between sending
 * and noting sends it again, under the same id, by which gateways know it.
 *
 * A way that is away is paused as a whole: one message at a time asks whether it is back, and all others wait untried
 * (ADR 0148). What is refused for good, or has waited for its way as long as makes sense, ends as `message.failed`, and
 * goes by the next way that was written down for it. What rings waits for the end of quiet hours, unless its text is
 * urgent.
 */
export async function sendNext(
  backing: SendingRooms, ports: Ports, { quiet, arrivals, push }: SendRules = {}, channel?: OutsideChannel,
): Promise<boolean> {
  const now = backing.clock.now()
  const message = await takeDueMessage(backing.db, now, new Date(now.getTime() + TAKEN_FOR), channel)
  if (!message) return false
  const audible = quiet && rings(message, quiet) ? audibleFrom(now, quiet) : now
  if (audible > now) {
    await quietDelivery(backing.db, message.id, audible, endOfPatience(audible, message.thenBy))
    return true
  }
  try {
    await send(backing, ports, push, message)
  } catch (error) {
    await noteFault(backing, message, error instanceof SendFault ? error : new SendFault('unexpected', false))
    return true
  }
  const isAwaited = message.channel === 'sms' && ports.sms.arrivals !== undefined
  await end(backing, message, 'sent', undefined, isAwaited ? arrivals : undefined)
  return true
}

/**
 * Ends one message that waits no longer for its way, which is paused, as `sendNext` does, but untried; false if none
 * does.
 */
export async function endNextWait(backing: Backing): Promise<boolean> {
  const now = backing.clock.now()
  const message = await takeEndedWait(backing.db, now, new Date(now.getTime() + TAKEN_FOR))
  if (!message) return false
  await end(backing, message, 'failed', message.fault)
  return true
}

async function noteFault(backing: SendingRooms, message: DueMessage, { isFinal, code }: SendFault): Promise<void> {
  const now = backing.clock.now()
  const { id, channel, tries, thenBy } = message
  const isAway = !isFinal && isOfTheWay(channel, code)
  const machineNow = backing.machineClock?.now() ?? now
  if (isAway) await pauseWay(backing.db, channel, { fault: code, now, machineNow })
  const endsAt = message.endsAt ?? endOfPatience(now, thenBy)
  if (isFinal || now >= endsAt) return end(backing, message, 'failed', code)
  // It goes behind the others that wait: another asks next, so that one at which a gateway always breaks stops nobody.
  await postponeDelivery(backing.db, id, { dueAt: triedAgain(now, tries), endsAt, fault: code })
}

async function send(
  backing: Backing, ports: Ports, rule: PushRule | undefined, message: DueMessage,
): Promise<void> {
  const { publicId, toPerson, toPhone, toEmail, channel, subject, text } = message
  if (channel === 'push') {
    if (!ports.push || !rule) throw new SendFault('no-channel', true)
    return sendPush(backing, { ...ports.push, rule }, message)
  }
  const contact = toPerson === null ? { phone: toPhone, email: toEmail } : await contactOf(backing.db, toPerson)
  const to = channel === 'email' ? contact?.email : contact?.phone
  if (to === null || to === undefined) throw new SendFault('no-address', true)
  if (channel === 'sms') return ports.sms.send({ id: publicId, to, text })
  if (channel === 'zalo' && !ports.zalo) throw new SendFault('no-channel', true)
  if (channel === 'zalo') return ports.zalo?.send({ id: publicId, to, text })
  return ports.mail.send({ id: publicId, to, subject, text })
}

async function end(
  backing: Backing, message: DueMessage, state: 'sent' | 'failed', why?: string, arrivals?: ArrivalRule,
): Promise<void> {
  const { id, publicId, channel, dossierId } = message
  const sender = { actorId: PROGRAM, requestId: randomUUID(), bodyHash: bodyHashOf(`message ${publicId} ${state}`) }
  const work = async (ctx: Ctx) => {
    if (state === 'failed') await lockMessagesOf(ctx.tx, message)
    if (!await endDelivery(ctx.tx, id, state, ctx.now)) return ok(null)
    const about = { subjectKind: 'message', subjectId: id, ...dossierId !== null && { dossierId } }
    await recordEvent(ctx, {
      type: `message.${state}`, ...about, data: { message: publicId, channel, ...(why !== undefined && { why }) },
    })
    if (state === 'failed') await goByNextWay(ctx, message)
    if (state === 'sent') await openWay(ctx.tx, channel)
    if (arrivals) await awaitArrival(ctx.tx, id, askedNext(ctx.now, 0, arrivals))
    return ok(null)
  }
  await inTransaction(backing, sender, work, () => ({ status: 200, body: null }))
}

function rings({ channel, template }: DueMessage, { urgent }: QuietHours): boolean {
  return channel !== 'email' && !urgent.includes(template)
}
