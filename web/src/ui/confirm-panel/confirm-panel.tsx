import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { say } from '../../lib/language.ts'
import { CONFIRM } from './confirm-panel-texts.ts'

interface ConfirmPanelProps {
  title: string
  children?: ReactNode
  confirmLabel: string
  isBusy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/**
 * A question before a deed, in the page and not over it, so that what it is about stays readable. Takes the focus when
 * it appears; Esc says no.
 */
export function ConfirmPanel({
  title, children, confirmLabel, isBusy = false, onConfirm, onCancel,
}: ConfirmPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section
      className="mc-confirm"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      <div className="mc-row">
        <Button onClick={onConfirm} loading={isBusy}>
          {confirmLabel}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {say(CONFIRM.no)}
        </Button>
      </div>
    </section>
  )
}
