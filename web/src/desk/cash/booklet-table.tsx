import type { BookletShown, CashBook } from '@motcua/contracts/cash.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { BOOK, BOOKLET } from './book-texts.ts'
import { useCashDeed } from './cash-data.ts'

type Place = CashBook['places'][number]
interface Asked { readonly deed: 'close' | 'give'; readonly booklet: BookletShown }

/** The booklets of a section: who holds them, how far they are used; they are given on and closed. */
export function BookletTable({ booklets, staff }: Pick<Place, 'booklets' | 'staff'>) {
  const [asked, setAsked] = useState<Asked>()
  const [holder, setHolder] = useState('')
  const doing = useCashDeed()
  const end = () => {
    setAsked(undefined)
    focusContent()
  }
  const send = (path: string, body: object) => doing.mutate({ path, body }, {
    onSuccess: () => announce(say(BOOK.done)), onSettled: end,
  })
  const ask = (deed: Asked['deed'], booklet: BookletShown) => {
    doing.reset()
    setHolder('')
    setAsked({ deed, booklet })
  }
  if (booklets.length === 0) return <EmptyState title={say(BOOKLET.none)} />
  return (
    <>
      {doing.error && <ErrorState title={say(BOOK.notDone)} error={doing.error} />}
      {asked?.deed === 'close' && (
        <AskWhy
          key={asked.booklet.id} title={say(BOOKLET.closeTitle, asked.booklet)} most={1000}
          words={{ why: say(BOOK.why), need: say(BOOK.needWhy), send: say(BOOKLET.close), leave: say(BOOK.cancel) }}
          isBusy={doing.isPending} onLeave={end}
          onSay={(why) => send(`booklets/${asked.booklet.id}/closing`, { why })}
        ><p>{say(BOOKLET.closeHint)}</p></AskWhy>
      )}
      {asked?.deed === 'give' && (
        <ConfirmPanel
          key={asked.booklet.id} title={say(BOOKLET.giveTitle, asked.booklet)} confirmLabel={say(BOOKLET.give)}
          isBusy={doing.isPending} onCancel={end}
          onConfirm={() => { if (holder !== '') send(`booklets/${asked.booklet.id}/holder`, { holderId: holder }) }}
        >
          <NativeSelect
            label={say(BOOKLET.holder)} value={holder} onChange={(event) => setHolder(event.currentTarget.value)}
            data={[
              { value: '', label: say(BOOKLET.choose) }, ...staff.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </ConfirmPanel>
      )}
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(BOOKLET.symbol)}</th><th scope="col">{say(BOOKLET.numbers)}</th>
          <th scope="col">{say(BOOKLET.next)}</th><th scope="col">{say(BOOKLET.holder)}</th>
          <th scope="col">{say(BOOKLET.deed)}</th>
        </tr></thead>
        <tbody>{booklets.map((one) => <Row key={one.id} booklet={one} onAsk={ask} />)}</tbody>
      </table></div>
    </>
  )
}

function Row({ booklet, onAsk }: {
  readonly booklet: BookletShown; readonly onAsk: (deed: Asked['deed'], booklet: BookletShown) => void
}) {
  const { form, symbol, first, last, next, left, holder, closedAt } = booklet
  return (
    <tr>
      <td>{form}, <b>{symbol}</b></td>
      <td className="mc-number">{first} – {last}</td>
      <td className="mc-number">
        {next ?? say(BOOKLET.used)} {left > 0 && <span className="mc-quiet">{say(BOOKLET.left, { left })}</span>}
      </td>
      <td>{holder === null ? say(BOOKLET.program) : <bdi>{holder}</bdi>}</td>
      <td>{closedAt !== null ? <span className="mc-quiet">{say(BOOKLET.closed)}</span> : (
        <div className="mc-row">
          {holder !== null && (
            <Button
              size="compact-sm" variant="default" aria-label={say(BOOKLET.giveOne, { symbol, first })}
              onClick={() => onAsk('give', booklet)}
            >{say(BOOKLET.give)}</Button>
          )}
          <Button
            size="compact-sm" variant="default" aria-label={say(BOOKLET.closeOne, { symbol, first })}
            onClick={() => onAsk('close', booklet)}
          >{say(BOOKLET.close)}</Button>
        </div>
      )}</td>
    </tr>
  )
}
