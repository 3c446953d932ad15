import type { Day } from '../../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import type { CatalogueSource, ProcedureVersion } from '../../../catalogue/public.ts'
import type { CameFile } from './handed-in.ts'

type Components = ProcedureVersion['content']['components']

export type FilesRefusal = {
  readonly code: 'component-unknown' | 'component-ambiguous' | 'file-missing' | (string & {})
}

/**
 * For which component each file is: by the id of the component, or by the code of its paper on that day, which is the
 * national one where it is mapped. Refuses with the fault of a file that was not taken.
 */
export function filesByComponent(
  { catalogue, day }: { readonly catalogue: Pick<CatalogueSource, 'typeCodeOn'>; readonly day: Day },
  components: Components,
  { files, uploads = {} }: {
    readonly files: readonly CameFile[]; readonly uploads?: Readonly<Record<string, string>> | undefined
  },
): Result<ReadonlyMap<string, readonly string[]>, FilesRefusal> {
  const found = new Map<string, string[]>()
  for (const { id, component: code, fault } of files) {
    if (fault !== undefined) return refuse({ code: fault })
    const upload = Object.hasOwn(uploads, id) ? uploads[id] : undefined
    if (upload === undefined) return refuse({ code: 'file-missing' })
    const own = components.filter((one) => one.id === code)
    const [component, more] = own.length > 0 ? own
      : components.filter(({ documentType }) => catalogue.typeCodeOn(day, documentType) === code)
    if (!component) return refuse({ code: 'component-unknown' })
    if (more) return refuse({ code: 'component-ambiguous' })
    found.set(component.id, [...found.get(component.id) ?? [], upload])
  }
  return ok(found)
}
