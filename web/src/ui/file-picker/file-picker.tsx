import { type ReactNode, useEffect, useId, useRef } from 'react'
import { showSize } from '../../lib/file-size.ts'
import { say } from '../../lib/language.ts'
import { FILES } from './file-picker-texts.ts'

export interface PickedFile {
  readonly key: string
  /** A File as it was picked; of one that was sent before a reload only what is said of it. */
  readonly file: Pick<File, 'name' | 'size' | 'type'>
  readonly state: 'sending' | 'sent' | 'failed'
  /** Photographed here: its pages say nothing of the size of the paper. */
  readonly came?: 'photo'
  /** Bytes of it that have gone. */
  readonly sent?: number
  /** Of a PDF that was taken. */
  readonly pages?: number
  /** What to do about a failed one, in the server's words. */
  readonly text?: string
  /** Of a failed one: what is wrong with it stays wrong, however often it is sent. */
  readonly isFinal?: true
  /** Public id of the upload. */
  readonly uploadId?: string
}

interface FilePickerProps {
  label: string
  /** Media types that the server takes; it judges by content, whatever is picked. */
  kinds: readonly string[]
  files: readonly PickedFile[]
  onPick: (files: readonly File[]) => void
  onRetry: (file: PickedFile) => void
  onRemove: (file: PickedFile) => void
  /** Other ways in, beside that of choosing. */
  children?: ReactNode
}

/** Files of one paper: choose or drop; each with a small picture, its size, and how far it is. */
export function FilePicker({ label, kinds, files, onPick, onRetry, onRemove, children }: FilePickerProps) {
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
        accept={kinds.join(',') || undefined}
        onChange={(event) => {
          onPick([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <label htmlFor={id} className="mc-files-button">
        {say(FILES.choose)}<span className="mc-hidden">{say(FILES.chooseFor, { label })}</span>
      </label>{' '}
      {children}{children !== undefined && ' '}
      <span className="mc-quiet">
        {kinds.length > 0 && say(FILES.kinds, { kinds: kinds.map(nameOfKind).join(', ') })}
      </span>
      <ul aria-live="polite">
        {files.map((picked) => (
          <li key={picked.key}>
            <Thumbnail file={picked.file} />
            <span className="mc-files-name">
              {picked.file.name} <span className="mc-quiet mc-number">{showSize(picked.file.size)}</span>
            </span>
            {picked.state === 'sending' && <Progress picked={picked} />}
            {picked.state === 'sent' && (
              <span className="mc-files-sent">
                {picked.pages === undefined ? say(FILES.sent) : say(FILES.sentPages, { pages: picked.pages })}
              </span>
            )}
            {picked.state === 'failed' && (
              <span className="mc-files-failed">
                ! {picked.text}
                {!picked.isFinal && (
                  <>
                    {' '}
                    <button type="button" className="mc-link-button" onClick={() => onRetry(picked)}>
                      {say(FILES.again)}
                    </button>
                  </>
                )}
              </span>
            )}
            <button type="button" className="mc-link-button" onClick={() => onRemove(picked)}>
              {say(FILES.remove)}<span className="mc-hidden"> {picked.file.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A bar, and the same in words; when all has gone the server looks at the file. */
function Progress({ picked: { file, sent = 0 } }: { picked: PickedFile }) {
  const percent = Math.floor(sent / Math.max(1, file.size) * 100)
  return (
    <>
      <progress max={file.size} value={sent} aria-label={say(FILES.progressOf, { name: file.name })} />
      <span className="mc-quiet" aria-hidden="true">
        {percent >= 100 ? say(FILES.checking) : say(FILES.sending, { percent })}
      </span>
    </>
  )
}

/** Drawn on a canvas: the content security policy takes no blob: or data: pictures. */
function Thumbnail({ file }: Pick<PickedFile, 'file'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!(file instanceof File) || !file.type.startsWith('image/')) return
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
  if (!(file instanceof File) || !file.type.startsWith('image/'))
    return <span className="mc-files-kind" aria-hidden="true">
      {/\.([^.]{1,4})$/.exec(file.name)?.[1]?.toUpperCase()}
    </span>
  return <canvas ref={canvas} width={48} height={48} aria-hidden="true" />
}

/** As people call it by the end of its name: `image/jpeg` is JPG. */
function nameOfKind(kind: string): string {
  const name = /\/(?:x-)?([a-z0-9]+)/.exec(kind)?.[1]?.toUpperCase() ?? kind
  return name === 'JPEG' ? 'JPG' : name
}
