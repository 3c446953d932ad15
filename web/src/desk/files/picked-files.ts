import { say } from '../../lib/language.ts'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { useSession } from '../session/read-session.ts'
import { PICKED } from './picked-files-texts.ts'
import { type Came, uploadFile } from './upload-file.ts'

type Change = (files: readonly PickedFile[]) => readonly PickedFile[]

/**
 * Which kinds are taken, as the server says. Sends what was picked and says of each how far it is, through `onChange`,
 * which is given what stands there by then.
 */
export function usePickedFiles() {
  const kinds = useSession()?.uploadKinds ?? []
  const send = ({ key, file, came }: PickedFile, onChange: (change: Change) => void) => {
    if (!(file instanceof File)) return // sent before a reload, and not here any more
    const replace = (now: Omit<PickedFile, 'key' | 'file' | 'came'>) =>
      onChange((files) => files.map((one) => one.key === key ? { key, file, ...came && { came }, ...now } : one))
    let told = -1
    replace({ state: 'sending', sent: 0 })
    void uploadFile(file, (bytes) => {
      const percent = Math.floor(bytes / Math.max(1, file.size) * 100)
      if (percent === told) return // a row is drawn a hundred times at most
      told = percent
      onChange((files) => files.map((one) =>
        one.key === key && one.state === 'sending' ? { ...one, sent: bytes } : one))
    }, came).then(
      ({ id, pages }) => replace({ state: 'sent', uploadId: id, ...pages !== null && { pages } }),
      (error: unknown) =>
        replace({ state: 'failed', text: error instanceof Error ? error.message : say(PICKED.failed) }),
    )
  }
  const pick = (files: readonly File[], onChange: (change: Change) => void, came?: Came) => {
    const picked = files.map((file): PickedFile => ({ key: crypto.randomUUID(), file, ...came && { came }, state: 'sending' }))
    onChange((before) => [...before, ...picked])
    for (const one of picked) send(one, onChange)
  }
  return { kinds, pick, send }
}
