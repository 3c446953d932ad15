import type { StaffDetail } from '@motcua/contracts/staff.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError } from '../../lib/call-error.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { providerQuery } from '../session/provider.ts'
import { useTitle } from '../shell/use-title.ts'
import { keeping, useSought } from '../worklist/sought.ts'
import { type StaffDeed, useActOnStaff } from './act-on-staff.ts'
import { type Asked, DeedPanel } from './deed-panel.tsx'
import { FirstPassword } from './first-password.tsx'
import { useStaff } from './list-staff.ts'
import { STAFF, STAFF_DONE } from './staff-texts.ts'
import { daysOfRole, hindranceOf, labelOfAccount } from './staff-words.ts'

/** One account of staff: who, where, with which roles, and what its manager may do. */
export function StaffScreen() {
  const { id = '' } = useParams({ strict: false })
  const found = useStaff(id)
  useTitle(found.data ? say(STAFF.titleOf, { username: found.data.username }) : say(STAFF.title))
  if (found.data) return <Account key={id} staff={found.data} />
  if (found.isPending) return <main><SkeletonList /></main>
  if (found.error instanceof CallError && found.error.status === 404) {
    return (
      <main>
        <EmptyState title={say(STAFF.notFound)}>
          <p>
            {say(STAFF.notFoundHint)} <Link to="/can-bo">{say(STAFF.backToList)}</Link>
          </p>
        </EmptyState>
      </main>
    )
  }
  return (
    <main>
      <ErrorState title={say(STAFF.accountFailed)} error={found.error} onRetry={() => void found.refetch()} />
    </main>
  )
}

function Account({ staff }: { staff: StaffDetail }) {
  const search = useSought()
  const [asked, setAsked] = useState<Asked>()
  const [password, setPassword] = useState<string | null>()
  const acting = useActOnStaff(staff.id)
  const begin = (next: Asked) => { acting.reset(); setPassword(undefined); setAsked(next) }
  const act = (deed: StaffDeed) => acting.mutate(deed, {
    onSuccess: ({ initialPassword }) => {
      setAsked(undefined)
      focusContent()
      if (deed.noun === 'new-password') setPassword(initialPassword ?? null)
      announce(`${say(STAFF_DONE[deed.noun])}: ${staff.fullName}.`)
    },
  })
  const hindrance = hindranceOf(staff)
  const hasProvider = useQuery(providerQuery).data?.isHere === true
  const mayAct = staff.manages === 'yes' && staff.state !== 'disabled' && !asked
  return (
    <main className="mc-stack">
      <nav aria-label={say(STAFF.inList)}>
        <Link to="/can-bo" state={keeping(search)}>
          ← {say(STAFF.title)}
        </Link>
      </nav>
      <div className="mc-row">
        <h1>{staff.fullName}</h1>
        <StateChip {...labelOfAccount(staff.state)} />
      </div>
      <dl className="mc-pairs mc-panel">
        <div>
          <dt>{say(STAFF.username)}</dt>
          <dd className="mc-number">{staff.username}</dd>
        </div>
        <div>
          <dt>{say(STAFF.workplace)}</dt>
          <dd>{staff.unitName}</dd>
        </div>
        <div>
          <dt>{say(STAFF.position)}</dt>
          <dd>{staff.position || '–'}</dd>
        </div>
        <div>
          <dt>{say(STAFF.secondStep)}</dt>
          <dd>{say(staff.hasSecondFactor ? STAFF.secondStepOn : STAFF.secondStepOff)}</dd>
        </div>
        {hasProvider && staff.manages === 'yes' && (
          <div>
            <dt>{say(STAFF.subject)}</dt>
            <dd className="mc-number">{staff.subject ?? say(STAFF.subjectNone)}</dd>
          </div>
        )}
      </dl>
      {hindrance && <p className="mc-quiet">{hindrance}</p>}
      {password !== undefined && (
        <FirstPassword username={staff.username} password={password} onDone={() => setPassword(undefined)} />
      )}
      {asked && (
        <DeedPanel
          key={asked.what}
          asked={asked}
          staff={staff}
          isBusy={acting.isPending}
          error={acting.error}
          onAct={act}
          onCancel={() => {
            setAsked(undefined)
            acting.reset()
          }}
        />
      )}
      <section aria-label={say(STAFF.roles)} className="mc-panel">
        <h2>{say(STAFF.roles)}</h2>
        {staff.roles.length === 0 && (
          <p className="mc-quiet">{say(STAFF.noRoleHint)}</p>
        )}
        {staff.roles.length > 0 && (
          <ul className="mc-held">
            {staff.roles.map((role, nth) => (
              <li key={nth} className="mc-row">
                <span>
                  <b>{role.roleName}</b>, {role.unitName}{' '}
                  <span className="mc-quiet">
                    {daysOfRole(role)}
                    {!role.isInForce && `, ${say(STAFF.notYet)}`}
                  </span>
                </span>
                {role.mayEnd && !asked && (
                  <button type="button" className="mc-link-button" onClick={() => begin({ what: 'role-end', role })}>
                    {say(STAFF.endRole)}
                    <span className="mc-hidden">
                      {' '}
                      {say(STAFF.roleAt, { role: role.roleName, unit: role.unitName })}
                    </span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayAct && (
        <div className="mc-row mc-bar" role="group" aria-label={say(STAFF.actions)}>
          <Button onClick={() => begin({ what: 'role' })}>{say(STAFF.giveRole)}</Button>
          {(staff.state === 'locked' || staff.state === 'idle') && (
            <Button variant="default" onClick={() => begin({ what: 'unlocking' })}>
              {say(STAFF.unlock)}
            </Button>
          )}
          <Button variant="default" onClick={() => begin({ what: 'new-password' })}>
            {say(STAFF.newPassword)}
          </Button>
          {staff.hasSecondFactor && (
            <Button variant="default" onClick={() => begin({ what: 'factor-reset' })}>
              {say(STAFF.factorReset)}
            </Button>
          )}
          {hasProvider && (
            <Button variant="default" onClick={() => begin({ what: 'subject' })}>{say(STAFF.subjectSet)}</Button>
          )}
          <Button variant="default" onClick={() => begin({ what: 'closing' })}>
            {say(STAFF.close)}
          </Button>
        </div>
      )}
    </main>
  )
}
