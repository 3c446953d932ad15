import { Button } from '@mantine/core'
import { piecesOf } from '@motcua/contracts/texts.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import { LANGUAGE, say } from '../../lib/language.ts'
import { FIRST_PASSWORD } from './deed-texts.ts'
import { STAFF } from './staff-texts.ts'

interface FirstPasswordProps {
  username: string
  /** Null when the same press was answered before: nobody can read it again. */
  password: string | null
  children?: ReactNode
  onDone: () => void
}

/** The one time that a first password is on a screen. Takes the focus, so that it is also heard. */
export function FirstPassword({ username, password, children, onDone }: FirstPasswordProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mc-confirm" aria-label={say(FIRST_PASSWORD.label)}>
      <h2 ref={heading} tabIndex={-1}>
        {say(password === null ? FIRST_PASSWORD.shownOnce : FIRST_PASSWORD.title, { username })}
      </h2>
      {password === null && (
        <p>
          {piecesOf(LANGUAGE, FIRST_PASSWORD.gone).map((piece, nth) => nth % 2 === 0
            ? piece
            : <b key={piece}>{say(STAFF.newPassword)}</b>)}
        </p>
      )}
      {password !== null && (
        <>
          <p>
            <output className="mc-password" aria-label={say(FIRST_PASSWORD.password)}>
              {password}
            </output>
          </p>
          <p>
            {say(FIRST_PASSWORD.handOver)}
          </p>
        </>
      )}
      <div className="mc-row">
        {password !== null && (
          <Button variant="default" onClick={() => void navigator.clipboard.writeText(password)}>
            {say(FIRST_PASSWORD.copy)}
          </Button>
        )}
        {children}
        <Button variant="default" onClick={onDone}>
          {say(FIRST_PASSWORD.done)}
        </Button>
      </div>
    </section>
  )
}
