import { useEffect, useId, useRef } from 'react'
import { showSize } from '../../lib/file-size.ts'

export interface PickedFile {
  readonly key: string
  readonly file: File
  readonly state: 'sending' | 'sent' | 'failed'
  /** What to do about a failed one, in the server's words. */
  readonly text?: string
  /** Public id of the upload. */
  readonly uploadId?: string
}

interface FilePickerProps {
  label: string
  files: readonly PickedFile[]
  onPick: (files: readonly File[]) => void
  onRetry: (file: PickedFile) => void
  onRemove: (file: PickedFile) => void
}

/** Files of one paper: choose or drop; each with a small picture, its size, and how far it is. */
export function FilePicker({ label, files, onPick, onRetry, onRemove }: FilePickerProps) {
  const id = useId()
  return (
    <div
      className="mc-files"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onPick([...event.dataTransfer.files])
      }}
    >
      <input
        id={id}
        type="file"
        multiple
        className="mc-hidden"
        accept="application/pdf,image/jpeg,image/png"
        onChange={(event) => {
          onPick([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <label htmlFor={id} className="mc-files-button">
        Chọn tệp<span className="mc-hidden"> cho {label}</span>
      </label>{' '}
      <span className="mc-quiet">PDF, JPG, PNG; hoặc thả vào đây</span>
      <ul aria-live="polite">
        {files.map((picked) => (
          <li key={picked.key}>
            <Thumbnail file={picked.file} />
            <span className="mc-files-name">
              {picked.file.name} <span className="mc-quiet mc-number">{showSize(picked.file.size)}</span>
            </span>
            {picked.state === 'sending' && <span className="mc-quiet">đang gửi…</span>}
            {picked.state === 'sent' && <span className="mc-files-sent">✓ đã gửi</span>}
            {picked.state === 'failed' && (
              <span className="mc-files-failed">
                ! {picked.text}{' '}
                <button type="button" className="mc-link-button" onClick={() => onRetry(picked)}>
                  Gửi lại
                </button>
              </span>
            )}
            <button type="button" className="mc-link-button" onClick={() => onRemove(picked)}>
              Xóa<span className="mc-hidden"> {picked.file.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Drawn on a canvas: the content security policy takes no blob: or data: pictures. */
function Thumbnail({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    let isGone = false
    createImageBitmap(file, { resizeHeight: 96, resizeQuality: 'medium' }).then((picture) => {
      const place = canvas.current
      if (isGone || !place) return
      place.width = picture.width
      place.height = picture.height
      place.getContext('2d')?.drawImage(picture, 0, 0)
    }, () => undefined) // what cannot be drawn keeps its empty frame; the server judges the content
    return () => { isGone = true }
  }, [file])
  if (!file.type.startsWith('image/')) return <span className="mc-files-kind" aria-hidden="true">PDF</span>
  return <canvas ref={canvas} width={48} height={48} aria-hidden="true" />
}
