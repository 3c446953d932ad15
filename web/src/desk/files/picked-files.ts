import { sayTooLarge } from '@motcua/contracts/file-faults.ts'
import { CallError } from '../../lib/call-error.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { useSession } from '../session/read-session.ts'
import { PICKED } from './picked-files-texts.ts'
import { type Came, uploadFile } from './upload-file.ts'

type Change = (files: readonly PickedFile[]) => readonly PickedFile[]

/** Kind, size, virus, contents: of a file that the server has looked at and does not take. */
const OF_THE_FILE: ReadonlySet<number> = new Set([400, 413, 415, 422])

function isOfTheFile(error: unknown): boolean {
  return error instanceof CallError && OF_THE_FILE.has(error.status)
}

/** Says of a file that is too large, before any of it is sent, what the server would say (policy `upload-limits`). */
export function useSizeLimit(): (file: File) => CallError | undefined {
  const most = useSession()?.uploadBytes ?? null
  return ({ size }) => most === null || size <= most ? undefined
    : new CallError(413, 'file-too-large', sayTooLarge(LANGUAGE, size, most))
}

/**
 * Which kinds are taken, as the server says. Sends what was picked and says of each how far it is, through `onChange`,
 * which is given what stands there by then. `path`: where they are uploaded, if not among the papers of dossiers.
 */
export function usePickedFiles(path?: string) {
  const kinds = useSession()?.uploadKinds ?? []
  const refuseBefore = useSizeLimit()
  const send = ({ key, file, came }: PickedFile, onChange: (change: Change) => void) => {
    if (!(file instanceof File)) return // sent before a reload, and not here any more
    const replace = (now: Omit<PickedFile, 'key' | 'file' | 'came'>) =>
      onChange((files) => files.map((one) => one.key === key ? { key, file, ...came && { came }, ...now } : one))
    const refused = refuseBefore(file)
    if (refused) {
      replace({ state: 'failed', text: refused.message, isFinal: true })
      return
    }
    let told = -1
    replace({ state: 'sending', sent: 0 })
    void uploadFile(file, (bytes) => {
      const percent = Math.floor(bytes / Math.max(1, file.size) * 100)
      if (percent === told) return // a row is drawn a hundred times at most
      told = percent
      onChange((files) => files.map((one) =>
        one.key === key && one.state === 'sending' ? { ...one, sent: bytes } : one))
    }, { came, ...path !== undefined && { path } }).then(
      ({ id, pages }) => replace({ state: 'sent', uploadId: id, ...pages !== null && { pages } }),
      (error: unknown) =>
        replace({
          state: 'failed', text: error instanceof Error ? error.message : say(PICKED.failed),
          ...isOfTheFile(error) && { isFinal: true },
        }),
    )
  }
  const pick = (files: readonly File[], onChange: (change: Change) => void, came?: Came) => {
    const picked = files.map((file): PickedFile => ({ key: crypto.randomUUID(), file, ...came && { came }, state: 'sending' }))
    onChange((before) => [...before, ...picked])
    for (const one of picked) send(one, onChange)
  }
  return { kinds, pick, send }
}
