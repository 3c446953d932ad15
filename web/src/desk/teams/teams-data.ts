import type { MemberNamed, NameMemberBody, TeamList } from '@motcua/contracts/teams.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedOf } from '../shell/use-deed.ts'

const KEY = ['teams'] as const

/** Members of the community digital teams of a section. */
export function useTeams(sectionId: string | undefined) {
  return useQuery({
    queryKey: [...KEY, sectionId], gcTime: 0, enabled: sectionId !== undefined,
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/team-members?section=${sectionId ?? ''}`, { signal })) as TeamList,
  })
}

/** Names a member. */
export const useNamingMember = () =>
  useDeedOf<NameMemberBody, MemberNamed>(KEY, () => '/api/team-members', (body) => body)

/** Ends a membership at once. */
export const useEndingMember = () =>
  useDeedOf<string, MemberNamed>(KEY, (id) => `/api/team-members/${id}/ending`, () => ({}))
