import { Button } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { fromLocalInput, showMoment, toLocalInput } from '../../lib/dates.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { MomentField } from '../../ui/moment-field/moment-field.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { useMoveClock } from './move-clock.ts'

const HOUR = 3_600_000
const JUMPS = [['Thêm 1 giờ', HOUR], ['Thêm 1 ngày', 24 * HOUR], ['Thêm 1 tuần', 7 * 24 * HOUR]] as const

/** Moves the day of the demonstration, so that deadlines, apologies and pauses can be seen without waiting. */
export function DemonstrationScreen() {
  useTitle('Bản trình diễn')
  const session = useSession()
  const [at, setAt] = useState(() => toLocalInput(now()))
  const moving = useMoveClock(() => {
    setAt(toLocalInput(now()))
    announce(`Đồng hồ của bản trình diễn: ${showMoment(now())}.`)
  })
  if (!session?.isDemonstration)
    return (
      <main>
        <EmptyState title="Chỉ có trong bản trình diễn">
          <p>Hệ thống này chạy theo giờ thật.</p>
        </EmptyState>
      </main>
    )
  const moment = fromLocalInput(at)
  return (
    <main className="mc-receipt">
      <h1>Đồng hồ của bản trình diễn</h1>
      <p>
        Bây giờ là <b>{showMoment(now())}</b>. Đồng hồ chạy như thật; chuyển đi thì hạn, tạm dừng và thư xin lỗi thay
        đổi theo.
      </p>
      {moving.error && (
        <p role="alert" className="mc-error">
          {moving.error.message}
        </p>
      )}
      <form
        className="mc-row"
        onSubmit={(event) => {
          event.preventDefault()
          if (moment) moving.mutate(moment)
        }}
      >
        <MomentField id="chuyen-den" label="Chuyển đến" value={at} onChange={setAt} />
        <Button type="submit" disabled={!moment} loading={moving.isPending}>
          Chuyển đồng hồ
        </Button>
      </form>
      <div className="mc-row">
        {JUMPS.map(([name, ahead]) => (
          <Button
            key={name}
            variant="default"
            onClick={() => moving.mutate(new Date(now().getTime() + ahead).toISOString())}
          >
            {name}
          </Button>
        ))}
      </div>
    </main>
  )
}
