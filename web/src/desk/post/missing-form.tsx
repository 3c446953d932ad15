import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { MANIFEST } from './manifest-texts.ts'
import { type Missing, useMissing } from './post-data.ts'

/** Why a parcel is missing, or why nobody looks for it any more. */
export function MissingForm({ manifestId, asked: { noun, code }, onClose }: {
  readonly manifestId: string; readonly asked: Pick<Missing, 'noun' | 'code'>; readonly onClose: () => void
}) {
  const missing = useMissing(manifestId)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [why, setWhy] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const fault = (hasTried && !why.trim() ? say(MANIFEST.needWhy) : undefined) ?? faultAt(missing.error, '/why')
  useFaultyTitle(fault !== undefined)
  const isMissing = noun === 'missing'
  const title = say(isMissing ? MANIFEST.missingTitle : MANIFEST.giveUpTitle, { code })
  return (
    <form className="mc-confirm mc-stack" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (!why.trim() || missing.isPending) return
      missing.mutate({ noun, code, why: why.trim() }, { onSuccess: () => {
        announce(say(MANIFEST.saved, { code }))
        onClose()
      } })
    }}>
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      <p>{say(isMissing ? MANIFEST.missingHint : MANIFEST.giveUpHint)}</p>
      <FormRefusal error={missing.error} />
      <TextInput
        label={say(MANIFEST.why)} withAsterisk maxLength={300} value={why} error={fault}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <div className="mc-row">
        <Button type="submit" loading={missing.isPending}>{say(isMissing ? MANIFEST.missing : MANIFEST.giveUp)}</Button>
        <Button variant="default" onClick={onClose}>{say(MANIFEST.leave)}</Button>
      </div>
    </form>
  )
}
