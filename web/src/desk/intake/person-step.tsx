import type { OpenAccountBody, PersonLine } from '@motcua/contracts/people.ts'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type RefObject, useState } from 'react'
import { say } from '../../lib/language.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { AccountPanel } from './account-panel.tsx'
import { useFoundPeople } from './find-people.ts'
import type { KnownOfPerson } from './intake-draft.ts'
import { PERSON } from './intake-texts.ts'
import { PLACE } from './next-place.ts'
import { OpenAccountForm } from './open-account-form.tsx'
import { cardOf, isCardText, isSameName, knownOf } from './read-card.ts'

interface PersonStepProps {
  person: PersonLine | undefined
  error?: string | undefined
  inputRef: RefObject<HTMLInputElement | null>
  /** Nothing has to be said before the person. */
  isFirst: boolean
  /** Once the procedure is chosen. */
  intake: OpenAccountBody['intake']
  onChoose: (person: PersonLine | undefined, known?: KnownOfPerson) => void
}

/** Who stands at the counter: by card, number or name; who is not known gets an account right here. */
export function PersonStep({ person, error, inputRef, isFirst, intake, onChoose }: PersonStepProps) {
  const [typed, setTyped] = useState('')
  const [isOpening, setIsOpening] = useState(false)
  // Each look-up is an entry in the log of reads, so it waits until the typing pauses.
  const [wanted] = useDebouncedValue(typed, 300)
  const card = cardOf(typed)
  const found = useFoundPeople(isCardText(wanted) ? cardOf(wanted)?.number ?? '' : wanted)
  const people = found.data ?? []
  const isStale = typed !== wanted || found.isFetching
  const isUnknown = !isStale && found.isSuccess && people.length === 0
  const statusOf = () => {
    if (isStale && typed.trim().length > 1) return say(PERSON.looking)
    if (isCardText(wanted) && !cardOf(wanted)) return say(PERSON.unreadCard)
    if (found.isError) return found.error.message
    return isUnknown ? `${say(PERSON.unknown)} ${say(PERSON.unknownEnter)}` : ''
  }

  if (person) {
    return (
      <>
        <p id={PLACE.person} tabIndex={-1} className="mc-row">
          <span>
            <b>{person.fullName}</b> <span className="mc-number">{person.number}</span>
            {person.birth && `, ${say(PERSON.born, { year: person.birth })}`}
          </span>
          <button
            type="button"
            className="mc-link-button"
            onClick={() => {
              if (card) setTyped('') // a name may be mended; of a card nothing stays on the screen
              onChoose(undefined)
            }}
          >
            {say(PERSON.another)}
          </button>
        </p>
        {card && !isSameName(card.fullName, person.fullName) && (
          <p role="alert" className="mc-error">
            {say(PERSON.otherName, { card: card.fullName, known: person.fullName })}
          </p>
        )}
        <AccountPanel key={person.id} person={person} intake={intake} onChanged={onChoose} />
      </>
    )
  }
  return (
    <>
      <TypedChoice
        label={say(PERSON.label)}
        id={PLACE.person}
        value={typed}
        autoFocus={isFirst}
        inputRef={inputRef}
        error={error}
        isStale={isStale}
        hint={say(PERSON.hint)}
        options={people.map((one) => ({
          id: one.id, label: one.fullName,
          detail: [one.number, one.birth && say(PERSON.born, { year: one.birth }), one.phone].filter(Boolean)
            .join(' · '),
        }))}
        status={statusOf()}
        onType={(text) => {
          setTyped(text)
          setIsOpening(false)
        }}
        onChoose={(id) => {
          setIsOpening(false)
          onChoose(people.find((one) => one.id === id), knownOf(typed, card))
        }}
        onNone={() => { if (isUnknown) setIsOpening(true) }}
      />
      {!isOpening && (isUnknown || people.length > 0) && (
        <Button variant="default" onClick={() => setIsOpening(true)}>{say(PERSON.openNew)}</Button>
      )}
      {isOpening && (
        <OpenAccountForm
          typed={typed}
          card={card}
          intake={intake}
          onOpened={(opened, known) => {
            setIsOpening(false)
            onChoose(opened, known)
          }}
          onCancel={() => {
            setIsOpening(false)
            inputRef.current?.focus()
          }}
        />
      )}
    </>
  )
}
