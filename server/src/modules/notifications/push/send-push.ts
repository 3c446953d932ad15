import { randomUUID } from 'node:crypto'
import { ok } from '../../../kernel/result.ts'
import { type Backing, inTransaction } from '../../../platform/db.ts'
import type { PushPort } from '../../../platform/push/push-port.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import { bodyHashOf } from '../../audit/public.ts'
import { dropPushSubscription } from './end-push.ts'
import { type ToldBrowser, listToldBrowsers } from './push-store.ts'

/** What the policy `web-push` holds, and where people read what they are told. */
export interface PushRule {
  /** So many browsers may a person have. */
  readonly devices: number
  /** How long a push service keeps a message for a browser that is not there. */
  readonly keptHours: number
}

export interface PushWay {
  readonly port: PushPort
  readonly rule: PushRule
  /** Path of the page that a notice opens. */
  readonly page: string
}

/** What is told, of a message. */
export interface SaidByPush {
  readonly publicId: string
  readonly toPerson: bigint | null
  readonly language: string
  readonly text: string
}

const PROGRAM = 1n

/**
 * Tells all browsers of a person at once, under one id. Done when one has it: who read it there need not read it
 * twice, and is not told by another way besides. Of those that take nothing any more nothing is kept. Throws
 * SendFault: `no-address`, where there is none; `gone`, where none is left; what the first that failed said otherwise.
 */
export async function sendPush(
  backing: Backing, { port, rule, page }: PushWay, { publicId: id, toPerson, language, text }: SaidByPush,
): Promise<void> {
  const browsers = toPerson === null ? [] : await listToldBrowsers(backing.db, toPerson)
  if (browsers.length === 0) throw new SendFault('no-address', true)
  const said = JSON.stringify({ id, text, lang: language, page })
  const faults: SendFault[] = []
  await Promise.all(browsers.map(async (browser) => {
    try {
      await port.send({ id, to: browser, said, keptHours: rule.keptHours })
    } catch (error) {
      const fault = error instanceof SendFault ? error : new SendFault('unexpected', false)
      if (fault.code === 'gone') await dropGone(backing, browser)
      faults.push(fault)
    }
  }))
  if (faults.length < browsers.length) return
  throw faults.find(({ isFinal }) => !isFinal) ?? faults.find(({ code }) => code !== 'gone') ?? faults[0]
    ?? new SendFault('unexpected', false)
}

async function dropGone(backing: Backing, { personId, publicId }: ToldBrowser): Promise<void> {
  const sender = { actorId: PROGRAM, requestId: randomUUID(), bodyHash: bodyHashOf(`push gone ${publicId}`) }
  await inTransaction(backing, sender, async (ctx) => {
    await dropPushSubscription(ctx, { personId, publicId }, 'gone')
    return ok(null)
  }, () => ({ status: 200, body: null }))
}
