import { say } from '../../lib/language.ts'
import { focusField } from '../../ui/fault-summary/focus-field.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { arrivingBy } from './channel-field.tsx'
import type { IntakeDraft } from './intake-draft.ts'
import { INTAKE, INTAKE_KEY, KEPT } from './intake-texts.ts'
import { PLACE } from './next-place.ts'

interface IntakeKeys {
  draft: IntakeDraft
  /** False once it is received: the receipt has keys of its own. */
  isShown: boolean
  hasProcedure: boolean
  hasForm: boolean
  hasPaperForm: boolean
  onChange: (patch: Partial<IntakeDraft>) => void
  onReceive: () => void
  /** This one stays half entered, and somebody else comes first. */
  onAside: () => void
}

/** The keys of the sheet; those with Alt also while somebody types in one of its many fields. */
export function useIntakeKeys(keys: IntakeKeys): void {
  const { draft, isShown, hasProcedure, hasForm, hasPaperForm, onChange, onReceive, onAside } = keys
  const go = (alt: string, name: string, place: string) =>
    ({ keys: `alt+${alt}`, name, run: () => void focusField(place) })
  const changeChannel = () => {
    const channel = draft.channel === 'counter' ? 'post' : 'counter'
    onChange(arrivingBy(channel, draft))
    announce(say(INTAKE.arrivesNow, { channel: say(channel === 'post' ? INTAKE.byPost : INTAKE.atCounter) }))
  }
  const isTyped = hasForm && !draft.isFormOnPaper
  useShortcuts(!isShown ? [] : [
    { keys: 'ctrl+Enter', name: say(INTAKE.receive), run: onReceive },
    { keys: '/', name: say(INTAKE_KEY.person), run: () => void focusField(PLACE.person) },
    go('t', say(INTAKE_KEY.procedure), PLACE.procedure),
    ...isTyped ? [go('k', say(INTAKE_KEY.declaration), PLACE.declaration)] : [],
    ...hasProcedure ? [
      go('g', say(INTAKE_KEY.papers), PLACE.papers), go('q', say(INTAKE_KEY.result), PLACE.delivery),
    ] : [],
    { keys: 'alt+l', name: say(KEPT.aside), run: onAside },
    { keys: 'alt+b', name: say(INTAKE_KEY.channel), run: changeChannel },
    ...isTyped && hasPaperForm
      ? [{ keys: 'g', name: say(INTAKE_KEY.onPaper), run: () => onChange({ isFormOnPaper: true }) }]
      : [],
  ])
}
