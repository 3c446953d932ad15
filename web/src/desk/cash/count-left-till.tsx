import type { TillShown } from '@motcua/contracts/cash.ts'
import { say } from '../../lib/language.ts'
import { BOOK } from './book-texts.ts'
import { useClosingLeftTill } from './cash-data.ts'
import { CountForm } from './count-form.tsx'

/** The head counts and closes the till of somebody who has gone. */
export function CountLeftTill({ till, onClose }: { readonly till: TillShown; readonly onClose: () => void }) {
  const closing = useClosingLeftTill(till.id)
  const title = say(BOOK.closeLeftOne, { name: till.cashier })
  return <CountForm title={title} closing={closing} onClosed={onClose} onCancel={onClose} />
}
