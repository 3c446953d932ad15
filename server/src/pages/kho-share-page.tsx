import { endShare, listShares, sharePaper, shareTokenHash } from '../modules/documents/public.ts'
import { khoPoliciesOf } from '../modules/reuse/public.ts'
import { inTransaction } from '../platform/db.ts'
import { hashSecret, randomDigits, randomToken } from '../platform/secrets.ts'
import { sendNotFound } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { khoPaperHere, behalfOf } from './kho-owner.ts'
import { sendKhoPaper } from './kho-paper-page.tsx'
import { SHARE } from './kho-share-texts.ts'
import { KHO } from './kho-texts.ts'
import { BackLink, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { type Visit, fieldOf, isUuid, postedBy, requestIdOf, senderOf } from './visit.ts'

const PIN_DIGITS = 6

/** Whether somebody typed as many digits as a PIN has. */
export function isPin(typed: string): boolean {
  return typed.length === PIN_DIGITS && /^\d+$/.test(typed)
}
const DAY = 24 * 3_600_000

/** An owner shows a paper of the own Kho to somebody for some days, and ends that. */
export const khoSharePages = {
  'POST /kho/:kept/chia-se': share,
  'POST /kho/:kept/chia-se/:share': end,
} satisfies PageHandlers

async function share(visit: Visit) {
  const { rooms, actor, say, directory, now } = visit
  const here = await khoPaperHere(visit)
  if (!here || !actor) return sendNotFound(visit)
  const { owner, paper } = here
  const posted = postedBy(visit.request)
  const days = khoPoliciesOf(directory).share.days.find((one) => String(one) === fieldOf(posted, 'so-ngay'))
  const refuse = (text: string) => sendKhoPaper(visit, here, [{ id: 'so-ngay', text }])
  if (days === undefined) return refuse(say(SHARE.noDays))
  const [token, pin] = [randomToken(), randomDigits(PIN_DIGITS)]
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), ['paper.share', paper.publicId, days])
  const hashed = { tokenHash: shareTokenHash(token), pinHash: await hashSecret(pin, rooms.hashCost) }
  const made = { isNew: false }
  const done = await inTransaction(rooms, behalfOf(sender, actor.personId, owner), (ctx) => sharePaper(ctx, {
    ownerId: owner.personId, paper: paper.publicId, days, ...hashed,
  }), (shared) => {
    made.isNew = true // a repeat gets the first answer, which tells neither link nor PIN
    return { status: 201, body: shared }
  })
  if (done.ok) return sendMade(visit, {
    at: `/kho/${paper.publicId}`, until: new Date(now.getTime() + days * DAY),
    secrets: made.isNew ? { link: `${rooms.publicUrl}/chia-se/${token}`, pin } : undefined,
  })
  switch (done.refusal.code) {
    case 'paper-unknown': return sendNotFound(visit)
    case 'paper-ended': case 'request-reused': return refuse(say(KHO.reused))
    case 'shared-too-often': return refuse(say(SHARE.many))
  }
}

function sendMade(visit: Visit, { at, until, secrets }: {
  at: string; until: Date; secrets: { readonly link: string; readonly pin: string } | undefined
}) {
  const { say, language } = visit
  return sendPage(visit, {
    title: say(SHARE.madeTitle), isPersonal: true, scripts: ['copy'],
    body: <>
      <BackLink visit={visit} href={at}>{say(SHARE.back)}</BackLink>
      <h1>{say(SHARE.madeTitle)}</h1>
      {secrets ? <>
        <p><strong>{say(SHARE.onlyNow)}</strong></p>
        <dl className="box">
          <dt>{say(SHARE.link)}</dt>
          <dd>
            <span className="code link" data-copy={say(SHARE.copyLink)} data-copied={say(SHARE.copied)}>
              {secrets.link}
            </span>
          </dd>
          <dt>{say(SHARE.pin)}</dt>
          <dd>
            <span className="code" data-copy={say(SHARE.copyPin)} data-copied={say(SHARE.copied)}>{secrets.pin}</span>
          </dd>
        </dl>
        <p>{say(SHARE.until, { at: showMoment(until, language) })}</p>
        <p>{say(SHARE.intro)}</p>
      </> : <p>{say(SHARE.shownBefore)}</p>}
    </>,
  })
}

async function end(visit: Visit) {
  const { rooms, actor, reply } = visit
  const here = await khoPaperHere(visit)
  const { share: shared } = visit.request.params as { readonly share: string }
  if (!here || !actor || !isUuid(shared)) return sendNotFound(visit)
  const { owner, paper } = here
  const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(visit.request)), ['paper.end-share', shared])
  const done = await inTransaction(rooms, behalfOf(sender, actor.personId, owner), (ctx) => endShare(ctx, {
    ownerId: owner.personId, paper: paper.publicId, share: shared,
  }), () => ({ status: 200, body: null }))
  const isOfIt = done.ok || (await listShares(rooms.db, paper.id)).some(({ publicId }) => publicId === shared)
  return isOfIt ? reply.redirect(`/kho/${paper.publicId}#chia-se`, 303) : sendNotFound(visit)
}
