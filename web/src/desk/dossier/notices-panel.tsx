import type { NoticeLine, NoticePage, NoticeTry } from '@motcua/contracts/notices.ts'
import { Button } from '@mantine/core'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'
import { NOTICES, NOTICE_WAY, TRY_CAUSE, TRY_CAUSE_OF, TRY_STATE } from './notices-texts.ts'
import { dossierKey } from './read-dossier.ts'

/** What people were told of the dossier, by which ways, and whether it arrived; what reached nobody is sent again. */
export function NoticesPanel({ dossierId }: { dossierId: string }) {
  const key = [...dossierKey(dossierId), 'notices'] as const
  const found = usePages<NoticePage>({ key, path: `/api/dossiers/${dossierId}/notices` })
  const sending = useDeedOf<string>(key, () => `/api/dossiers/${dossierId}/notice-resending`, (notice) => ({ notice }))
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="mc-panel" aria-label={say(NOTICES.title)}>
      <h2>{say(NOTICES.title)}</h2>
      <p className="mc-quiet">{say(NOTICES.hint)}</p>
      {found.isPending && <SkeletonList rows={2} />}
      {found.isError && items.length === 0
        && <ErrorState title={say(NOTICES.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <p className="mc-quiet">{say(NOTICES.none)}</p>}
      {sending.error && <ErrorState title={say(NOTICES.notDone)} error={sending.error} />}
      <ul className="mc-history">
        {items.map((notice) => (
          <Notice
            key={notice.id} notice={notice} isBusy={sending.isPending && sending.variables === notice.id}
            onSendAgain={() => {
              if (!sending.isPending) sending.mutate(notice.id, { onSuccess: () => announce(say(NOTICES.done)) })
            }}
          />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          size="xs" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}
        >
          {say(NOTICES.older)}
        </Button>
      )}
    </section>
  )
}

interface NoticeProps { notice: NoticeLine; isBusy: boolean; onSendAgain: () => void }

function Notice({ notice, isBusy, onSendAgain }: NoticeProps) {
  const { subject, language, at, name, phone, tries, standing, mayBeSentAgain } = notice
  return (
    <li>
      <b lang={language}>{subject}</b>
      <div className="mc-quiet">
        {name !== null && <><bdi>{say(NOTICES.to, { name })}</bdi>{phone !== null && ` (${phone})`} · </>}
        <span className="mc-number">{showShortMoment(at)}</span>
      </div>
      {standing === 'on-portal' && <div>{say(NOTICES.portalOnly)}</div>}
      {tries.map((one, nth) => <Try key={nth} one={one} />)}
      {standing === 'failed' && <div className="mc-row">
        <StateChip text={say(NOTICES.missed)} tone="late" icon="▲" />
        {mayBeSentAgain && (
          <Button
            size="xs" variant="default" loading={isBusy} aria-label={say(NOTICES.sendAgainOf, { subject })}
            onClick={onSendAgain}
          >
            {say(NOTICES.sendAgain)}
          </Button>
        )}
      </div>}
    </li>
  )
}

function Try({ one: { channel, how, state, since, cause, byName } }: { one: NoticeTry }) {
  const way = say(NOTICE_WAY[channel])
  const isMissed = state === 'failed' || state === 'returned'
  return (
    <div>
      {how === 'first' ? <span className="mc-first-large">{way}</span> : say(NOTICES[how], { way })}
      {byName !== null && <> {say(NOTICES.by, { name: byName })}</>}
      {': '}{isMissed ? <StateChip text={say(TRY_STATE[state])} tone="late" icon="✕" /> : say(TRY_STATE[state])}
      {cause !== null && <>, {causeInWords(cause)}</>}
      <span className="mc-quiet"> · <span className="mc-number">{showShortMoment(since)}</span></span>
    </div>
  )
}

/** What is known in words; what a server answered by its code. */
function causeInWords(cause: string): string {
  if (Object.hasOwn(TRY_CAUSE, cause)) return say(TRY_CAUSE[cause as keyof typeof TRY_CAUSE])
  return say(TRY_CAUSE_OF[cause.startsWith('smtp-') ? 'mail' : 'gateway'], { code: cause })
}
