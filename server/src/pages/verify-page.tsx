import { readFileSync } from 'node:fs'
import { readResultQr } from '@motcua/contracts/result-qr.ts'
import { type Answer, type AskedNow, type Told, tellVerification } from '@motcua/contracts/tell-verification.ts'
import { verifyText } from '@motcua/contracts/verify-result.ts'
import { VERIFY } from '@motcua/contracts/verify-texts.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { type PublicStatus, findPublicStatus } from '../modules/dossiers/public.ts'
import { type AttemptLimits, countAttempt } from '../modules/identity/public.ts'
import { Control, TextInput } from './controls.tsx'
import { sendTooMany } from './failures.tsx'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { policyOf } from './portal-rooms.ts'
import { resultLists } from './result-lists.ts'
import { VERIFYING } from './verify-page-texts.ts'
import { type Visit, fieldOf, postedBy, senderOf } from './visit.ts'

/** Longer texts are no code. */
const LONGEST = 3_000
/** Of this process: a new release is a new process. */
let worker: string | undefined
/** It asks this host for what it keeps, and nobody else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'"
const WORKER = new URL('../../../web/src/portal/offline-worker.js', import.meta.url)

/**
 * Where anybody checks a result (ADR 0056): with a script and without a network from two public lists, without a script
 * by the form. Of what a code says, only the code of the result and a digest are sent to us.
 */
export const verifyPages = {
  'GET /xac-minh': (visit) => sendAsk(visit, '', []),
  'POST /xac-minh': async (visit) => {
    const text = fieldOf(postedBy(visit.request), 'ma-qr').slice(0, LONGEST)
    if (text.trim() === '') return sendAsk(visit, '', [{ id: 'ma-qr', text: visit.say(VERIFYING.needed) }])
    const { keys, ends } = await resultLists(visit.rooms)
    const claims = readResultQr(text)?.claims
    const asked = claims && await ask(visit, claims.code, claims.digest)
    if (asked && !asked.ok) return sendTooMany(visit, asked.refusal.minutes)
    const found = await verifyText(text, { keys, ends })
    const now: Answer | undefined = asked && (asked.value ? shown(asked.value) : 'not-known')
    const moment = visit.rooms.machineClock.now()
    return sendAsk(visit, text, [], tellVerification(found, { keys, ends }, moment, visit.say, now))
  },
  'GET /xac-minh/khoa.json': async (visit) => sendList(visit, (await resultLists(visit.rooms)).signed.keys),
  'GET /xac-minh/thu-hoi.json': async (visit) => sendList(visit, (await resultLists(visit.rooms)).signed.ends),
  'GET /xac-minh/trang-thai/:code/:digest': async (visit) => {
    const { code, digest } = visit.request.params as { code: string; digest: string }
    const asked = await ask(visit, code.slice(0, 120), digest)
    if (!asked.ok) return visit.reply.code(429).header('cache-control', 'no-store').send({ code: 'too-many-attempts' })
    const result = asked.value && shown(asked.value)
    return visit.reply.header('cache-control', 'no-store').send({ result: result ?? null })
  },
  'GET /xac-minh/ngoai-tuyen.js': (visit) => visit.reply.type('text/javascript; charset=utf-8')
    .header('cache-control', 'no-cache').header('service-worker-allowed', '/xac-minh')
    .header('content-security-policy', WORKER_POLICY).header('x-content-type-options', 'nosniff').send(worker ??= readFileSync(WORKER, 'utf8')),
} satisfies PageHandlers

/** What the register says, for whoever has the code in hand; each look counts toward what one address may do. */
async function ask(
  visit: Visit, code: string, digest: string,
): Promise<Result<PublicStatus | undefined, { readonly code: 'too-many-attempts'; readonly minutes: number }>> {
  const { rooms, directory } = visit
  const limits = policyOf(directory, 'tracking-attempts') as AttemptLimits
  const counted = await countAttempt(rooms.db, senderOf(visit, 1n, crypto.randomUUID(), ['verify']), {
    kind: 'tracking', on: `result ${code}`, limits: { ...limits, onOneFromOne: Infinity, onOne: Infinity },
    machineNow: rooms.machineClock.now(),
  })
  if (!counted.ok) return refuse({ code: 'too-many-attempts', minutes: limits.minutes })
  return ok(/^[\da-f]{32}$/.test(digest) ? await findPublicStatus(rooms.db, code, digest) : undefined)
}

function shown(found: PublicStatus) {
  const { number, issuedOn, sha256 } = found
  return { number, issuedOn, sha256, end: endOf(found) }
}

function endOf({ end }: PublicStatus): AskedNow['end'] {
  return end && [end.code, end.kind, end.day]
}

function sendList({ reply }: Visit, list: object) {
  return reply.header('cache-control', 'public, max-age=10').send(list)
}

function sendAsk(visit: Visit, text: string, mistakes: readonly Mistake[], told?: Told) {
  const { say } = visit
  return sendPage(visit, {
    title: say(VERIFYING.title), mistakes, isPersonal: told !== undefined, scripts: ['verify'], compiles: true,
    body: <>
      <h1>{say(VERIFYING.title)}</h1>
      <p>{say(VERIFYING.intro)}</p>
      <div id="tra-loi" aria-live="polite">{told && <Found visit={visit} told={told} />}</div>
      <PostForm visit={visit} action="/xac-minh" className="box">
        <Control id="ma-qr" label={say(VERIFYING.text)} hint={say(VERIFYING.textHint)} error={mistakes[0]?.text}>
          {(described) => <TextInput {...described} name="ma-qr" value={text} isMultiline />}
        </Control>
        <button type="submit">{say(VERIFYING.check)}</button>
      </PostForm>
    </>,
  })
}

function Found({ visit: { say }, told }: { visit: Visit; told: Told }) {
  const { verdict, headline, facts, checked, notChecked, warning } = told
  return <>
    <h2>{say(VERIFYING.found)}</h2>
    <p className={`verdict ${verdict}`}><strong>{headline}</strong></p>
    {warning !== undefined && <p className="note">{warning}</p>}
    {facts.length > 0 && <dl>
      {facts.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}
    </dl>}
    {checked.length > 0 && <p>{say(VERIFY.checked)}: {checked.join('; ')}.</p>}
    {notChecked.length > 0 && <p>{say(VERIFY['not-checked'])}: {notChecked.join('; ')}.</p>}
  </>
}
