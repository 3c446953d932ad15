import type { Static } from 'typebox'
import type { DeclarationShowing } from '@motcua/contracts/dossiers.ts'
import type { Showing, ShowingBody } from '@motcua/contracts/people.ts'
import { useMutation } from '@tanstack/react-query'
import { downloadFile } from '../../lib/call-file.ts'
import { call } from '../../lib/call.ts'

/** Asks for what is masked, with the reason that goes into the log; the answer is kept by the screen only. */
export function useShowNumber(personId: string) {
  return useMutation({
    mutationFn: async (body: Static<typeof ShowingBody>) =>
      ((await call('POST', `/api/people/${personId}/showing`, { body })) as Static<typeof Showing>).value,
    gcTime: 0,
  })
}

/** Asks for what is masked in the declaration, with the reason that goes into the log. */
export function useShowDeclaration(dossierId: string) {
  return useMutation({
    mutationFn: async (reason: string) => {
      const path = `/api/dossiers/${dossierId}/declaration-showing`
      return ((await call('POST', path, { body: { reason } })) as Static<typeof DeclarationShowing>).answers
    },
    gcTime: 0,
  })
}

/** Asks for the declaration on paper with whole numbers, with the reason that goes into the log; keeps it as a file. */
export function usePrintWhole(dossierId: string, number: string) {
  return useMutation({
    mutationFn: (reason: string) =>
      downloadFile(`/api/dossiers/${dossierId}/declaration-print`, { reason }, `${number}-to-khai.pdf`),
    gcTime: 0,
  })
}
