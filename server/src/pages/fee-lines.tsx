import { showDecided } from '@motcua/contracts/decided.ts'
import { formatDong } from '../kernel/money.ts'
import { type ProcedureContent, showFee } from '../modules/catalogue/public.ts'
import type { FeesOfTable } from '../modules/dossiers/public.ts'
import { TABLES } from './decided-texts.ts'
import type { Explained } from './explain-words.tsx'
import { tieAmounts } from './in-words.ts'
import type { Visit } from './visit.ts'

/**
 * What a procedure costs, before anything is declared: as it is published, or, where a table tells the fee, on what it
 * depends, the least and the most, and what its rules say.
 */
export function FeeLines({ visit: { say }, content: { fee }, fees, mark = (text) => text }: {
  visit: Pick<Visit, 'say'>
  content: Pick<ProcedureContent, 'fee'>
  fees: FeesOfTable | undefined
  mark?: Explained['mark'] | ((text: string) => string)
}) {
  if (!fees) return mark(tieAmounts(showFee(fee).summary))
  const amounts = fees.lines.map(({ amount }) => amount)
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  const isRange = fees.isWhole && fee.items.length === 1 && least < most
  const { lines } = showDecided(say, { subject: 'fee', decision: '', rules: [], value: fees.lines }, {
    from: '', nameOfPaper: (id) => id,
  })
  return <>
    {tieAmounts(isRange
      ? say(TABLES.feeBetween, { least: least === 0 ? say(TABLES.nothing) : formatDong(least), most: formatDong(most) })
      : say(TABLES.feeDepends))}
    {lines.map((line) => <span key={line} className="hint"><br />{tieAmounts(line)}</span>)}
  </>
}
