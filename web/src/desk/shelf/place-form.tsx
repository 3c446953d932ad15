import type { ShelfLine } from '@motcua/contracts/shelf.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useShelving } from './shelf-data.ts'
import { SHELF } from './shelf-texts.ts'

/** Where a result lies, typed as the shelf is marked; Enter saves it, emptied it takes the mark off. */
export function PlaceForm({ line: { dossierId, number, place } }: { readonly line: ShelfLine }) {
  const shelving = useShelving()
  const [typed, setTyped] = useState<string>()
  const text = typed ?? place ?? ''
  const hasFailed = shelving.isError
  useFaultyTitle(hasFailed)
  const isChanged = text.trim() !== (place ?? '')
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      if (!isChanged || shelving.isPending) return
      shelving.mutate({ id: dossierId, place: text.trim() || null }, {
        onSuccess: () => {
          setTyped(undefined)
          announce(say(SHELF.saved, { number }))
        },
      })
    }}>
      <FormRefusal error={shelving.error} />
      <div className="mc-row">
        <TextInput
          aria-label={say(SHELF.placeOf, { number })} maxLength={40} w="9rem" value={text}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {isChanged && (
          <Button type="submit" variant="default" loading={shelving.isPending} aria-label={say(SHELF.saveOne, { number })}>
            {say(SHELF.save)}
          </Button>
        )}
      </div>
    </form>
  )
}
