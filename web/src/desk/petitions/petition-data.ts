import type {
  PetitionAnswerBody, PetitionAssignmentBody, PetitionDetail, PetitionList, PetitionRefusalBody,
} from '@motcua/contracts/petitions.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['petitions'] as const

/** What people ask and nobody has answered, page after page; what others do shows within a minute. */
export function usePetitions() {
  return usePages<PetitionList>({ key: [...KEY, 'queue'], path: '/api/petitions', every: 60_000 })
}

/** One petition with what became of it. */
export function usePetition(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: async ({ signal }) => (await call('GET', `/api/petitions/${id}`, { signal })) as PetitionDetail,
  })
}

type DeedBody = PetitionAnswerBody | PetitionAssignmentBody | PetitionRefusalBody | Record<string, never>

/** Takes it, gives it to another unit, answers or refuses; what the screens show is read anew. */
export const usePetitionDeed = (onDone: () => void) => useDeedAt<DeedBody>(KEY, onDone)
