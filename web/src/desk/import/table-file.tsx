import { Input } from '@mantine/core'
import { MEGABYTE } from '@motcua/contracts/file-size.ts'
import { say } from '../../lib/language.ts'
import { TABLE } from './table-texts.ts'

const MOST_BYTES = 3 * MEGABYTE

interface TableFileProps {
  readonly id: string
  readonly hint: string
  readonly error: string | undefined
  readonly onFile: (file: File | null) => void
}

/** The table that is imported. */
export function TableFile({ id, hint, error, onFile }: TableFileProps) {
  return (
    <Input.Wrapper id={id} label={say(TABLE.file)} description={hint} withAsterisk error={error}>
      <input
        id={id} type="file" accept=".xlsx,.csv,text/csv" aria-invalid={error !== undefined}
        onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
      />
    </Input.Wrapper>
  )
}

/** What keeps a file from being sent. */
export function faultOfFile(file: File | null): string | undefined {
  if (!file) return say(TABLE.needFile)
  return file.size > MOST_BYTES ? say(TABLE.tooLarge) : undefined
}

/** As the API takes it. In pieces, since a call takes only so many arguments. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}
