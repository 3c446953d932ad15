import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay, showShortDay, showShortMoment } from '../../lib/dates.ts'
import { labelOfChannel, labelOfState } from '../../lib/states.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { SectionField } from '../session/section-field.tsx'
import { type SectionChoice, useSection } from '../session/section.ts'
import { useTitle } from '../shell/use-title.ts'
import { useDossierList } from '../worklist/list-dossiers.ts'

const isWhole = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day)
const HEADS = ['TT', 'Mã hồ sơ', 'Tên thủ tục', 'Người nộp', 'Cách nộp', 'Nộp lúc', 'Hẹn trả', 'Trạng thái']

/** The ledger of a section; whoever sits at several says first which one, since each keeps a book of its own. */
export function RegisterScreen() {
  useTitle('Sổ theo dõi hồ sơ')
  const { sections, section } = useSection()
  if (sections.length < 2 || section) return <Register section={section} />
  return (
    <main className="mc-stack">
      <h1>Sổ theo dõi hồ sơ</h1>
      <p>Mỗi bộ phận có sổ riêng. Chọn bộ phận để xem sổ.</p>
      <SectionField />
    </main>
  )
}

/** What was received here (Sổ theo dõi hồ sơ, mẫu của TT 01/2018/TT-VPCP), whole, ready to be printed. */
function Register({ section }: Pick<SectionChoice, 'section'>) {
  const session = useSession()
  const found = useDossierList('received-here', '', section?.id)
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = found
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage() // a printed book has no "see more"
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, isError])
  useShortcuts([{ keys: 'i', name: 'In sổ', run: () => window.print() }])

  const [from, setFrom] = useState(() => dayOf(now()))
  const [until, setUntil] = useState(() => dayOf(now()))
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <div className="mc-row">
        <h1>Sổ theo dõi hồ sơ</h1>
        <Button className="mc-no-print" onClick={() => window.print()} disabled={hasNextPage || lines.length === 0}>
          In sổ&nbsp;<kbd>I</kbd>
        </Button>
      </div>
      <p>
        {section?.name ?? session?.grants[0]?.unitName}, {showDay(now())}
      </p>
      <div className="mc-no-print">
        <SectionField />
      </div>
      <div className="mc-row mc-no-print">
        <DayField id="tu-ngay" label="Từ ngày" value={from} onChange={(day = '') => setFrom(day)} />
        <DayField id="den-ngay" label="đến ngày" value={until} onChange={(day = '') => setUntil(day)} />
        {isWhole(from) && isWhole(until) && from <= until && (
          <a
            href={`/api/register.pdf?from=${from}&until=${until}${section ? `&section=${section.id}` : ''}`}
            target="_blank"
            rel="noopener"
          >
            In sổ (PDF)
          </a>
        )}
        <span className="mc-quiet">tối đa 31 ngày, 2.000 hồ sơ</span>
      </div>
      <p role="status" className="mc-no-print mc-quiet">
        {hasNextPage ? `Đang tải… ${lines.length} hồ sơ` : found.data && `${lines.length} hồ sơ`}
      </p>
      {found.isPending && <SkeletonList />}
      {isError && <ErrorState title="Không tải được sổ" error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && (
        <EmptyState title="Chưa tiếp nhận hồ sơ nào.">
          <p>Hồ sơ tiếp nhận tại đây sẽ được ghi vào sổ.</p>
        </EmptyState>
      )}
      {lines.length > 0 && (
        <div className="mc-register" role="region" aria-label="Sổ theo dõi hồ sơ" tabIndex={0}>
          <table className="mc-book">
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, nth) => (
                <tr key={line.id}>
                  <td className="mc-right">{nth + 1}</td>
                  <td className="mc-number">{line.number}</td>
                  <td>{line.procedureName}</td>
                  <td>{line.applicantName}</td>
                  <td>{labelOfChannel(line.channel)}</td>
                  <td className="mc-number">{showShortMoment(line.submittedAt)}</td>
                  <td className="mc-number">{line.dueAt && showShortDay(line.dueAt)}</td>
                  <td>{labelOfState(line.state).text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  )
}
