import type { MemberNamed, NameMemberBody, TeamList } from '@motcua/contracts/teams.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['teams'] as const

/** Members of the community digital teams of a section, page after page; the counts by team come with the first. */
export function useTeams(sectionId: string | undefined) {
  return usePages<TeamList>({
    key: [...KEY, sectionId], path: '/api/team-members', query: { section: sectionId }, isWanted: sectionId !== undefined,
  })
}

/** Names a member. */
export const useNamingMember = () =>
  useDeedOf<NameMemberBody, MemberNamed>(KEY, () => '/api/team-members', (body) => body)

/** Ends a membership at once. */
export const useEndingMember = () =>
  useDeedOf<string, MemberNamed>(KEY, (id) => `/api/team-members/${id}/ending`, () => ({}))
