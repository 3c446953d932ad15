import { NativeSelect } from '@mantine/core'
import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import { say } from '../../lib/language.ts'
import { type HeldItem, type HeldPlace, addressOfHeld } from './held-papers.ts'
import { HELD_HERE } from './held-texts.ts'
import { type How, type PaperDraft, paperFieldId } from './intake-draft.ts'

interface HeldFieldProps {
  readonly item: HeldItem
  readonly place: HeldPlace
  readonly reasons: HeldPapers['reasons']
  readonly how: How | undefined
  readonly paper: PaperDraft | undefined
  readonly onPaper: (change: (paper: PaperDraft) => PaperDraft) => void
}

/** What is held for a component with its source; which is used where not any fits; why it is asked for all the same. */
export function HeldField({ item, place, reasons, how, paper, onPaper }: HeldFieldProps) {
  const { component, isOfOwner, papers } = item
  const id = paperFieldId(component)
  const shown = papers.find((one) => one.id === paper?.heldPaper) ?? (isOfOwner ? papers[0] : undefined)
  const isTaken = how === 'filed' || how === 'presented'
  return (
    <div className="mc-fields mc-inset">
      {!isOfOwner && how === 'reused' && <NativeSelect
        id={`${id}-ban`} label={say(HELD_HERE.which)} value={paper?.heldPaper ?? ''} withAsterisk
        onChange={(event) => {
          const heldPaper = event.currentTarget.value || undefined
          onPaper((before) => ({ ...before, heldPaper }))
        }}
        data={[
          { value: '', label: say(HELD_HERE.choose) },
          ...papers.map(({ id: value, from }) => ({ value, label: from })),
        ]}
      />}
      {shown && (how === 'reused' || isTaken) && <p className="mc-quiet">
        {say(HELD_HERE.from, { from: shown.from, worth: shown.worth, level: shown.level })}{' '}
        <a href={addressOfHeld(place, shown.id)} target="_blank" rel="noreferrer"
          aria-label={say(HELD_HERE.seeOf, { paper: shown.from })}>{say(HELD_HERE.see)}</a>
      </p>}
      {isOfOwner && isTaken && <NativeSelect
        id={`${id}-vi-sao`} label={say(HELD_HERE.why)} description={say(HELD_HERE.whyHint)} withAsterisk
        value={paper?.askedAgain ?? ''}
        onChange={(event) => {
          const askedAgain = event.currentTarget.value || undefined
          onPaper((before) => ({ ...before, askedAgain }))
        }}
        data={[
          { value: '', label: say(HELD_HERE.chooseWhy) },
          ...reasons.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />}
    </div>
  )
}
