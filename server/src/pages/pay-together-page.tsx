import { formatDong } from '../kernel/money.ts'
import { type OwnLine, listOwn } from '../modules/dossiers/public.ts'
import { type Charge, billPolicyOf, listOwed, openBill } from '../modules/payments/public.ts'
import { inTransaction } from '../platform/db.ts'
import { sendNotFound } from './failures.tsx'
import { tieAmounts } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { PAY, TOGETHER } from './pay-fees-texts.ts'
import { STATES_OF } from './state-in-words.ts'
import { type Visit, postedBy, requestIdOf, senderOf, valuesOf, viewerOf } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

/** So many of one's newest dossiers are looked through, and so many charges stand on one page. */
const MOST_DOSSIERS = 200
const MOST_CHARGES = 100
const CHARGES = 'khoan'

interface Owed { readonly charge: Charge; readonly line: OwnLine }

/**
 * What is owed for all of one's own dossiers, paid by section under one reference each, since the money of two sections
 * goes to two accounts. The form names charges and no amounts, and only those count that are owed and one's own.
 */
export const payTogetherPages = {
  'GET /nop-phi': (visit) => sendTogether(visit, []),
  'POST /nop-phi': async (visit) => {
    const { rooms, actor, directory, say, reply, request } = visit
    const policy = billPolicyOf(directory)
    if (!actor) return sendNotFound(visit)
    const wanted = new Set(valuesOf(postedBy(request), CHARGES))
    const chosen = (await owedByMe(visit)).map(({ charge }) => charge).filter(({ publicId }) => wanted.has(publicId))
    if (!policy || chosen.length === 0) return sendTogether(visit, [{ id: CHARGES, text: say(TOGETHER.choose) }])
    // Whatever of the list is not one's own, or owed no more, is told and not left out in silence.
    if (chosen.length < wanted.size) return sendTogether(visit, [{ id: CHARGES, text: say(PAY.moved) }])
    const charges = chosen.map(({ publicId }) => publicId)
    const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(request)), ['bill.open', ...charges])
    const opened = await inTransaction(rooms, sender, (ctx) => openBill(ctx, {
      charges, payer: actor.fullName, minutes: policy.minutes,
    }), ({ publicId }) => ({ status: 303, body: { bill: publicId } }))
    if (opened.ok) return reply.redirect(`/thanh-toan/${opened.value.body.bill}`, 303)
    const text = say(opened.refusal.code === 'charge-in-bill' ? PAY.held : PAY.moved)
    return sendTogether(visit, [{ id: CHARGES, text }])
  },
} satisfies PageHandlers

async function owedByMe(visit: Visit): Promise<readonly Owed[]> {
  const { rooms: { db }, actor } = visit
  if (!actor) return []
  const { accountId, personId, helps, disowned } = viewerOf(visit, actor, 'dossier.list')
  const states = [...STATES_OF.yours, ...STATES_OF.running, ...STATES_OF.done]
  const lines = await listOwn(db, { accountId, personId, helps, disowned }, undefined, MOST_DOSSIERS, { states })
  const byId = new Map(lines.map((line) => [line.id, line]))
  const charges = await listOwed(db, [...byId.keys()], MOST_CHARGES)
  return charges.flatMap((charge) => {
    const line = byId.get(charge.dossierId)
    return line ? [{ charge, line }] : []
  })
}

async function sendTogether(visit: Visit, mistakes: readonly Mistake[]) {
  const { say, directory } = visit
  const owed = await owedByMe(visit)
  const isOnline = billPolicyOf(directory) !== undefined
  const units = [...new Set(owed.map(({ charge }) => charge.unitId))]
  return sendPage(visit, {
    title: say(TOGETHER.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href="/ho-so">{say(TOGETHER.back)}</BackLink>
      <h1 id={owed.length === 0 ? CHARGES : undefined} tabIndex={-1}>{say(TOGETHER.title)}</h1>
      {owed.length === 0 && <p className="note">{say(TOGETHER.nothing)}</p>}
      {units.length > 1 && <p>{say(TOGETHER.bySection)}</p>}
      {units.map((unitId, nth) => (
        <Section
          key={String(unitId)} visit={visit} unitId={unitId} isFirst={nth === 0} isOnline={isOnline}
          owed={owed.filter(({ charge }) => charge.unitId === unitId)}
        />
      ))}
    </>,
  })
}

function Section({ visit, unitId, owed, isFirst, isOnline }: {
  visit: Visit; unitId: bigint; owed: readonly Owed[]; isFirst: boolean; isOnline: boolean
}) {
  const { say, directory } = visit
  const section = directory.heirOf(unitId)
  const words = section ? sectionInWords(visit, section) : ''
  const sum = tieAmounts(formatDong(owed.reduce((all, { charge: { amount } }) => all + (amount ?? 0), 0)))
  return (
    <section className="box">
      <h2>{words}</h2>
      <PostForm visit={visit} action="/nop-phi" requestId={crypto.randomUUID()}>
        <fieldset className="field">
          <legend>{say(TOGETHER.choice)}</legend>
          {owed.map(({ charge: { publicId, name, amount }, line: { number, applicantName } }, at) => {
            const id = isFirst && at === 0 ? CHARGES : `${CHARGES}-${publicId}`
            return (
              <div className="choice" key={publicId}>
                <input
                  type="checkbox" id={id} name={CHARGES} value={publicId} defaultChecked aria-describedby={`${id}-hint`}
                />
                <label htmlFor={id}>{name}: <strong>{tieAmounts(formatDong(amount ?? 0))}</strong></label>
                <p className="hint" id={`${id}-hint`}>{say(TOGETHER.ofDossier, { number, name: applicantName })}</p>
              </div>
            )
          })}
        </fieldset>
        <p>{say(TOGETHER.all, { amount: sum })}</p>
        {isOnline ? <button type="submit">{say(TOGETHER.pay)}</button>
          : <p className="note">{say(PAY.offline, { section: words })}</p>}
      </PostForm>
    </section>
  )
}
