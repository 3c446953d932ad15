import { Button } from '@mantine/core'
import { useRef, useState } from 'react'

interface FileButtonsProps {
  fileName: string
  type: string
  content: string
  accept: string
  importLabel: string
  exportLabel: string
  /** Takes what stands in a chosen file; answers what is to be said of it. */
  onRead: (text: string, file: string) => Promise<string>
}

/** A file in, a file out. What comes in is only read; what is said of it is said aloud. */
export function FileButtons({
  fileName, type, content, accept, importLabel, exportLabel, onRead,
}: FileButtonsProps) {
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const download = () => {
    const address = URL.createObjectURL(new Blob([content], { type }))
    const link = document.createElement('a')
    link.href = address
    link.download = fileName
    link.click()
    URL.revokeObjectURL(address)
  }
  return <>
    <input
      ref={input} type="file" accept={accept} hidden aria-label={importLabel}
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? []
        event.currentTarget.value = ''
        if (file) void file.text().then(async (text) => setSaid(await onRead(text, file.name)))
      }}
    />
    <Button variant="default" onClick={() => input.current?.click()}>{importLabel}</Button>
    <Button variant="default" onClick={download}>{exportLabel}</Button>
    <p role="status">{said}</p>
  </>
}
