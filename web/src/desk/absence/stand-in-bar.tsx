import type { Session } from '@motcua/contracts/session.ts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { onBehalfOf, workFor } from '../../lib/on-behalf.ts'
import { STAND_IN } from './stand-in-texts.ts'

/**
 * For whom one works in this window, always in sight: a colleague's work looks like one's own. Offers those for whom
 * one stands in today; what is over is left at once.
 */
export function StandInBar({ session }: { session: Session }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const active = session.standsInFor.find(({ id }) => id === onBehalfOf())
  const isOver = onBehalfOf() !== undefined && active === undefined
  const change = async (id: string | undefined) => {
    workFor(id)
    // First away from what is open, which may be nobody's for the other one.
    await navigate({ to: '/danh-sach', search: { list: 'mine' } })
    // What was loaded is of the other one: what is on the page is asked for anew, the session of this bar too.
    await queryClient.resetQueries()
  }
  useEffect(() => {
    if (!isOver) return
    workFor(undefined)
    void queryClient.resetQueries()
  }, [isOver, queryClient])
  if (active) {
    return (
      <div className="mc-stand-in" data-active="true" role="status">
        <span>
          <b>{say(STAND_IN.active, { name: active.fullName })}</b>{' '}
          {say(STAND_IN.places, { places: active.grants.map(({ roleName, unitName }) => `${roleName}, ${unitName}`).join('; ') })}
        </span>
        <Button size="xs" variant="default" onClick={() => void change(undefined)}>{say(STAND_IN.leave)}</Button>
      </div>
    )
  }
  if (session.standsInFor.length === 0) return null
  return (
    <div className="mc-stand-in">
      <span>{say(STAND_IN.offered)}</span>
      {session.standsInFor.map(({ id, fullName, validTo }) => (
        <Button key={id} size="xs" variant="default" onClick={() => void change(id)}>
          {say(STAND_IN.enter, { name: fullName, day: showDay(new Date(`${validTo}T00:00:00+07:00`)) })}
        </Button>
      ))}
    </div>
  )
}
