import { readFileSync } from 'node:fs'
import { dayOf } from '../kernel/civil-day.ts'
import { type PushRule, type PushSubscription, endPush, subscribePush } from '../modules/notifications/public.ts'
import { inTransaction } from '../platform/db.ts'
import { browserNameOf } from './browser-name.ts'
import { sendNotFound } from './failures.tsx'
import { showDate } from './in-words.ts'
import { PostForm } from './layout.tsx'
import type { PageHandler } from './page-handler.ts'
import { PUSH } from './push-texts.ts'
import { type Visit, fieldOf, isUuid, postedBy, requestIdOf, senderOf } from './visit.ts'

const AT = '/thong-bao-cua-toi'
const WORKER = new URL('../../../web/src/portal/push-worker.js', import.meta.url)
/** Of this process: a new release is a new process. */
let worker: string | undefined

/** Whether devices are told at all: the province has a part for it in its settings, and a rule of the day. */
export function pushRuleOf({ rooms, directory }: Visit): PushRule | undefined {
  return rooms.push && directory.policy('web-push')?.value as PushRule | undefined
}

/** The worker that shows what comes; it loads nothing and calls nobody. */
export function sendPushWorker({ reply }: Visit) {
  return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache')
    .header('service-worker-allowed', AT).header('content-security-policy', "default-src 'none'")
    .header('x-content-type-options', 'nosniff').send(worker ??= readFileSync(WORKER, 'utf8'))
}

/** Switches it on here, by a script alone, and takes devices away without one. */
export function PushDevices({ visit, devices, error }: {
  visit: Visit
  devices: readonly PushSubscription[]
  error: string | undefined
}) {
  const { say, rooms, isShared } = visit
  const rule = pushRuleOf(visit)
  if (!rule && devices.length === 0) return null
  return (
    <section aria-labelledby="may">
      <h2 id="may" tabIndex={-1}>{say(PUSH.title)}</h2>
      {error !== undefined && <p className="error">{error}</p>}
      {rule && isShared && <p className="note">{say(PUSH.shared)}</p>}
      {rule && !isShared && <>
        <p>{say(PUSH.what)}</p>
        <p id="may-nay" role="status" className="note">{say(PUSH.needScript)}</p>
        <SwitchOn visit={visit} devices={devices} publicKey={rooms.push?.publicKey ?? ''} />
      </>}
      {devices.length > 0 && <>
        <h3>{say(PUSH.devices)}</h3>
        <ul className="messages">{devices.map((one) => <Device key={one.publicId} visit={visit} device={one} />)}</ul>
      </>}
    </section>
  )
}

/** Hidden until the script has seen that this browser can; what it fills in are the address and keys of the browser. */
function SwitchOn({ visit, devices, publicKey }: {
  visit: Visit
  devices: readonly PushSubscription[]
  publicKey: string
}) {
  const { say } = visit
  return (
    <PostForm visit={visit} action={`${AT}/may`} requestId={crypto.randomUUID()} isHidden data={{
      'data-push-key': publicKey, 'data-digest': devices.map(({ digest }) => digest).join(' '),
      'data-unsupported': say(PUSH.unsupported), 'data-refused': say(PUSH.refused), 'data-failed': say(PUSH.failed),
      'data-here': say(PUSH.here),
    }}>
      {['endpoint', 'p256dh', 'auth'].map((name) => <input key={name} type="hidden" name={name} value="" />)}
      <button>{say(PUSH.on)}</button>
    </PostForm>
  )
}

function Device({ visit, device: { publicId, device, at } }: { visit: Visit; device: PushSubscription }) {
  const { say } = visit
  const named = { device, day: showDate(dayOf(at)) }
  return (
    <li>
      <p>{say(PUSH.since, named)}</p>
      <PostForm visit={visit} action={`${AT}/may/${publicId}`} requestId={crypto.randomUUID()}>
        <button className="plain" aria-label={say(PUSH.offDevice, named)}>{say(PUSH.off)}</button>
      </PostForm>
    </li>
  )
}

type Again = (error: string) => ReturnType<PageHandler>

/** Keeps this browser as one on which its person is told; `again` shows the page with what is wrong. */
export async function switchOn(visit: Visit, personId: bigint, again: Again) {
  const { rooms, actor, say, request, reply, isShared } = visit
  const rule = pushRuleOf(visit)
  if (!actor || !rule) return again(say(PUSH.none))
  if (isShared) return again(say(PUSH.shared))
  const posted = postedBy(request)
  const [endpoint, ...keys] = ['endpoint', 'p256dh', 'auth'].map((name) => fieldOf(posted, name).slice(0, 600))
  const [p256dh, auth] = keys.map((key) => Buffer.from(key, 'base64url'))
  const checked = await rooms.outward?.check(endpoint ?? '')
  if (!checked?.ok || !p256dh || !auth) return again(say(PUSH.wrong))
  const address = { endpoint: checked.value.href, p256dh, auth }
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), ['push.subscribe', address.endpoint, ...keys])
  const done = await inTransaction(rooms, sender, (ctx) => subscribePush(ctx, {
    ...address, personId, device: browserNameOf(request.headers['user-agent'] ?? ''), most: rule.devices,
  }), () => ({ status: 200, body: null }))
  if (done.ok) return reply.redirect(`${AT}?xong=da-bat`, 303)
  return again(done.refusal.code === 'push-too-many' ? say(PUSH.many, { most: rule.devices }) : say(PUSH.wrong))
}

/** Takes a device of the person away; of any other nothing is there. */
export async function switchOff(visit: Visit, personId: bigint) {
  const { rooms, actor, request, reply } = visit
  const { device: publicId } = request.params as { readonly device: string }
  if (!actor || !isUuid(publicId)) return sendNotFound(visit)
  const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(request)), ['push.end', publicId])
  const done = await inTransaction(
    rooms, sender, (ctx) => endPush(ctx, { personId, publicId }), () => ({ status: 200, body: null }))
  return done.ok ? reply.redirect(`${AT}?xong=da-tat`, 303) : sendNotFound(visit)
}
