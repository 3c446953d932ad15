import { formatDong } from '../kernel/money.ts'
import { findDossierById } from '../modules/dossiers/public.ts'
import {
  type Bill, type BillItem, cancelBill, findBill, listBillItems, listBillMoney, paymentAccountOf,
} from '../modules/payments/public.ts'
import { inTransaction } from '../platform/db.ts'
import { qrSvg } from '../platform/qr.ts'
import { SendFault } from '../platform/send-fault.ts'
import { vietQrText } from '../platform/viet-qr.ts'
import { MoneyThatCame } from './bill-money.tsx'
import { sendNotFound } from './failures.tsx'
import { showMoment, tieAmounts } from './in-words.ts'
import { type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { TONE_SIGNS } from './state-in-words.ts'
import { BILL, PAY } from './pay-fees-texts.ts'
import { type Visit, isUuid, postedBy, requestIdOf, senderOf } from './visit.ts'

/** Seconds after which an open bill is looked at again. */
const ANEW_AFTER = 30

/** A bill of the visitor's own: how to pay it, and whether the money has come. What a browser says is not heard. */
export const billPages = {
  'GET /thanh-toan/:bill': async (visit) => {
    const bill = await billHere(visit)
    return bill ? sendBill(visit, bill) : sendNotFound(visit)
  },
  'GET /thanh-toan/:bill/cong': async (visit) => {
    const { rooms: { db, gateway, publicUrl, clock }, reply, say, request } = visit
    const bill = await billHere(visit)
    if (!bill) return sendNotFound(visit)
    const at = `/thanh-toan/${bill.publicId}`
    if (bill.state !== 'open' || bill.expiresAt <= clock.now()) return reply.redirect(at, 303)
    if (!gateway) return sendNotFound(visit)
    const items = await listBillItems(db, bill.id)
    try {
      const { address } = await gateway.createBill({
        reference: bill.reference, amount: bill.amount, payer: bill.payer, returnTo: publicUrl + at,
        expiresAt: bill.expiresAt, items: items.map(({ name, amount }) => ({ text: name, amount })),
      })
      return await reply.redirect(address, 303)
    } catch (err) {
      if (!(err instanceof SendFault)) throw err
      request.log.warn({ code: err.code }, 'the payment gateway took no bill')
      return sendBill(visit, bill, [{ id: 'cong', text: say(BILL.gatewayDown) }], 503)
    }
  },
  'POST /thanh-toan/:bill/huy': async (visit) => {
    const { rooms, actor, reply, request } = visit
    const bill = await billHere(visit)
    if (!bill || !actor) return sendNotFound(visit)
    const sender = senderOf(visit, actor.accountId, requestIdOf(postedBy(request)), ['bill.cancel', bill.publicId])
    // Whatever has become of it meanwhile, its page says.
    await inTransaction(rooms, sender, (ctx) => cancelBill(ctx, bill.publicId), () => ({ status: 303, body: null }))
    return reply.redirect(`/thanh-toan/${bill.publicId}`, 303)
  },
} satisfies PageHandlers

/** The bill of the address, if this account opened it; of another it does not exist. */
async function billHere({ rooms, request, actor }: Visit): Promise<Bill | undefined> {
  const { bill: wanted } = request.params as { readonly bill: string }
  const bill = isUuid(wanted) ? await findBill(rooms.db, wanted) : undefined
  return bill && bill.accountId === actor?.accountId ? bill : undefined
}

async function sendBill(visit: Visit, bill: Bill, mistakes: readonly Mistake[] = [], status?: number) {
  const { rooms, say } = visit
  const [items, money] = await Promise.all([
    listBillItems(rooms.db, bill.id), listBillMoney(rooms.db, { billId: bill.id }),
  ])
  const ids = [...new Set(items.map(({ dossierId }) => dossierId))]
  const dossiers = (await Promise.all(ids.map((id) => findDossierById(rooms.db, id)))).flatMap((one) => one ?? [])
  const isOpen = bill.state === 'open' && items.every(({ state }) => state === 'owed')
  const tone = bill.state === 'paid' ? 'done' : isOpen ? 'yours' : 'ended'
  const at = `/thanh-toan/${bill.publicId}`
  const amount = tieAmounts(formatDong(bill.amount))
  return sendPage(visit, {
    title: say(BILL.title, { amount }), isPersonal: true, mistakes, ...status !== undefined && { status },
    ...isOpen && { refresh: { seconds: ANEW_AFTER, to: at } },
    body: <>
      <h1>{say(BILL.title, { amount })}</h1>
      <p className={`state ${tone}`} role="status">
        <span aria-hidden="true">{TONE_SIGNS[tone]}</span> {stateOf(visit, bill, items)}
      </p>
      <p>{say(BILL.reference)} <strong className="code">{bill.reference}</strong></p>
      <dl>{items.map((item) => (
        <div key={item.charge}>
          <dt>{item.name}</dt>
          <dd><strong>{tieAmounts(formatDong(item.amount))}</strong>, {say(PAY[`state_${item.state}`])}</dd>
        </div>
      ))}</dl>
      <MoneyThatCame visit={visit} money={money} />
      {isOpen && <Ways visit={visit} bill={bill} qr={await qrOf(visit, bill)} at={at} />}
      {isOpen && <>
        <p className="hint">{say(BILL.soon)}</p>
        <p className="alone"><a href={at}>{say(BILL.again)}</a></p>
        <PostForm visit={visit} action={`${at}/huy`} requestId={crypto.randomUUID()}>
          <button type="submit" className="plain">{say(BILL.cancel)}</button>
        </PostForm>
      </>}
      {dossiers.map(({ publicId, number }) => (
        <p key={publicId} className="alone"><a href={`/ho-so/${publicId}`}>{say(PAY.back, { number })}</a></p>
      ))}
    </>,
  })
}

function stateOf({ say, language }: Visit, { state, expiresAt }: Bill, items: readonly BillItem[]): string {
  if (state !== 'paid' && items.every((item) => item.state === 'paid')) return say(BILL.elsewhere)
  if (state !== 'paid' && items.some((item) => item.state === 'paid'))
    return say(items.some((item) => item.state === 'owed') ? BILL.partly : BILL.elsewhere)
  return state === 'open' ? say(BILL.open, { at: showMoment(expiresAt, language) }) : say(BILL[state])
}

/** Account and code of the section on the day of the visit; nothing where no account is published. */
async function qrOf({ directory }: Visit, { unitId, amount, reference }: Bill) {
  const unit = directory.heirOf(unitId)
  const account = unit && paymentAccountOf(directory, unit)
  return account && { account, svg: qrSvg(await vietQrText(account, amount, reference)) }
}

function Ways({ visit: { rooms, say }, bill, qr, at }: {
  visit: Visit; bill: Bill; qr: Awaited<ReturnType<typeof qrOf>>; at: string
}) {
  return <>
    {rooms.gateway && <section className="box">
      <h2>{say(BILL.gateway)}</h2>
      <p>{say(BILL.gatewayHint)}</p>
      <p><a className="button" id="cong" href={`${at}/cong`}>{say(BILL.toGateway)}</a></p>
    </section>}
    {qr && <section className="box">
      <h2>{say(BILL.transfer)}</h2>
      <p>{say(BILL.transferHint)}</p>
      <img
        className="qr" alt={say(BILL.qr)} width="240" height="240"
        src={`data:image/svg+xml,${encodeURIComponent(qr.svg)}`}
      />
      <dl>
        <dt>{say(BILL.bank)}</dt><dd>{qr.account.bankName}</dd>
        <dt>{say(BILL.account)}</dt><dd className="code">{qr.account.account}</dd>
        <dt>{say(BILL.holder)}</dt><dd>{qr.account.holder}</dd>
        <dt>{say(BILL.amount)}</dt><dd>{tieAmounts(formatDong(bill.amount))}</dd>
        <dt>{say(BILL.purpose)}</dt><dd className="code">{bill.reference}</dd>
      </dl>
    </section>}
  </>
}
