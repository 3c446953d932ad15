import type { AliasKind, DocumentTypeLine, TypeAliasLine } from '@motcua/contracts/document-types.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { dayText, isDay } from '../clearances/clearances-data.ts'
import { AliasForm } from './alias-form.tsx'
import { useTypeDeed } from './document-types-data.ts'
import { TYPES } from './document-types-texts.ts'

/** One type: what is on record of it, each to be ended, and what may be added. */
export function TypePanel({ type, others, today, wanted, onClose }: {
  readonly type: DocumentTypeLine; readonly others: readonly DocumentTypeLine[]; readonly today: string
  readonly wanted?: { readonly kind: AliasKind; readonly text: string } | undefined; readonly onClose: () => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mc-panel mc-stack" aria-labelledby="loai-giay-to" onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2 id="loai-giay-to" ref={heading} tabIndex={-1}>{type.name}</h2>
      {type.aliases.length > 0 && <>
        <h3>{say(TYPES.onRecord)}</h3>
        <ul>{type.aliases.map((alias) => <AliasLine key={alias.id} alias={alias} today={today} />)}</ul>
      </>}
      <AliasForm type={type} others={others} today={today} wanted={wanted} onSaved={onClose} />
      <div className="mc-row"><Button variant="subtle" onClick={onClose}>{say(TYPES.close)}</Button></div>
    </section>
  )
}

function AliasLine({ alias, today }: { readonly alias: TypeAliasLine; readonly today: string }) {
  const [isEnding, setIsEnding] = useState(false)
  const [from, setFrom] = useState('')
  const ending = useTypeDeed(() => {
    announce(say(TYPES.ended))
    setIsEnding(false)
  })
  const what = alias.kind === 'same-as' ? alias.name : alias.text
  return (
    <li>
      {say(TYPES[`kind_${alias.kind}`])}: <b>{what}</b>, {say(TYPES.since, { day: dayText(alias.from) })}
      {alias.until !== null && <> {say(TYPES.until, { day: dayText(alias.until) })}</>}
      {alias.reason !== null && <span className="mc-quiet">. {alias.reason}</span>}
      {alias.isFromData && <span className="mc-quiet"> ({say(TYPES.ofData)})</span>}{' '}
      {alias.until === null && !isEnding && (
        <Button
          variant="default" size="xs" aria-label={say(TYPES.endOf, { what })} onClick={() => setIsEnding(true)}
        >{say(TYPES.end)}</Button>
      )}
      {isEnding && (
        <form noValidate aria-label={say(TYPES.endOf, { what })} onSubmit={(event) => {
          event.preventDefault()
          if (isDay(from)) ending.mutate({ path: `/api/document-type-aliases/${alias.id}/end`, body: { from } })
        }}>
          <FormRefusal error={ending.error} />
          <DayField
            id={`het-${alias.id}`} label={say(TYPES.endFrom)} isRequired value={from}
            error={faultAt(ending.error, '/from') ?? (from !== '' && !isDay(from) ? say(TYPES.needDay) : undefined)}
            onChange={(day) => setFrom(day ?? '')}
          />
          <div className="mc-row">
            <Button type="submit" loading={ending.isPending} disabled={!isDay(from) || from < today}>{say(TYPES.end)}</Button>
            <Button variant="subtle" onClick={() => setIsEnding(false)}>{say(TYPES.close)}</Button>
          </div>
        </form>
      )}
    </li>
  )
}
