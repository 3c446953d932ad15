import { formatDong } from '../kernel/money.ts'
import type { TaxNotice } from '../modules/dossiers/public.ts'
import { showDay, tieAmounts } from './in-words.ts'
import { TAX_NOTICES } from './tax-notices-texts.ts'
import type { Visit } from './visit.ts'

/** On the page of a dossier: what the tax agency wants paid, to whom and until when; nothing where it wants nothing. */
export function TaxNotices({ visit, notices }: { visit: Visit; notices: readonly TaxNotice[] }) {
  if (notices.length === 0) return null
  const { say } = visit
  return (
    <section className="box" aria-labelledby="thong-bao-thue">
      <h2 id="thong-bao-thue">{say(TAX_NOTICES.title)}</h2>
      {notices.map((one) => <Notice key={String(one.id)} visit={visit} notice={one} />)}
      {notices.some(({ state }) => state === 'open') && <p className="note">{say(TAX_NOTICES.notOurs)}</p>}
    </section>
  )
}

function Notice({ visit: { say, language }, notice }: { visit: Visit; notice: TaxNotice }) {
  const { number, issuedOn, agency, items, amount, treasury, account, accountName, bank, words, payBy } = notice
  const money = (dong: number) => tieAmounts(formatDong(dong))
  const day = showDay(issuedOn, language)
  return <>
    <h3>{say(TAX_NOTICES.what, { number, day, agency })}</h3>
    <dl>
      {items.map(({ name, amount: part }, nth) => <div key={nth}><dt lang="vi">{name}</dt><dd>{money(part)}</dd></div>)}
      <dt>{say(TAX_NOTICES.total)}</dt><dd><strong>{money(amount)}</strong></dd>
      <dt>{say(TAX_NOTICES.state)}</dt><dd><strong>{stateInWords(say, language, notice)}</strong></dd>
      {notice.state === 'open' && <>
        <dt>{say(TAX_NOTICES.payTo)}</dt>
        <dd>
          <span lang="vi">{treasury}</span>, {say(TAX_NOTICES.account, { account, name: accountName })}
          {bank !== null && <>, {say(TAX_NOTICES.bank, { bank })}</>}
        </dd>
        <dt>{say(TAX_NOTICES.words)}</dt><dd lang="vi">{words}</dd>
        {payBy !== null && <><dt>{say(TAX_NOTICES.payBy)}</dt><dd>{showDay(payBy, language)}</dd></>}
      </>}
    </dl>
  </>
}

function stateInWords(
  say: Visit['say'], language: Visit['language'], { state, proof, paidOn, receipt }: TaxNotice,
): string {
  if (state === 'withdrawn') return say(TAX_NOTICES.withdrawn)
  if (state === 'open') return say(proof === null ? TAX_NOTICES.open : TAX_NOTICES.shown)
  const paid = say(TAX_NOTICES.paid, { day: paidOn === null ? '' : showDay(paidOn, language) })
  return receipt === null ? paid : `${paid}, ${say(TAX_NOTICES.receipt, { receipt })}`
}
