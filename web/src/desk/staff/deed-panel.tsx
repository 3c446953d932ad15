import type { HeldRole, StaffDetail } from '@motcua/contracts/staff.ts'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { CallError, faultAt } from '../../lib/call-error.ts'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { DayField } from '../../ui/day-field/day-field.tsx'
import type { StaffDeed } from './act-on-staff.ts'
import { DEED } from './deed-texts.ts'
import { RoleForm } from './role-form.tsx'
import { STAFF } from './staff-texts.ts'

/** What is being asked before it is done. */
export type Asked =
  | { readonly what: 'role' | 'unlocking' | 'closing' | 'new-password' | 'factor-reset' | 'subject' }
  | { readonly what: 'role-end'; readonly role: HeldRole }

interface DeedPanelProps {
  asked: Asked
  staff: StaffDetail
  isBusy: boolean
  error: Error | null
  onAct: (deed: StaffDeed) => void
  onCancel: () => void
}

/** The question before each deed on an account, with what it needs to know. */
export function DeedPanel({ asked, staff, isBusy, error, onAct, onCancel }: DeedPanelProps) {
  const common = { isBusy, onCancel }
  switch (asked.what) {
    case 'role': return <RoleForm {...common} error={error} onAct={onAct} />
    case 'role-end': return <RoleEndPanel {...common} error={error} role={asked.role} onAct={onAct} />
    case 'closing': return <ClosingPanel {...common} error={error} staff={staff} onAct={onAct} />
    case 'factor-reset': return (
      <AskWhy
        title={say(DEED.factorTitle, { name: staff.fullName })}
        words={{
          why: say(DEED.factorWhy), need: say(DEED.factorWhyNeeded), send: say(STAFF.factorReset),
          leave: say(DEED.factorLeave),
        }}
        most={500}
        error={error}
        field="/reason"
        isBusy={isBusy}
        onSay={(reason) => onAct({ noun: 'factor-reset', body: { reason } })}
        onLeave={onCancel}
      >
        <p>{say(DEED.factorHint)}</p>
      </AskWhy>
    )
    case 'subject': return <SubjectPanel {...common} error={error} staff={staff} onAct={onAct} />
    case 'unlocking': return (
      <ConfirmPanel
        {...common}
        title={say(DEED.unlockTitle, { name: staff.fullName })}
        confirmLabel={say(STAFF.unlock)}
        onConfirm={() => onAct({ noun: 'unlocking', body: {} })}
      >
        <p>{say(DEED.unlockHint)}</p>
        <Told error={error} />
      </ConfirmPanel>
    )
    case 'new-password': return (
      <ConfirmPanel
        {...common}
        title={say(DEED.passwordTitle, { name: staff.fullName })}
        confirmLabel={say(STAFF.newPassword)}
        onConfirm={() => onAct({ noun: 'new-password', body: {} })}
      >
        <p>{say(DEED.passwordHint)}</p>
        <Told error={error} />
      </ConfirmPanel>
    )
  }
}

type PanelProps = Omit<DeedPanelProps, 'asked' | 'staff'>

function RoleEndPanel({ role, isBusy, error, onAct, onCancel }: PanelProps & { role: HeldRole }) {
  const [from, setFrom] = useState<string | undefined>(() => {
    const today = dayOf(now())
    return role.validFrom > today ? role.validFrom : today
  })
  const [hasTried, setHasTried] = useState(false)
  const isDay = from !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(from)
  const end = () => {
    setHasTried(true)
    if (isDay && role.unitId !== null) onAct({ noun: 'role-end', body: { role: role.role, unitId: role.unitId, from } })
  }
  return (
    <ConfirmPanel
      title={say(DEED.endTitle, { role: role.roleName, unit: role.unitName })}
      confirmLabel={say(STAFF.endRole)}
      isBusy={isBusy}
      onConfirm={end}
      onCancel={onCancel}
    >
      <DayField
        id="thu-hoi-tu"
        label={say(DEED.endFrom)}
        value={from ?? ''}
        onChange={setFrom}
        error={hasTried && !isDay ? say(DEED.wholeDay) : faultAt(error, '/from')}
      />
      <p>{say(DEED.endHint)}</p>
      <Told error={error} />
    </ConfirmPanel>
  )
}

function ClosingPanel({ staff, isBusy, error, onAct, onCancel }: PanelProps & { staff: StaffDetail }) {
  const [username, setUsername] = useState('')
  return (
    <ConfirmPanel
      title={say(DEED.closeTitle, { name: staff.fullName })}
      confirmLabel={say(STAFF.close)}
      isBusy={isBusy}
      onCancel={onCancel}
      onConfirm={() => {
        if (username.trim()) onAct({ noun: 'closing', body: { username: username.trim() } })
      }}
    >
      <p>{say(DEED.closeHint)}</p>
      <TextInput
        label={say(DEED.closeConfirm, { username: staff.username })}
        maw={420}
        mb="sm"
        value={username}
        maxLength={64}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setUsername(event.currentTarget.value)}
        error={faultAt(error, '/username')}
      />
      <Told error={error} />
    </ConfirmPanel>
  )
}

function SubjectPanel({ staff, isBusy, error, onAct, onCancel }: PanelProps & { staff: StaffDetail }) {
  const [subject, setSubject] = useState(staff.subject ?? '')
  return (
    <ConfirmPanel
      title={say(DEED.subjectTitle, { name: staff.fullName })}
      confirmLabel={say(STAFF.subjectSet)}
      isBusy={isBusy}
      onCancel={onCancel}
      onConfirm={() => onAct({ noun: 'subject', body: { subject: subject.trim() } })}
    >
      <p>{say(DEED.subjectHint)}</p>
      <TextInput
        label={say(STAFF.subject)}
        maw={420}
        mb="sm"
        value={subject}
        maxLength={255}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setSubject(event.currentTarget.value)}
        error={faultAt(error, '/subject')}
      />
      <Told error={error} />
    </ConfirmPanel>
  )
}

/** A refusal that is about no field. */
function Told({ error }: { error: Error | null }) {
  if (!error || error instanceof CallError && error.errors.length > 0) return null
  return <p role="alert" className="mc-error">{error.message}</p>
}
