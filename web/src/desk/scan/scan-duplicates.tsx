import type { ScanDuplicates as Found } from '@motcua/contracts/scan-duplicates.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { DUPLICATE } from './duplicate-texts.ts'
import { sayDuplicate } from './say-duplicate.ts'

/** With whose papers uploads are compared: of the applicant at intake, of the dossier later. */
export type Whose = { readonly applicantId: string } | { readonly dossier: string }

interface ScanDuplicatesProps {
  files: readonly string[]
  /** Other uploads that are entered with them. */
  beside?: readonly string[] | undefined
  whose: Whose
}

/** Until the worker has read them. */
const AGAIN = 6_000
/** Then it is left: a warning that comes late helps nobody. */
const MOST = 30

/** Whether these are there already, said as soon as it is known; nobody is held up by it. */
export function ScanDuplicates({ files, beside = [], whose }: ScanDuplicatesProps) {
  const query = new URLSearchParams({
    files: files.join(), ...beside.length > 0 && { beside: beside.join() }, ...whose,
  })
  const found = useQuery({
    queryKey: ['scan-duplicates', String(query)], retry: false,
    queryFn: async ({ signal }) => await call('GET', `/api/scan-duplicates?${String(query)}`, { signal }) as Found,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => data && !data.isRead && dataUpdateCount < MOST && AGAIN,
  })
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <ul className="mc-warning" role="status">
      {items.map((one) => (
        <li key={`${one.file} ${one.number ?? ''} ${one.addedAt ?? ''}`}>
          {sayDuplicate(one, files.length > 1 ? say(DUPLICATE.nth, { file: one.file + 1 }) : say(DUPLICATE.whole))}
        </li>
      ))}
    </ul>
  )
}
