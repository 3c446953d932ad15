import type { SectionDetail, SectionException, SectionProcedure } from '@motcua/contracts/sections.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { dayText } from '../clearances/clearances-data.ts'
import { percent } from '../figures/percent.ts'
import { ExceptionEnd, ExceptionForm } from './exception-form.tsx'
import { BrandKit } from './brand-kit.tsx'
import { EquipmentPart } from './equipment-part.tsx'
import { PaperSurveyForm } from './paper-survey-form.tsx'
import { useSection } from './section-data.ts'
import { SECTION } from './section-texts.ts'
import { csvOf, daysText, download, nameText, receptionText, weekText } from './section-words.ts'

/** One section: hours and address, its procedures, and what it does not receive. */
export function SectionDetails({ id }: { readonly id: string }) {
  const found = useSection(id)
  if (found.isError)
    return <ErrorState title={say(SECTION.failed)} error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonList rows={6} />
  return (
    <>
      <Hours {...found.data} />
      {found.data.canKeep && <BrandKit {...found.data} />}
      {found.data.canKeep && <PaperSurveyForm sectionId={id} on={found.data.on} />}
      <EquipmentPart sectionId={id} />
      <Procedures {...found.data} />
    </>
  )
}

function Hours({ id, name, hours, address, phone, counters }: SectionDetail) {
  return (
    <section className="mc-panel mc-stack">
      <h2><bdi>{name}</bdi></h2>
      <h3>{say(SECTION.hours)}</h3>
      <p>{weekText(hours)}</p>
      <p className="mc-quiet">{say(SECTION.hoursHint)}</p>
      {hours.others.length > 0 && (
        <>
          <p>{say(SECTION.others)}</p>
          <ul>{hours.others.map(({ day, isOpen }) => (
            <li key={day}>{say(isOpen ? SECTION.open : SECTION.closed, { day: dayText(day) })}</li>
          ))}</ul>
        </>
      )}
      <p>{address === null ? say(SECTION.noAddress) : say(SECTION.address, { address })}</p>
      {phone !== null && <p>{say(SECTION.phone, { phone })}</p>}
      <p>{say(SECTION.counters, { count: counters })}</p>
      <p><a href={`/bo-phan/${id}`} target="_blank" rel="noopener">{say(SECTION.page)}</a></p>
    </section>
  )
}

function Procedures(section: SectionDetail) {
  const { id, on, share, procedures, exceptions, canExcept } = section
  const [asked, setAsked] = useState<SectionProcedure>()
  const [ending, setEnding] = useState<SectionException>()
  const close = () => {
    setAsked(undefined)
    setEnding(undefined)
    focusContent()
  }
  return (
    <>
      <section className="mc-stack">
        <h2>{say(SECTION.procedures)}</h2>
        {procedures.length === 0 && <EmptyState title={say(SECTION.noProcedures)} />}
        {procedures.length > 0 && (
          <>
            <p>{say(SECTION.share, { ...share, percent: percent(share.share ?? 0) })}</p>
            <div>
              <Button variant="default" onClick={() => download(csvOf(section), `${say(SECTION.file)}-${on}`)}>
                {say(SECTION.csv)}
              </Button>
            </div>
            {asked && <ExceptionForm key={asked.id} sectionId={id} on={on} procedure={asked} onClose={close} />}
            <ProcedureTable items={procedures} onExcept={canExcept ? setAsked : undefined} />
          </>
        )}
      </section>
      <section className="mc-stack">
        <h2>{say(SECTION.exceptions)}</h2>
        {ending && <ExceptionEnd key={ending.id} exception={ending} on={on} onClose={close} />}
        {exceptions.length === 0 && <p className="mc-quiet">{say(SECTION.noExceptions)}</p>}
        {exceptions.length > 0
          && <ExceptionTable items={exceptions} onEnd={canExcept ? setEnding : undefined} on={on} />}
      </section>
    </>
  )
}

function ProcedureTable({ items, onExcept }: {
  readonly items: readonly SectionProcedure[]; readonly onExcept: ((one: SectionProcedure) => void) | undefined
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(SECTION.code)}</th><th scope="col">{say(SECTION.procedure)}</th>
        <th scope="col">{say(SECTION.competent)}</th><th scope="col">{say(SECTION.state)}</th>
        {onExcept && <th scope="col">{say(SECTION.deed)}</th>}
      </tr></thead>
      <tbody>{items.map((one) => (
        <tr key={one.id}>
          <td>{one.code}</td><td>{nameText(one)}</td><td>{one.competentName}</td><td>{receptionText(one)}</td>
          {onExcept && <td>{one.reception !== 'listed' && (
            <Button
              variant="default" aria-label={say(SECTION.exceptOf, { name: one.name })}
              onClick={() => onExcept(one)}
            >{say(SECTION.except)}</Button>
          )}</td>}
        </tr>
      ))}</tbody>
    </table></div>
  )
}

function ExceptionTable({ items, onEnd, on }: {
  readonly items: readonly SectionException[]; readonly onEnd: ((one: SectionException) => void) | undefined
  readonly on: string
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(SECTION.procedure)}</th><th scope="col">{say(SECTION.days)}</th>
        <th scope="col">{say(SECTION.reason)}</th><th scope="col">{say(SECTION.decision)}</th>
        <th scope="col">{say(SECTION.listedBy)}</th>{onEnd && <th scope="col">{say(SECTION.deed)}</th>}
      </tr></thead>
      <tbody>{items.map((one) => (
        <tr key={one.id}>
          <td>{one.procedureName}</td><td>{daysText(one)}</td><td>{one.reason}</td>
          <td>{say(SECTION.by, { number: one.decisionNumber, day: dayText(one.decidedOn) })}</td><td>{one.listedBy}</td>
          {onEnd && <td>{(one.until === null || one.until > on) && (
            <Button
              variant="default" aria-label={say(SECTION.endOf, { name: one.procedureName })}
              onClick={() => onEnd(one)}
            >{say(SECTION.end)}</Button>
          )}</td>}
        </tr>
      ))}</tbody>
    </table></div>
  )
}
