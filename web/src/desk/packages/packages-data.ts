import type {
  PackageChanges, PackageDetail, PackageFindings, PackageImpact, PackageList, PackageSaved, PackageSources,
  PackageTrialBody, PackageTried,
} from '@motcua/contracts/package-deeds.ts'
import type { PackageVocabulary } from '@motcua/contracts/packages.ts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isRefusal } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['packages'] as const

/** Packages, page after page. */
export function usePackages() {
  return usePages<PackageList>({ key: [...KEY, 'list'], path: '/api/packages' })
}

/** One package as it was saved last. */
export function usePackage(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: async ({ signal }) => (await call('GET', `/api/packages/${id}`, { signal })) as PackageDetail,
    refetchOnWindowFocus: false, // what somebody writes is held against the revision they began with
  })
}

interface Looks { findings: PackageFindings; changes: PackageChanges; impact: PackageImpact }

/** What the server says of the saved revision; nothing of an earlier one stands in its place meanwhile. */
export function useLook<W extends keyof Looks>(id: string, what: W, revision: number) {
  return useQuery({
    queryKey: [...KEY, id, what, revision],
    queryFn: async ({ signal }) => (await call('GET', `/api/packages/${id}/${what}`, { signal })) as Looks[W],
  })
}

export function useVocabulary() {
  return useQuery({
    queryKey: [...KEY, 'vocabulary'], staleTime: Infinity,
    queryFn: async ({ signal }) => (await call('GET', '/api/packages/vocabulary', { signal })) as PackageVocabulary,
  })
}

/** Procedures with their versions, by what was typed. */
export function useSources(search: string) {
  return useQuery({
    queryKey: [...KEY, 'sources', search], placeholderData: keepPreviousData, enabled: search.trim() !== '',
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/package-sources', { query: { search }, signal })) as PackageSources,
  })
}

/** Runs the process as far as the answers go; nothing of it stays. */
export function useTrial(id: string) {
  return useMutation({
    mutationFn: async (said: PackageTrialBody) =>
      (await call('POST', `/api/packages/${id}/trial`, { body: said })) as PackageTried,
  })
}

/** One deed on packages; the same press tried again after a cut line is one deed. */
export function usePackageDeed(onDone: (saved: PackageSaved, sent: { path: string; body: object }) => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: { path: string; body: object }, idFor) =>
      (await call('POST', path, { body, requestId: idFor(path, body) })) as PackageSaved,
    {
      onSuccess: async (saved, sent) => {
        onDone(saved, sent)
        await queryClient.invalidateQueries({ queryKey: KEY })
      },
      // What somebody else saved meanwhile is read, so that one may go on after it.
      onSettled: async (_, error) => {
        if (isRefusal(error, 'package-changed')) await queryClient.invalidateQueries({ queryKey: KEY })
      },
    },
  )
}
