import type { ReceiptShown } from '@motcua/contracts/cash.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useCashDesk, useReceipts } from './cash-data.ts'
import { type ReceiptDeed, ReceiptForm } from './receipt-form.tsx'
import { ReceiptTable } from './receipt-table.tsx'
import { RECEIPTS } from './receipts-texts.ts'

/** The receipts of a section on a day: printed again, asked to be voided or paid back, given anew. */
export function ReceiptsScreen() {
  useTitle(say(RECEIPTS.title))
  const today = dayOf(now())
  const [typed, setTyped] = useState(today)
  const [unit, setUnit] = useState<string>()
  const [asked, setAsked] = useState<{ readonly deed: ReceiptDeed; readonly receipt: ReceiptShown }>()
  const day = /^\d{4}-\d\d-\d\d$/.test(typed) ? typed : today
  const places = useCashDesk().data?.places ?? []
  const found = useReceipts(day, unit)
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  const replaced = new Set(items.flatMap(({ form, symbol, replaces }) =>
    replaces === null ? [] : `${form} ${symbol} ${replaces}`))
  const close = () => {
    setAsked(undefined)
    focusContent()
  }
  const query = new URLSearchParams({ on: day, ...unit !== undefined && { unit } }).toString()
  return (
    <main className="mc-stack">
      <h1>{say(RECEIPTS.title)}</h1>
      <div className="mc-row">
        <TextInput
          type="date" label={say(RECEIPTS.day)} value={typed} max={today}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {places.length > 1 && (
          <NativeSelect
            label={say(RECEIPTS.section)} value={unit ?? places[0]?.unitId ?? ''}
            onChange={(event) => setUnit(event.currentTarget.value)}
            data={places.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))}
          />
        )}
        <a href={`/api/cash/receipts.csv?${query}`} download="bien-lai.csv">{say(RECEIPTS.file)}</a>
      </div>
      {found.isPending && <SkeletonList rows={4} />}
      {found.isError
        && <ErrorState title={say(RECEIPTS.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {asked && <ReceiptForm key={`${asked.deed} ${asked.receipt.id}`} {...asked} onClose={close} />}
      {found.isSuccess && items.length === 0 && <EmptyState title={say(RECEIPTS.none)} />}
      {items.length > 0 && (
        <ReceiptTable receipts={items} replaced={replaced} onAsk={(deed, receipt) => setAsked({ deed, receipt })} />
      )}
      <MoreButton found={found} label={say(RECEIPTS.more)} />
    </main>
  )
}
