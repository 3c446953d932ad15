import { type LetterLine, RETURN_REASONS } from '@motcua/contracts/letters.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { type ReturnReason, useReturning } from './letters-data.ts'
import { LETTERS } from './letters-texts.ts'

/** Says that the post brought a letter back: first why, then it is done. */
export function ReturnForm({ letter: { id, name } }: { readonly letter: LetterLine }) {
  const returning = useReturning()
  const [why, setWhy] = useState<ReturnReason>()
  return (
    <>
      <FormRefusal error={returning.error} />
      <NativeSelect
        aria-label={say(LETTERS.reasonOf, { name })} value={why ?? ''}
        data={[
          { value: '', label: say(LETTERS.noReason) },
          ...RETURN_REASONS.map((value) => ({ value, label: say(LETTERS[value]) })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget
          setWhy(RETURN_REASONS.find((one) => one === value))
        }}
      />
      {why && <Button variant="default" loading={returning.isPending} onClick={() => returning.mutate({ id, why }, {
        onSuccess: () => announce(say(LETTERS.returnedDone)),
      })}>{say(LETTERS.return)}</Button>}
    </>
  )
}
