import type { PersonLine } from '@motcua/contracts/people.ts'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type RefObject, useState } from 'react'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { AccountPanel } from './account-panel.tsx'
import { useFoundPeople } from './find-people.ts'
import { OpenAccountForm } from './open-account-form.tsx'

interface PersonStepProps {
  person: PersonLine | undefined
  error?: string | undefined
  inputRef: RefObject<HTMLInputElement | null>
  onChoose: (person: PersonLine | undefined) => void
}

/** Who stands at the counter: by number or name; who is not known gets an account right here. */
export function PersonStep({ person, error, inputRef, onChoose }: PersonStepProps) {
  const [typed, setTyped] = useState('')
  const [isOpening, setIsOpening] = useState(false)
  // Each look-up is an entry in the log of reads, so it waits until the typing pauses.
  const [wanted] = useDebouncedValue(typed, 300)
  const found = useFoundPeople(wanted)
  const people = found.data ?? []
  const isStale = typed !== wanted || found.isFetching
  const isUnknown = !isStale && found.isSuccess && people.length === 0

  if (person) {
    return (
      <>
        <p id="nguoi-nop" tabIndex={-1} className="mc-row">
          <span>
            <b>{person.fullName}</b> <span className="mc-number">{person.number}</span>
            {person.birth && `, sinh ${person.birth}`}
          </span>
          <button type="button" className="mc-link-button" onClick={() => onChoose(undefined)}>
            Chọn người khác
          </button>
        </p>
        <AccountPanel key={person.id} person={person} onChanged={onChoose} />
      </>
    )
  }
  return (
    <>
      <TypedChoice
        label="Số định danh, mã số thuế hoặc họ tên"
        id="nguoi-nop"
        value={typed}
        autoFocus
        inputRef={inputRef}
        error={error}
        isStale={isStale}
        hint="Gõ đủ số, hoặc ít nhất hai chữ của tên. Mũi tên để chọn, Enter để lấy."
        options={people.map((one) => ({
          id: one.id, label: one.fullName,
          detail: [one.number, one.birth && `sinh ${one.birth}`, one.phone].filter(Boolean).join(' · '),
        }))}
        status={
          isStale && typed.trim().length > 1
            ? 'Đang tìm…'
            : found.isError
              ? found.error.message
              : isUnknown
                ? 'Chưa có người này.'
                : ''
        }
        onType={(text) => {
          setTyped(text)
          setIsOpening(false)
        }}
        onChoose={(id) => onChoose(people.find((one) => one.id === id))}
      />
      {!isOpening && (isUnknown || people.length > 0) && (
        <Button variant="default" onClick={() => setIsOpening(true)}>
          Mở tài khoản cho người mới
        </Button>
      )}
      {isOpening && <OpenAccountForm typed={typed} onOpened={onChoose} onCancel={() => setIsOpening(false)} />}
    </>
  )
}
