import type {
  EntryBody, EntryContent, EntryDetail, EntryFileStored, EntryKind, EntryLine, EntryList, EntrySaved,
} from '@motcua/contracts/guides.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { useDeedAt } from '../shell/use-deed.ts'

const KEY = ['entries'] as const

/** Entries of a kind, page after page. */
export function useEntries(kind: EntryKind) {
  return usePages<EntryList>({ key: [...KEY, 'list', kind], path: '/api/entries', query: { kind } })
}

/** An entry with its versions; nothing is asked for one that is yet to be written. */
export function useEntry(id: string | undefined) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: async ({ signal }) => (await call('GET', `/api/entries/${id ?? ''}`, { signal })) as EntryDetail,
    enabled: id !== undefined,
    refetchOnWindowFocus: false, // what somebody types is held against the version they began with
  })
}

/** One deed on entries; the same press tried again after a cut line is one deed. */
export const useEntryDeed = (onDone: (saved: EntrySaved) => void) => useDeedAt<object, EntrySaved>(KEY, onDone)

/** A picture, film or captions on its way; answers the id by which entries name it. */
export function useEntryFile(onStored: (id: string) => void) {
  return useMutation({
    mutationFn: async (file: File) => {
      const body = new FormData()
      body.append('file', file, file.name)
      return (await call('POST', '/api/entry-files', { body })) as EntryFileStored
    },
    onSuccess: ({ id }) => onStored(id),
  })
}

/** What the form holds: a content as it is sent. */
export type Draft = Required<EntryBody>

/** An empty content of a kind. */
export function emptyDraft(): Draft {
  return {
    title: '', titleEn: '', summary: '', body: '', bodyEn: '', audience: 'citizen', screen: null, film: null,
    isImportant: false, phone: '', hours: '', address: '', mail: '', words: [], source: '', procedureId: null,
  }
}

/** A stored content as the form holds it. */
export function draftOf(shown: EntryContent): Draft {
  const { procedureName, ...content } = shown
  return procedureName === null ? { ...content, procedureId: null } : content
}

/** The state of an entry on a day, as a code of ENTRY_STATE. */
export function stateOf(
  { validFrom, validTo, isDraft }: Pick<EntryLine, 'validFrom' | 'validTo' | 'isDraft'>, today: string,
): 'draft' | 'planned' | 'shown' | 'ended' | 'redrafted' {
  if (validFrom === null) return 'draft'
  if (validTo !== null && validTo < today) return 'ended'
  if (validFrom > today) return 'planned'
  return isDraft ? 'redrafted' : 'shown'
}
