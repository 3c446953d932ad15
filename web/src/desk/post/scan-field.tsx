import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { playHeard } from '../../lib/scan-sound.ts'
import { tellFault } from '../../lib/window-title.ts'
import { MANIFEST } from './manifest-texts.ts'
import { useScanning } from './post-data.ts'

interface Outcome { readonly isRight: boolean; readonly text: string }

/**
 * The field into which a scanner types. It keeps the focus, takes the next code while the last is still looked up, and
 * says of each in words and by a sound whether it was right.
 */
export function ScanField({ manifestId, label }: { readonly manifestId: string; readonly label: string }) {
  const scanning = useScanning(manifestId)
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  useEffect(() => field.current?.focus(), [])
  const isWrong = outcome?.isRight === false
  useEffect(() => isWrong ? tellFault() : undefined, [isWrong, outcome])
  const scan = () => {
    const code = typed.trim()
    if (code === '') return
    setTyped('')
    scanning.mutateAsync({ noun: 'scan', code }).then((done) => {
      playHeard('right')
      setOutcome({ isRight: true, text: say(MANIFEST.right, { code: done.code }) })
    }, (error: unknown) => {
      playHeard('wrong')
      const why = error instanceof Error ? error.message : ''
      setOutcome({ isRight: false, text: say(MANIFEST.wrong, { code, why }) })
    })
  }
  return (
    <form className="mc-scan-code" noValidate onSubmit={(event) => {
      event.preventDefault()
      scan()
    }}>
      <div className="mc-row">
        <TextInput
          ref={field} label={label} description={say(MANIFEST.scanHint)} value={typed} maxLength={80} autoComplete="off"
          spellCheck={false} onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">{say(MANIFEST.scan)}</Button>
      </div>
      <p
        role={isWrong ? 'alert' : 'status'} data-right={outcome?.isRight}
        className={isWrong ? 'mc-error' : 'mc-scan-said'}
      >{outcome?.text}</p>
    </form>
  )
}
