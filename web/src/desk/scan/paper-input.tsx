import type { Upload } from '@motcua/contracts/files.ts'
import { useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { FilePicker, type PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { usePickedFiles } from '../files/picked-files.ts'
import { CameraPanel } from './camera-panel.tsx'
import { PageEditor } from './page-editor.tsx'
import { SaidPages } from './said-pages.tsx'
import { ScanDuplicates, type Whose } from './scan-duplicates.tsx'
import { SCAN } from './scan-texts.ts'
import { ScanVerdict } from './scan-verdict.tsx'
import { ScanTray } from './scan-tray.tsx'
import { useReleaseScan } from './tray-data.ts'
import type { PageTurn } from './turns-of-faults.ts'

type Change = (files: readonly PickedFile[]) => readonly PickedFile[]
type Way = 'camera' | 'tray' | 'edit'

/** Keys of files that came out of the tray begin with it. */
const OF_TRAY = 'scan:'
const WITHOUT_FILES = ['camera', 'tray'] as const
const WAYS = { camera: SCAN.photograph, tray: SCAN.fromTray, edit: SCAN.edit } as const

interface PaperInputProps {
  /** The paper that the files are of. */
  label: string
  files: readonly PickedFile[]
  /** Given what stands there at that moment: several files may be on their way at once. */
  onFiles: (change: Change) => void
  /** What is asked of the scan: small print by its type, and pages of the checklist. */
  asked?: { readonly documentType?: string; readonly pages?: number }
  /** With whose papers they are compared, and what else is entered with them; left out where nobody is chosen yet. */
  whose?: Whose | undefined
  beside?: readonly string[] | undefined
}

/**
 * The files of one paper: chosen, dropped, photographed page by page, or taken out of the tray of the scanner. Sent as
 * soon as they are there.
 */
export function PaperInput({ label, files, onFiles, asked, whose, beside }: PaperInputProps) {
  const { kinds, pick, send } = usePickedFiles()
  const [way, setWay] = useState<Way>()
  const [said, setSaid] = useState<number>()
  const [turns, setTurns] = useState<readonly PageTurn[]>()
  const [camera, tray, edit] = [
    useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null),
  ]
  const { mutate: release } = useReleaseScan()
  const openers = { camera, tray, edit }
  const sent = files.filter(({ state, uploadId }) => state === 'sent' && uploadId !== undefined)
  const close = () => {
    const opener = way && openers[way]
    setWay(undefined)
    setTurns(undefined)
    requestAnimationFrame(() => opener?.current?.focus())
  }
  const take = (id: string, { id: uploadId, name, size, kind, pages }: Upload) => {
    const key = OF_TRAY + id
    onFiles((before) => before.some((one) => one.key === key) ? before : [...before, {
      key, file: { name, size, type: kind }, state: 'sent', uploadId, ...pages !== null && { pages },
    }])
    close()
  }
  /** What was made stands where its files stood; they stay on the server as they came. */
  const replace = (made: readonly Upload[]) => {
    const gone = new Set(sent.map(({ key }) => key))
    onFiles((before) => [...before.filter(({ key }) => !gone.has(key)), ...made.map((one): PickedFile => ({
      key: crypto.randomUUID(), file: { name: one.name, size: one.size, type: one.kind }, state: 'sent',
      uploadId: one.id, ...one.pages !== null && { pages: one.pages },
    }))])
    announce(say(SCAN.made, { label }))
    close()
  }
  const remove = ({ key }: PickedFile) => {
    if (key.startsWith(OF_TRAY)) release({ id: key.slice(OF_TRAY.length) })
    onFiles((before) => before.filter((one) => one.key !== key))
  }
  return (
    <>
      <FilePicker
        label={label} kinds={kinds} files={files} onPick={(picked) => pick(picked, onFiles)}
        onRetry={(picked) => send(picked, onFiles)} onRemove={remove}
      >
        {([...WITHOUT_FILES, ...sent.length > 0 ? ['edit'] as const : []]).map((one) => (
          <button
            key={one} ref={openers[one]} type="button" className="mc-files-button" aria-expanded={way === one}
            onClick={() => setWay(way === one ? undefined : one)}
          >
            {say(WAYS[one])}<span className="mc-hidden">{say(SCAN.forPaper, { label })}</span>
          </button>
        ))}
      </FilePicker>
      {sent.length > 0 && sent.length === files.length && (
        <>
          <SaidPages label={label} value={said} onChange={setSaid} />
          <ScanVerdict
            label={label} files={sent.flatMap(({ uploadId }) => uploadId ?? [])} {...asked}
            pages={said ?? asked?.pages}
            onTurn={(found) => {
              setTurns(found)
              setWay('edit')
            }}
          />
        </>
      )}
      {whose && sent.length > 0 && (
        <ScanDuplicates files={sent.flatMap(({ uploadId }) => uploadId ?? [])} beside={beside} whose={whose} />
      )}
      {way === 'camera' && (
        <CameraPanel
          label={label} onClose={close}
          onDone={(file) => {
            pick([file], onFiles, 'photo')
            close()
          }}
        />
      )}
      {way === 'edit' && sent.length > 0 && (
        <PageEditor key={turns ? 'turned' : 'asSent'} label={label} files={sent} turns={turns} onMade={replace} onClose={close} />
      )}
      {way === 'tray' && (
        <section className="mc-inset" aria-label={say(SCAN.tray)}>
          <ScanTray onTake={({ id }, upload) => take(id, upload)} />
        </section>
      )}
    </>
  )
}
