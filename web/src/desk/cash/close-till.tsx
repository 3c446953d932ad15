import { say } from '../../lib/language.ts'
import { useClosingTill } from './cash-data.ts'
import { TILL } from './cash-texts.ts'
import { CountForm } from './count-form.tsx'

/** Counts the drawer and closes the own till. */
export function CloseTill({ onCancel }: { readonly onCancel?: () => void }) {
  return <CountForm title={say(TILL.closeTitle)} closing={useClosingTill()} {...onCancel && { onCancel }} />
}
