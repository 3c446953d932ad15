import type { KeptIntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import type { PersonLine } from '@motcua/contracts/people.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { forgetHandedPerson, handedPerson } from './handed-person.ts'
import { IntakeSheet } from './intake-sheet.tsx'
import { KEPT } from './intake-texts.ts'
import { KeptSheets } from './kept-sheets.tsx'
import { forgetSheet, rememberedSheet } from './sheet-place.ts'
import { SHEETS_KEY, readSheet, useDropSheet, useKeptSheets, useUndropped } from './use-intake-sheet.ts'

/**
 * Each dossier starts from an empty sheet, so that nothing of one person is left for the next; a tab that had one half
 * entered goes on with it, and what was left elsewhere is offered.
 */
export function IntakeScreen() {
  const queryClient = useQueryClient()
  const keptSheets = useKeptSheets()
  const drop = useDropSheet()
  const undropped = useUndropped()
  const [remembered] = useState(rememberedSheet)
  const [chosen, setChosen] = useState<{
    readonly id: string; readonly found?: KeptIntakeSheet; readonly applicant?: PersonLine
  } | undefined>(sheetOfHanded)
  // What was half entered in this tab is offered with the others; the person at the counter comes first.
  useEffect(() => {
    if (handedPerson()) forgetSheet()
    forgetHandedPerson()
  }, [])
  const opening = useMutation({
    mutationFn: (id: string) => readSheet(id),
    onSuccess: (found) => setChosen({ id: found.id, found }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: SHEETS_KEY }),
  })
  const isThere = keptSheets.data?.some(({ id }) => id === remembered) === true
  const { mutate: open, isIdle, isError } = opening
  // Once: what is found later must not take the place of what is being typed.
  useEffect(() => {
    if (!chosen && isThere && remembered !== undefined && isIdle) open(remembered)
  }, [chosen, isThere, remembered, isIdle, open])
  // Only a tab that had something waits for it; whoever begins may type at once.
  if (!chosen && remembered !== undefined && (keptSheets.isPending || (isThere && !isError))) return <SkeletonList />
  if (!chosen) {
    setChosen({ id: crypto.randomUUID() })
    return null
  }
  const next = () => {
    forgetSheet()
    setChosen({ id: crypto.randomUUID() })
    void queryClient.invalidateQueries({ queryKey: SHEETS_KEY })
  }
  const offered = keptSheets.isError
    ? <ErrorState title={say(KEPT.notLoaded)} error={keptSheets.error} onRetry={() => void keptSheets.refetch()} />
    : (
      <KeptSheets
        sheets={keptSheets.data?.filter(({ id }) => id !== chosen.id && id !== rememberedSheet()) ?? []}
        onGoOn={(id) => open(id)}
        onDrop={(id) => drop(id)}
      />
    )
  const others = (
    <>
      {undropped.map(({ id, error, isRepeated }) => (
        <ErrorState
          key={id}
          title={say(isRepeated ? KEPT.dropAgain : KEPT.notDropped)}
          error={error}
          {...!isRepeated && { onRetry: () => drop(id) }}
        />
      ))}
      {opening.isError && <ErrorState title={say(KEPT.notOpened)} error={opening.error} />}
      {offered}
    </>
  )
  return (
    <IntakeSheet
      key={chosen.id}
      {...chosen}
      found={chosen.found}
      applicant={chosen.applicant}
      others={others}
      onNext={next}
      onClear={() => {
        const id = rememberedSheet() ?? chosen.id
        next()
        drop(id)
      }}
    />
  )
}

function sheetOfHanded() {
  const applicant = handedPerson()
  return applicant && { id: crypto.randomUUID(), applicant }
}
