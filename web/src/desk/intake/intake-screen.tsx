import type { KeptIntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { IntakeSheet } from './intake-sheet.tsx'
import { KEPT } from './intake-texts.ts'
import { KeptSheets } from './kept-sheets.tsx'
import { forgetSheet, rememberedSheet } from './sheet-place.ts'
import { SHEETS_KEY, useDropSheet, useKeptSheets } from './use-intake-sheet.ts'

/**
 * Each dossier starts from an empty sheet, so that nothing of one person is left for the next; a tab that had one half
 * entered goes on with it, and what was left elsewhere is offered.
 */
export function IntakeScreen() {
  const queryClient = useQueryClient()
  const keptSheets = useKeptSheets()
  const drop = useDropSheet()
  const [remembered] = useState(rememberedSheet)
  const [chosen, setChosen] = useState<{ readonly id: string; readonly found?: KeptIntakeSheet }>()
  // Only a tab that had something waits for it; whoever begins may type at once.
  if (!chosen && remembered !== undefined && keptSheets.isPending) return <SkeletonList />
  const found = keptSheets.data?.find(({ id }) => id === remembered)
  if (!chosen) {
    // Once: what is found later must not take the place of what is being typed.
    setChosen(found ? { id: found.id, found } : { id: crypto.randomUUID() })
    return null
  }
  const next = () => {
    forgetSheet()
    setChosen({ id: crypto.randomUUID() })
    void queryClient.invalidateQueries({ queryKey: SHEETS_KEY })
  }
  const others = keptSheets.isError
    ? <ErrorState title={say(KEPT.notLoaded)} error={keptSheets.error} onRetry={() => void keptSheets.refetch()} />
    : (
      <KeptSheets
        sheets={keptSheets.data?.filter(({ id }) => id !== chosen.id && id !== rememberedSheet()) ?? []}
        onGoOn={(kept) => {
          setChosen({ id: kept.id, found: kept })
          void queryClient.invalidateQueries({ queryKey: SHEETS_KEY })
        }}
        onDrop={(id) => void drop(id)}
      />
    )
  return (
    <IntakeSheet
      key={chosen.id}
      {...chosen}
      found={chosen.found}
      others={others}
      onNext={next}
      onClear={() => {
        const id = rememberedSheet() ?? chosen.id
        next()
        void drop(id)
      }}
    />
  )
}
