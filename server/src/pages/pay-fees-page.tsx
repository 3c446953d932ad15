import { citedAs } from '../kernel/citation.ts'
import { formatDong } from '../kernel/money.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import { type Charge, billPolicyOf, listCharges, openBill } from '../modules/payments/public.ts'
import { inTransaction } from '../platform/db.ts'
import { MoneyLeft, moneyLeftOf } from './bill-money.tsx'
import { sendNotFound } from './failures.tsx'
import { tieAmounts } from './in-words.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import { findOwn, noteLookAgain } from './own-dossier.ts'
import type { PageHandlers } from './page-handler.ts'
import { PAY } from './pay-fees-texts.ts'
import { type Visit, postedBy, requestIdOf, senderOf } from './visit.ts'
import { sectionInWords } from './why-here.tsx'

/**
 * What a dossier costs and why, and the way to pay what is owed. The form says nothing of charges or amounts: both are
 * read here anew, so that there is nothing in the page that one could change.
 */
export const payFeesPages = {
  'GET /ho-so/:id/nop-phi': async (visit) => {
    const dossier = await findOwn(visit)
    return dossier ? sendFees(visit, dossier) : sendNotFound(visit)
  },
  'POST /ho-so/:id/nop-phi': async (visit) => {
    const { rooms, actor, directory, say, reply, request } = visit
    const dossier = await findOwn(visit)
    if (!dossier || !actor) return sendNotFound(visit)
    const policy = billPolicyOf(directory)
    const charges = payable(await listCharges(rooms.db, dossier.id))
    if (!policy || charges.length === 0) return reply.redirect(`/ho-so/${dossier.publicId}/nop-phi`, 303)
    const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(request)), ['bill.open', dossier.publicId])
    const opened = await inTransaction(rooms, sender, (ctx) => openBill(ctx, {
      charges: charges.map(({ publicId }) => publicId), payer: actor.fullName, minutes: policy.minutes,
    }), ({ publicId }) => ({ status: 303, body: { bill: publicId } }))
    if (opened.ok) return reply.redirect(`/thanh-toan/${opened.value.body.bill}`, 303)
    const text = say(opened.refusal.code === 'charge-in-bill' ? PAY.held : PAY.moved)
    return sendFees(visit, dossier, [{ id: 'nop', text }])
  },
} satisfies PageHandlers

/** What can be paid at once: all that is owed to the section of the first. */
function payable(charges: readonly Charge[]): readonly Charge[] {
  const owed = charges.filter(({ state }) => state === 'owed')
  return owed.filter(({ unitId }) => unitId === owed[0]?.unitId)
}

function sumOf(charges: readonly Charge[]): string {
  return tieAmounts(formatDong(charges.reduce((sum, { amount }) => sum + (amount ?? 0), 0)))
}

async function sendFees(visit: Visit, dossier: Dossier, mistakes: readonly Mistake[] = []) {
  const { rooms, say, directory } = visit
  await noteLookAgain(visit, dossier)
  const [charges, left] = await Promise.all([listCharges(rooms.db, dossier.id), moneyLeftOf(visit, dossier.id)])
  const owed = payable(charges)
  const section = directory.heirOf(owed[0]?.unitId ?? dossier.competentUnitId)
  const words = section ? sectionInWords(visit, section) : ''
  return sendPage(visit, {
    title: say(PAY.title), isPersonal: true, mistakes,
    body: <>
      <BackLink visit={visit} href={`/ho-so/${dossier.publicId}`}>{say(PAY.back, { number: dossier.number })}</BackLink>
      <h1>{say(PAY.title)}</h1>
      {charges.every(({ state }) => state !== 'owed' && state !== 'unknown') && <p className="note">{say(PAY.nothing)}</p>}
      <MoneyLeft visit={visit} money={left} />
      {charges.length > 0 && <>
        <h2>{say(PAY.what)}</h2>
        <dl>{charges.map(({ publicId, name, amount, state, why, source }) => (
          <div key={publicId}>
            <dt>{name}</dt>
            <dd>
              <strong>{amount === null ? say(PAY[`state_${state}`]) : tieAmounts(formatDong(amount))}</strong>
              {amount !== null && <>, {say(PAY[`state_${state}`])}</>}
              <span className="hint"><br />{tieAmounts(citedAs(why))}</span>
              {source !== null
                && <span className="hint"><br />{say(PAY.source)} <span lang="vi">{citedAs(source)}</span></span>}
            </dd>
          </div>
        ))}</dl>
      </>}
      {owed.length > 0 && <>
        <p>{say(PAY.total)}: <strong>{sumOf(owed)}</strong></p>
        {billPolicyOf(directory)
          ? <>
            <PostForm visit={visit} action={`/ho-so/${dossier.publicId}/nop-phi`} requestId={crypto.randomUUID()}>
              <button type="submit" id="nop">{say(PAY.pay, { amount: sumOf(owed) })}</button>
            </PostForm>
            <p className="hint">{say(PAY.counter, { section: words })}</p>
          </>
          : <p className="note">{say(PAY.offline, { section: words })}</p>}
      </>}
    </>,
  })
}

/** On the page of a dossier: that something is to be paid, and where; nothing where nothing is. */
export function OwedPanel({ visit: { say }, dossier, charges }: {
  visit: Visit; dossier: Dossier; charges: readonly Charge[]
}) {
  const owed = charges.filter(({ state }) => state === 'owed')
  const isUnknown = charges.some(({ state }) => state === 'unknown')
  if (owed.length === 0 && !isUnknown) return null
  return (
    <section className="box">
      <h2>{say(PAY.title)}</h2>
      {owed.length > 0 && <p>{say(PAY.owed, { amount: sumOf(owed) })}</p>}
      {isUnknown && <p>{say(PAY.unknown)}</p>}
      <p><a className="button" href={`/ho-so/${dossier.publicId}/nop-phi`}>{say(PAY.see)}</a></p>
    </section>
  )
}
