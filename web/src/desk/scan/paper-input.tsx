import { useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { FilePicker, type PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { usePickedFiles } from '../files/picked-files.ts'
import { CameraPanel } from './camera-panel.tsx'
import { SCAN } from './scan-texts.ts'

type Change = (files: readonly PickedFile[]) => readonly PickedFile[]

interface PaperInputProps {
  /** The paper that the files are of. */
  label: string
  files: readonly PickedFile[]
  /** Given what stands there at that moment: several files may be on their way at once. */
  onFiles: (change: Change) => void
}

/** The files of one paper: chosen, dropped, or photographed page by page. Sent as soon as they are there. */
export function PaperInput({ label, files, onFiles }: PaperInputProps) {
  const { kinds, pick, send } = usePickedFiles()
  const [isShooting, setIsShooting] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setIsShooting(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  return (
    <>
      <FilePicker
        label={label} kinds={kinds} files={files}
        onPick={(picked) => pick(picked, onFiles)}
        onRetry={(picked) => send(picked, onFiles)}
        onRemove={(picked) => onFiles((before) => before.filter(({ key }) => key !== picked.key))}
      >
        <button
          ref={opener} type="button" className="mc-files-button" aria-expanded={isShooting}
          onClick={() => setIsShooting(!isShooting)}
        >
          {say(SCAN.photograph)}<span className="mc-hidden">{say(SCAN.forPaper, { label })}</span>
        </button>
      </FilePicker>
      {isShooting && (
        <CameraPanel
          label={label} onClose={close}
          onDone={(file) => {
            pick([file], onFiles)
            close()
          }}
        />
      )}
    </>
  )
}
