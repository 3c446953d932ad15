import { checkNumberHere } from '../kernel/personal-number.ts'
import { isPersonName } from '../kernel/person-name.ts'
import { checkTaxCode } from '../kernel/tax-code.ts'
import {
  type OpenedSession, type SignInVouched, type VouchedRefusal, openSession, signInPolicyOf, signInVouched,
} from '../modules/identity/public.ts'
import type { Result } from '../kernel/result.ts'
import { inTransaction } from '../platform/db.ts'
import { type RefusedByAddress, limitRefused } from '../platform/limit-refused.ts'
import type { IdentityProvider } from '../platform/sign-in/identity-provider.ts'
import { isLoopback } from '../platform/sign-in/is-loopback.ts'
import { isSame } from '../platform/sign-in/seal-for-browser.ts'
import type { Vouched } from '../platform/sign-in/vouched.ts'
import { hasLocalSignIn } from './local-sign-in.tsx'
import { PostForm, Said, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { Counter, providerAddress } from './provider-sign-in-parts.tsx'
import { PROVIDER } from './provider-sign-in-texts.ts'
import { sessionHere } from './shared-machine.ts'
import { type SignInUnderWay, beginSignIn, markOfWhose, takeSignIn } from './sign-in-under-way.ts'
import { claimLeft } from './unclaimed-draft-page.tsx'
import { type Visit, PERSON_COOKIE, fieldOf, keepSession, postedBy, senderOf } from './visit.ts'
import { nextOf, nextOfQuery } from './where-next.ts'

/**
 * Signing in by electronic identity, as a link: a browser follows no form to another site (form-action). Beginning
 * writes nothing but a cookie of this browser; coming back without that cookie is refused. A link closes no account,
 * whoever wrote it: that one is not theirs a person says by a form of ours, to a question of ours (ADR 0149).
 */
export const providerSignInPages = {
  'GET /dang-nhap/dinh-danh': begin,
  'GET /dang-nhap/dinh-danh/ve': comeBack,
  'POST /dang-nhap/dinh-danh/khong-phai': sayNotMine,
} satisfies PageHandlers

type WhyNot =
  | 'provider-down' | 'declined' | 'sign-in-not-begun-here' | 'sign-in-too-late' | 'sign-in-not-trusted'
  | 'number-not-vouched' | 'assurance-too-low' | 'account-self-made' | 'sign-in-too-often'

/** So many answers of one address in a minute that the provider does not know are taken to it: each is a call there. */
const MOST_REFUSED = 30
const refusedAt = new WeakMap<IdentityProvider, RefusedByAddress>()

async function begin(visit: Visit) {
  const { rooms: { identityProvider }, request, reply } = visit
  if (!identityProvider) return reply.redirect('/', 303)
  const { muc } = request.query as { muc?: unknown }
  const asked = { next: nextOfQuery(visit), level: levelOf(muc) }
  const to = await identityProvider.begin({ ...beginSignIn(visit, asked), backTo: backTo(visit) })
  return to.ok ? reply.redirect(to.value.href, 303) : sendNotSignedIn(visit, 'provider-down', asked)
}

const levelOf = (said: unknown): 1 | 2 => said === '2' ? 2 : 1

/**
 * The answer to whether a self-made account is theirs. Closes nothing yet: whoever it was vouched for confirms at the
 * provider once more, by a page that goes on there, since a form may not.
 */
async function sayNotMine(visit: Visit) {
  const { rooms: { identityProvider }, request, reply, say } = visit
  if (!identityProvider) return reply.redirect('/', 303)
  const posted = postedBy(request)
  const notMine = fieldOf(posted, 'cua-ai').slice(0, 64) // a cookie holds no more than a mark
  const asked = { next: nextOf(fieldOf(posted, 'tiep')), level: levelOf(fieldOf(posted, 'muc')), notMine }
  const to = await identityProvider.begin({ ...beginSignIn(visit, asked), backTo: backTo(visit) })
  if (!to.ok) return sendNotSignedIn(visit, 'provider-down', asked)
  return sendPage(visit, {
    title: say(PROVIDER.goingOn), isPersonal: true, goesTo: to.value.href, body: <>
      <h1>{say(PROVIDER.goingOn)}</h1>
      <p><Said visit={visit} text={PROVIDER.goesOn} parts={{
        link: <a href={to.value.href}>{say(PROVIDER.leaveLink)}</a>,
      }} /></p>
    </>,
  })
}

/** On one machine people say localhost and 127.0.0.1, and a cookie is of one of them alone. */
function backTo({ rooms: { publicUrl }, request: { protocol, host } }: Visit): string {
  const here = `${protocol}://${host}`
  const isOwnMachine = isLoopback(new URL(publicUrl)) && URL.canParse(here) && isLoopback(new URL(here))
  return `${isOwnMachine ? here : publicUrl}/dang-nhap/dinh-danh/ve`
}

async function comeBack(visit: Visit) {
  const { rooms: { identityProvider }, request, reply } = visit
  if (!identityProvider) return reply.redirect('/', 303)
  const kept = takeSignIn(visit, (request.query as { state?: unknown }).state)
  if (kept === 'not-begun-here') return sendNotSignedIn(visit, 'sign-in-not-begun-here')
  if (kept === 'too-late') return sendNotSignedIn(visit, 'sign-in-too-late')
  const refused = refusedAt.get(identityProvider) ?? limitRefused(MOST_REFUSED)
  refusedAt.set(identityProvider, refused)
  const machineNow = visit.rooms.machineClock.now()
  if (refused.isFull(request.ip, machineNow)) return sendNotSignedIn(visit, 'sign-in-too-often', kept)
  const at = new URL(`${backTo(visit)}?${new URL(request.url, 'http://here').searchParams.toString()}`)
  const vouched = await identityProvider.finish(at, kept)
  if (vouched.ok) return signIn(visit, kept, vouched.value)
  refused.count(request.ip, machineNow)
  if (vouched.refusal.code !== 'not-trusted') return sendNotSignedIn(visit, vouched.refusal.code, kept)
  request.log.warn({ code: vouched.refusal.why }, 'an answer of the identity provider is not to be trusted')
  return sendNotSignedIn(visit, 'sign-in-not-trusted', kept)
}

async function signIn(visit: Visit, kept: SignInUnderWay, vouched: Vouched) {
  const { rooms, request, reply, directory, actor } = visit
  const who = whoOf(visit, vouched)
  if (!who) return sendNotSignedIn(visit, 'number-not-vouched', kept)
  const whose = markOfWhose(visit, who.facts)
  const policy = signInPolicyOf(directory, rooms.hashCost)
  const machineNow = rooms.machineClock.now()
  const opened: Partial<OpenedSession> & { token?: string; accountId?: bigint } = {}
  const sender = senderOf(visit, 1n, crypto.randomUUID(), ['sign-in', 'provider'])
  const outcome = await inTransaction(rooms, sender, async (ctx): Promise<Result<OpenedSession, VouchedRefusal | {
    readonly code: 'account-disabled'
  }>> => {
    const account = await signInVouched(ctx, {
      ...who, level: vouched.level, signedInAs: actor?.accountId, disowns: isSame(kept.notMine ?? '', whose),
      machineNow,
    })
    if (!account.ok) return account
    return openSession(ctx, {
      accountId: account.value, how: 'provider', vouched: vouched.level, device: request.headers['user-agent'] ?? '',
      limits: sessionHere(visit, policy), machineNow, replaces: request.cookies[PERSON_COOKIE],
    })
  }, ({ token, accountId }) => {
    Object.assign(opened, { token, accountId }) // for the cookie alone: it must not stand in the kept answer
    return { status: 200, body: null }
  })
  if (!outcome.ok) return sendNotSignedIn(visit, whyNotOf(outcome.refusal.code), { ...kept, whose })
  if (opened.token === undefined || opened.accountId === undefined) throw new Error('signed in without a session')
  keepSession(visit, opened.token)
  await claimLeft(visit, kept.next, opened.accountId)
  if (vouched.level < kept.level) return sendNotSignedIn(visit, 'assurance-too-low', kept)
  return reply.redirect(kept.next, 303)
}

/** The facts that count, with numbers that can be here; nothing, if there is no such number. */
function whoOf({ rooms }: Visit, vouched: Vouched): Pick<SignInVouched, 'facts' | 'representative'> | undefined {
  const { personalNumber, fullName, organisation } = vouched
  const isPerson = checkNumberHere(personalNumber, rooms.isDemonstration).valid && isPersonName(fullName)
  if (!isPerson) return undefined
  if (!organisation) return { facts: { kind: 'citizen', personalNumber, fullName }, representative: undefined }
  const { taxCode, name } = organisation
  if (!checkTaxCode(taxCode).valid) return undefined
  return { facts: { kind: 'organisation', taxCode, fullName: name }, representative: { personalNumber, fullName } }
}

function whyNotOf(code: VouchedRefusal['code'] | 'account-disabled' | 'request-reused'): WhyNot {
  if (code === 'account-self-made' || code === 'assurance-too-low') return code
  return 'number-not-vouched'
}

const STATUS: Readonly<Record<WhyNot, number>> = {
  'provider-down': 503, 'declined': 422, 'sign-in-not-begun-here': 422, 'sign-in-too-late': 422,
  'sign-in-not-trusted': 422, 'number-not-vouched': 422, 'assurance-too-low': 422, 'account-self-made': 409,
  'sign-in-too-often': 429,
}

/** Why, and each way on: again, the local way where there is one, the counter. Nothing is lost. */
function sendNotSignedIn(
  visit: Visit, why: WhyNot,
  { next, level, whose }: Pick<SignInUnderWay, 'next' | 'level'> & { readonly whose?: string } = {
    next: nextOf(''), level: 2,
  },
) {
  const { say } = visit
  const title = say(why === 'account-self-made' ? PROVIDER.whoseTitle : PROVIDER.failedTitle)
  const local = hasLocalSignIn(visit)
  const again = providerAddress(next, level)
  return sendPage(visit, {
    title, status: STATUS[why], isPersonal: true, body: <>
      <h1>{title}</h1>
      <p>{say(PROVIDER[why])}</p>
      {why === 'account-self-made'
        ? <>
          {local && <p><a className="button plain" href={`/dang-nhap?tiep=${encodeURIComponent(again)}`}>
            {say(PROVIDER.isMine)}
          </a></p>}
          <PostForm visit={visit} action="/dang-nhap/dinh-danh/khong-phai">
            <input type="hidden" name="tiep" value={next} />
            <input type="hidden" name="muc" value={level} />
            <input type="hidden" name="cua-ai" value={whose} />
            <button type="submit" className="plain">{say(PROVIDER.notMine)}</button>
          </PostForm>
          <p className="hint">{say(PROVIDER.notMineHint)}</p>
        </>
        : <>
          <p><a className="button plain" href={again}>{say(PROVIDER.again)}</a></p>
          {local && <p><a href={`/dang-nhap?tiep=${encodeURIComponent(next)}`}>{say(PROVIDER.local)}</a></p>}
        </>}
      <Counter visit={visit} />
      <p className="hint">{say(PROVIDER.code, { code: why })}</p>
    </>,
  })
}

/** After signing out here: the provider's own session ends at a page of its own. */
export async function sendLeaving(visit: Visit) {
  const { rooms: { identityProvider, publicUrl }, say, reply } = visit
  const to = await identityProvider?.leave(`${publicUrl}/`)
  if (!to) return reply.redirect('/', 303)
  return sendPage({ ...visit, actor: undefined }, {
    title: say(PROVIDER.leaving), isPersonal: true, goesTo: to.href, body: <>
      <h1>{say(PROVIDER.leaving)}</h1>
      <p><Said visit={visit} text={PROVIDER.left} parts={{
        link: <a href={to.href}>{say(PROVIDER.leaveLink)}</a>,
      }} /></p>
    </>,
  })
}
