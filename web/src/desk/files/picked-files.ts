import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { useUploadFile } from './upload-file.ts'

type Change = (files: readonly PickedFile[]) => readonly PickedFile[]

/**
 * Sends what was picked and says of each how far it is, through `onChange`, which is given what stands there by then.
 */
export function usePickedFiles() {
  const uploading = useUploadFile()

  const send = (picked: PickedFile, onChange: (change: Change) => void) => {
    const replace = (now: PickedFile) => onChange((files) => files.map((one) => one.key === now.key ? now : one))
    replace({ key: picked.key, file: picked.file, state: 'sending' })
    void uploading.mutateAsync(picked.file).then(
      (upload) => replace({ key: picked.key, file: picked.file, state: 'sent', uploadId: upload.id }),
      (error: unknown) =>
        replace({
          key: picked.key, file: picked.file, state: 'failed',
          text: error instanceof Error ? error.message : 'Chưa gửi được.',
        }),
    )
  }
  const pick = (files: readonly File[], onChange: (change: Change) => void) => {
    const picked = files.map((file): PickedFile => ({ key: crypto.randomUUID(), file, state: 'sending' }))
    onChange((before) => [...before, ...picked])
    for (const one of picked) send(one, onChange)
  }
  return { pick, send }
}
