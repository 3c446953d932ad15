import type { HeldMessageLine } from '@motcua/contracts/held-messages.ts'
import type { PartnerLine } from '@motcua/contracts/partners.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { HeldMessage } from './held-message.tsx'
import { HELD } from './held-texts.ts'
import { wordsOfCause, wordsOfHeldKind, wordsOfSender } from './held-words.ts'
import { useHeld } from './partner-data.ts'
import { nameOfPartner } from './partner-words.ts'

/** What came from a system and waits for somebody, and why; one of them open below. */
export function HeldPanel({ line: { code }, onClose }: { readonly line: PartnerLine; readonly onClose: () => void }) {
  const found = useHeld(code)
  const [open, setOpen] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const shown = lines.find(({ id }) => id === open)
  return (
    <section className="mc-stack" aria-labelledby="thu-den">
      <h2 id="thu-den" ref={heading} tabIndex={-1}>{say(HELD.title, { name: nameOfPartner(code) })}</h2>
      <p className="mc-quiet">{say(HELD.intro)}</p>
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError
        && <ErrorState title={say(HELD.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(HELD.empty)} />}
      {lines.length > 0 && <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(HELD.what)}</th><th scope="col">{say(HELD.sender)}</th>
          <th scope="col">{say(HELD.received)}</th><th scope="col">{say(HELD.dossier)}</th>
          <th scope="col">{say(HELD.cause)}</th><th scope="col">{say(HELD.deed)}</th>
        </tr></thead>
        <tbody>{lines.map((one) => (
          <Row key={one.id} partner={code} one={one} onOpen={() => setOpen(one.id)} />
        ))}</tbody>
      </table></div>}
      <div className="mc-row">
        <MoreButton found={found} label={say(HELD.more)} />
        <Button variant="subtle" onClick={onClose}>{say(HELD.close)}</Button>
      </div>
      {shown && <HeldMessage key={shown.id} partner={code} line={shown} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

function Row({ partner, one, onOpen }: {
  readonly partner: string; readonly one: HeldMessageLine; readonly onOpen: () => void
}) {
  const { kind, receivedAt, dossierNumber, fault } = one
  const at = showShortMoment(receivedAt)
  const who = wordsOfSender(partner, one)
  return (
    <tr>
      <td>{wordsOfHeldKind(kind)}</td><td>{who}</td><td>{say(HELD.receivedAt, { at })}</td>
      <td className="mc-number">{dossierNumber ?? say(HELD.noDossier)}</td><td>{wordsOfCause(fault)}</td>
      <td><Button
        variant="default" aria-label={say(HELD.openOf, { sender: who, at })} onClick={onOpen}
      >{say(HELD.open)}</Button></td>
    </tr>
  )
}
