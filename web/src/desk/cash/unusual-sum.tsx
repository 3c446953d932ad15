import { isRefusal } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { UNUSUAL } from './cash-texts.ts'

interface UnusualSumProps {
  /** Of the last press. */
  readonly pressed: { readonly error: Error | null; readonly isPending: boolean; readonly reset: () => void }
  readonly sum: number | undefined
  readonly onMeant: () => void
}

/** What was refused; where it is a sum that looks mistyped, whether it is meant, with the sum to be read once more. */
export function UnusualSum({ pressed, sum, onMeant }: UnusualSumProps) {
  if (!isRefusal(pressed.error, 'sum-unusual') || sum === undefined) return <FormRefusal error={pressed.error} />
  return (
    <ConfirmPanel
      title={say(UNUSUAL.title, { amount: showMoney(sum) })} confirmLabel={say(UNUSUAL.meant)}
      isBusy={pressed.isPending} onConfirm={onMeant} onCancel={pressed.reset}
    >
      <p>{say(UNUSUAL.hint)}</p>
    </ConfirmPanel>
  )
}
