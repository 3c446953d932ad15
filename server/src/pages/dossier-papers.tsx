import type { Text } from '@motcua/contracts/texts.ts'
import { dispositionOf } from '../kernel/disposition.ts'
import { maskEmail, maskPhone } from '../kernel/mask.ts'
import { FORM_NAMES, findPaper, openPaper } from '../modules/documents/public.ts'
import {
  type Dossier, type Slip, findSignedPaper, isHeldForMoney, listComponents, listSlipsShown, printReceiptsOfDossier,
  printSlip,
} from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import type { Channel, Message } from '../modules/notifications/public.ts'
import { ARRIVAL, CHANNEL, DOSSIER } from './dossier-texts.ts'
import { sendNotFound, sendNotShown } from './failures.tsx'
import { showMoment } from './in-words.ts'
import { findOwn } from './own-dossier.ts'
import { type Visit, isUuid } from './visit.ts'

/** The papers that the office made and shows (`listSlipsShown`): slips and results, as PDF. */
export function SlipList({ visit, dossier, slips }: { visit: Visit; dossier: Dossier; slips: readonly Slip[] }) {
  const { rooms, say, language } = visit
  const { result } = rooms.catalogue.version(dossier.procedureVersionId).content
  if (slips.length === 0) return <p>{say(DOSSIER.noSlips)}</p>
  return <ul>{slips.map((slip) => (
    <li key={slip.publicId}>
      <a href={`/ho-so/${dossier.publicId}/phieu/${slip.publicId}.pdf`}>
        {say(DOSSIER.pdf, { name: nameOfSlip(slip, result.name) })}
      </a> <span className="hint">{showMoment(slip.madeAt, language)}</span>
    </li>
  ))}</ul>
}

function nameOfSlip({ formSet, form }: Slip, result: string): string {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = FORM_NAMES
  return names[formSet]?.[form] ?? result
}

/** By which no heading goes. */
const ONE_LINE: ReadonlySet<Channel> = new Set(['sms', 'zalo', 'push'])

/** What was sent about it, word for word; of where it went, as much as one needs to recognise it. */
export function MessageList({ visit: { say, language }, messages, people }: {
  visit: Visit
  messages: readonly Message[]
  people: readonly Person[]
}) {
  if (messages.length === 0) return <p>{say(DOSSIER.noMessages)}</p>
  return <ol className="messages">{messages.map((message) => {
    const { publicId, channel, toPerson, at, sentAt, subject, text } = message
    const came = whatCameOf(message)
    const person = people.find(({ id }) => id === toPerson)
    const address = (channel === 'sms' || channel === 'zalo') && person?.phone
      ? maskPhone(person.phone)
      : channel === 'email' && person?.email ? maskEmail(person.email) : undefined
    const when = { channel: say(CHANNEL[channel]), at: showMoment(sentAt ?? at, language) }
    return (
      <li key={publicId}>
        <p className="hint">
          {address === undefined ? say(DOSSIER.sent, when) : say(DOSSIER.sentTo, { ...when, address })}
          {came && ` · ${say(came)}`}
        </p>
        {!ONE_LINE.has(channel) && <p><strong>{subject}</strong></p>}
        <p className="said">{text}</p>
      </li>
    )
  })}</ol>
}

/** What is known of it beyond that it was sent; nothing while it is under way, or where nobody can know more. */
function whatCameOf({ state, arrival }: Message): Text | undefined {
  if (state === 'waiting') return ARRIVAL.waiting
  if (arrival !== null) return arrival === 'awaited' ? undefined : ARRIVAL[arrival]
  return state === 'failed' ? ARRIVAL.failed : undefined
}

/**
 * One file that was handed in, or pictures of its pages where it could do something (`openPaper`). It can do nothing in
 * a browser: its kind is the one found by content, in a sandbox.
 */
export async function sendOwnPaper(visit: Visit) {
  const { rooms, request } = visit
  const { paper: wanted } = request.params as { paper: string }
  const dossier = await findOwn(visit)
  const paper = dossier && isUuid(wanted) ? await findPaper(rooms.db, wanted) : undefined
  const isOfIt = dossier && paper
    && (await listComponents(rooms.db, dossier.id)).some(({ paperIds }) => paperIds.includes(paper.id))
  if (!paper || !isOfIt) return sendNotFound(visit)
  const isOriginal = (request.query as { readonly 'ban-goc'?: unknown })['ban-goc'] === '1'
  const opened = await openPaper(rooms, paper, { isOriginal })
  if (!opened.ok) return sendNotShown(visit, opened.refusal.code)
  return sendFile(visit, opened.value)
}

interface SentFile {
  readonly sha256: string
  readonly size: number
  readonly kind: string
  readonly name: string
  readonly isSaved: boolean
}

/** Sends a file of the store; what it is, is what was found by content, and a browser runs nothing of it. */
export async function sendFile({ rooms, reply }: Visit, { sha256, size, kind, name, isSaved }: SentFile) {
  if (!await rooms.storage.has(sha256)) throw new Error('a paper names a file that is not in the store')
  return reply.headers({
    'content-type': kind,
    'content-length': String(size),
    'content-disposition': dispositionOf(name, kind, isSaved ? 'attachment' : 'inline'),
    'content-security-policy': `sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  }).send(rooms.storage.open(sha256))
}

/** A paper that the office made, printed as it was made; a signed result byte for byte as it was signed. */
export async function sendSlip(visit: Visit) {
  const { rooms, request, reply } = visit
  const [wanted = ''] = (request.params as { slip: string }).slip.split('.')
  const dossier = await findOwn(visit)
  const isHeld = dossier !== undefined && await isHeldForMoney(rooms.db, visit.directory, dossier)
  const slip = dossier && isUuid(wanted)
    ? (await listSlipsShown(rooms.db, dossier.id, { isHeld })).find(({ publicId }) => publicId === wanted)
    : undefined
  if (!dossier || !slip) return sendNotFound(visit)
  const signed = await findSignedPaper(rooms.db, slip.id)
  if (signed) return sendFile(visit, { ...signed, isSaved: false })
  return reply.type('application/pdf').header(
    'content-disposition', `inline; filename="${dossier.number}-${slip.form}.pdf"`,
  )
    .header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff').send(
      Buffer.from(await printSlip(slip, dossier, rooms.publicUrl)),
    )
}

/** Receipts of what was paid for it, as one PDF; while there is none, its page. */
export async function sendReceipts(visit: Visit) {
  const { rooms, reply } = visit
  const dossier = await findOwn(visit)
  if (!dossier) return sendNotFound(visit)
  const pdf = await printReceiptsOfDossier(rooms, dossier.id)
  if (!pdf) return reply.redirect(`/ho-so/${dossier.publicId}`, 303)
  return reply.type('application/pdf').header(
    'content-disposition', `inline; filename="${dossier.number}-bien-lai.pdf"`,
  )
    .header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff').send(Buffer.from(pdf))
}
