import type {
  DeliveryBody, FailureBody, ManifestBody, ManifestDetail, ManifestPage, OrderBody, ParcelDraft, ParcelPage,
  ParcelsWaiting, PostDesk, SectionParcelPage,
} from '@motcua/contracts/post.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { type Page, usePages } from '../shell/use-pages.ts'

const POST = ['post'] as const
/** Milliseconds between two looks at what the other side scans. */
const EVERY = 10_000

/** For which sections or for which post one works. */
export function usePostDesk() {
  return useQuery({
    queryKey: [...POST, 'desk'],
    queryFn: async ({ signal }) => (await call('GET', '/api/post/desk', { signal })) as PostDesk,
  })
}

function usePostPages<P extends Page>(noun: string, isWanted = true) {
  return usePages<P>({ key: [...POST, noun], path: `/api/post/${noun}`, isWanted })
}

/** Results that are to go by post and were not ordered. */
export const useWaiting = (isWanted: boolean) => usePostPages<ParcelsWaiting>('waiting', isWanted)
/** Parcels of the own sections. */
export const useParcels = (isWanted: boolean) => usePostPages<SectionParcelPage>('parcels', isWanted)
/** Manifests of the own sections or of the post. */
export const useManifests = () => usePostPages<ManifestPage>('manifests')
/** What a carrier is to fetch or to bring. */
export const useCarrying = (isWanted: boolean) => usePostPages<ParcelPage>('carrying', isWanted)

/** One manifest, looked up again while the other side may scan. */
export function useManifest(id: string) {
  return useQuery({
    queryKey: [...POST, 'manifests', id], refetchInterval: EVERY,
    queryFn: async ({ signal }) => (await call('GET', `/api/post/manifests/${id}`, { signal })) as ManifestDetail,
  })
}

/** What an order of the post for a dossier begins with. */
export function useParcelDraft(dossierId: string) {
  return useQuery({
    queryKey: [...POST, 'draft', dossierId],
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/dossiers/${dossierId}/parcel-draft`, { signal })) as ParcelDraft,
  })
}

/** A deed on something of the post; all that is shown of it is looked up again. */
function usePosting<Said, Done = unknown>(pathOf: (said: Said) => string, bodyOf: (said: Said) => object) {
  return useDeedOf<Said, Done>(POST, (said) => `/api/post/${pathOf(said)}`, bodyOf)
}

/** Orders the post. */
export const useOrdering = () => usePosting<OrderBody>(() => 'parcels', (body) => body)
/** Takes an order back. */
export const useCancelling = () => usePosting<string>((id) => `parcels/${id}/cancelling`, () => ({}))
/** Begins a manifest. */
export const useOpening = () => usePosting<ManifestBody, { readonly id: string }>(() => 'manifests', (body) => body)
interface Scan { readonly noun: 'scan' | 'drop' | 'finding'; readonly code: string }
/** Scans a parcel, takes it off the list, or says that a missing one was found. */
export const useScanning = (id: string) => usePosting<Scan, Pick<Scan, 'code'>>(
  ({ noun }) => `manifests/${id}/${noun}`, ({ code }) => ({ code }))
/** Why a parcel is missing, or given up. */
export type Missing = { readonly noun: 'missing' | 'giving-up'; readonly code: string; readonly why: string }
/** Says that a parcel is missing, or gives it up. */
export const useMissing = (id: string) => usePosting<Missing>(
  ({ noun }) => `manifests/${id}/${noun}`, ({ code, why }) => ({ code, why }))
/** Gives or takes what is on a manifest. */
export const usePassing = (id: string) =>
  usePosting<'closing' | 'receipt'>((noun) => `manifests/${id}/${noun}`, () => ({}))

/** What became of a parcel that was carried. */
export type Carried = { readonly id: string } & (
  | { readonly noun: 'delivery'; readonly body: DeliveryBody }
  | { readonly noun: 'failure'; readonly body: FailureBody }
  | { readonly noun: 'collection'; readonly body: Readonly<Record<string, never>> })
/** Says what became of a parcel. */
export const useCarried = () => usePosting<Carried>(({ id, noun }) => `carrying/${id}/${noun}`, ({ body }) => body)
