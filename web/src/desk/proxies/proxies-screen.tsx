import type { PersonLine } from '@motcua/contracts/people.ts'
import type { ProxyLine } from '@motcua/contracts/proxies.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { showDay } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useTitle } from '../shell/use-title.ts'
import { FindCitizen } from './find-citizen.tsx'
import { GiveProxy } from './give-proxy.tsx'
import { useEndingProxy, useProxies } from './proxies-data.ts'
import { PROXIES } from './proxies-texts.ts'

/** Who may act for whom: looked up, given, ended and printed for whoever stands at the counter. */
export function ProxiesScreen() {
  useTitle(say(PROXIES.title))
  const [person, setPerson] = useState<PersonLine>()
  return (
    <main className="mc-stack">
      <h1>{say(PROXIES.title)}</h1>
      <p className="mc-quiet">{say(PROXIES.intro)}</p>
      {person
        ? (
          <>
            <p className="mc-row">
              <span><b>{person.fullName}</b> <span className="mc-number">{person.number}</span></span>
              <button type="button" className="mc-link-button" onClick={() => setPerson(undefined)}>
                {say(PROXIES.another)}
              </button>
            </p>
            <OfPerson key={person.id} personId={person.id} />
          </>
        )
        : <FindCitizen label={say(PROXIES.whose)} onFound={setPerson} />}
    </main>
  )
}

function OfPerson({ personId }: { readonly personId: string }) {
  const found = useProxies(personId)
  const ending = useEndingProxy(personId)
  const [asked, setAsked] = useState<ProxyLine>()
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const end = ({ id, otherName: other }: ProxyLine) => ending.mutate(id, {
    onSuccess: () => announce(say(PROXIES.wasEnded, { other })), onSettled: close,
  })
  return (
    <>
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError
        && <ErrorState title={say(PROXIES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {ending.error && <ErrorState title={say(PROXIES.notEnded)} error={ending.error} />}
      {asked && (
        <ConfirmPanel
          key={asked.id} title={say(PROXIES.endTitle, { other: asked.otherName })} confirmLabel={say(PROXIES.end)}
          isBusy={ending.isPending} onConfirm={() => end(asked)} onCancel={close}
        ><p>{say(PROXIES.endHint)}</p></ConfirmPanel>
      )}
      {found.data?.length === 0 && <EmptyState title={say(PROXIES.none)} />}
      {found.data && found.data.length > 0 && (
        <Table
          lines={found.data}
          onEnd={(line) => {
            ending.reset() // what was said of another
            setAsked(line)
          }}
        />
      )}
      <GiveProxy personId={personId} />
    </>
  )
}

function Table({ lines, onEnd }: {
  readonly lines: readonly ProxyLine[]; readonly onEnd: (line: ProxyLine) => void
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>{[PROXIES.way, PROXIES.scope, PROXIES.term, PROXIES.state, PROXIES.deed].map((text) =>
        <th scope="col" key={text.vi}>{say(text)}</th>)}</tr></thead>
      <tbody>{lines.map((line) => <Row key={line.id} line={line} onEnd={() => onEnd(line)} />)}</tbody>
    </table></div>
  )
}

function Row({ line, onEnd }: { readonly line: ProxyLine; readonly onEnd: () => void }) {
  const { id, way, otherName: other, otherNumber, procedures, from, to, state, isPrintedHere } = line
  return (
    <tr>
      <td>
        {say(way === 'gave' ? PROXIES.gave : PROXIES.wasGiven, { other })} <span className="mc-number">{otherNumber}</span>
      </td>
      <td>{procedures === null ? say(PROXIES.all) : procedures.map(({ name }) => name).join('; ')}</td>
      <td>{say(PROXIES.fromTo, { from: showDay(from), to: showDay(to) })}</td>
      <td>{chipOf(state)}</td>
      <td><span className="mc-row">
        {isPrintedHere && (
          <a href={`/api/proxies/${id}.pdf`} target="_blank" rel="noopener" aria-label={say(PROXIES.printOf, { other })}>
            {say(PROXIES.print)}
          </a>
        )}
        {state !== 'ended' && (
          <Button size="compact-sm" variant="default" aria-label={say(PROXIES.endOf, { other })} onClick={onEnd}>
            {say(PROXIES.end)}
          </Button>
        )}
      </span></td>
    </tr>
  )
}

function chipOf(state: ProxyLine['state']) {
  switch (state) {
    case 'in-force': return <StateChip text={say(PROXIES.inForce)} tone="done" icon="✓" />
    case 'not-begun': return <StateChip text={say(PROXIES.notBegun)} tone="waiting" icon="◔" />
    case 'over': return <StateChip text={say(PROXIES.over)} tone="waiting" icon="◔" />
    case 'ended': return <StateChip text={say(PROXIES.ended)} tone="waiting" icon="◔" />
  }
}
