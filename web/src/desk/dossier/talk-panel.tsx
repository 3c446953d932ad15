import { LONGEST_TALK, type TalkCircle, type TalkLine, type TalkPage } from '@motcua/contracts/talk.ts'
import { Button, Textarea } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSession } from '../session/read-session.ts'
import { usePress } from '../shell/use-press.ts'
import { dossierKey } from './read-dossier.ts'
import { TALK } from './talk-texts.ts'

const talkKey = (id: string, circle: TalkCircle) => ['talk', id, circle] as const

function useTalk(id: string, circle: TalkCircle) {
  return useInfiniteQuery({
    queryKey: talkKey(id, circle),
    queryFn: async ({ pageParam, signal }) => (await call('GET', `/api/dossiers/${id}/talk`, {
      query: { circle, cursor: pageParam, limit: '20' }, signal,
    })) as TalkPage,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** What is said about a dossier: with the applicant, or between units, whom the applicant does not hear. */
export function TalkPanel({ dossierId, unanswered }: { dossierId: string; unanswered: number }) {
  const [circle, setCircle] = useState<TalkCircle>('applicant')
  const mayTalk = useSession()?.permissions.includes('dossier.talk') ?? false
  const circles = [{ id: 'applicant', name: say(TALK.applicant) }, { id: 'units', name: say(TALK.units) }] as const
  return (
    <section className="mc-panel" aria-label={say(TALK.heading)}>
      <h2>{say(TALK.heading)}</h2>
      <div className="mc-row" role="group" aria-label={say(TALK.circles)}>
        {circles.map(({ id, name }) => (
          <button
            key={id} type="button" className="mc-tool mc-tool-wide" aria-pressed={circle === id}
            onClick={() => setCircle(id)}
          >
            {name}{id === 'applicant' && unanswered > 0 && ` (${unanswered})`}
          </button>
        ))}
      </div>
      <p className="mc-quiet">{say(circle === 'applicant' ? TALK.applicantHint : TALK.unitsHint)}</p>
      {mayTalk && <WriteForm key={circle} dossierId={dossierId} circle={circle} />}
      <Lines dossierId={dossierId} circle={circle} />
    </section>
  )
}

function Lines({ dossierId, circle }: { dossierId: string; circle: TalkCircle }) {
  const found = useTalk(dossierId, circle)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  if (found.isPending) return <SkeletonList rows={2} />
  if (found.isError && lines.length === 0)
    return <ErrorState title={say(TALK.failed)} error={found.error} onRetry={() => void found.refetch()} />
  return (
    <>
      {lines.length === 0 && <p className="mc-quiet">{say(TALK.none)}</p>}
      <ul className="mc-talk">{lines.map((line) => <Line key={line.id} line={line} />)}</ul>
      {found.hasNextPage && (
        <Button
          size="xs" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}
        >
          {say(TALK.older)}
        </Button>
      )}
    </>
  )
}

function Line({ line: { isFromApplicant, byName, unitName, text, at } }: { line: TalkLine }) {
  return (
    <li data-applicant={isFromApplicant || undefined}>
      <b><bdi>{byName}</bdi></b>{' '}
      <span className="mc-quiet">
        {isFromApplicant ? say(TALK.fromApplicant) : unitName} ·{' '}
        <span className="mc-number">{showShortMoment(at)}</span>
      </span>
      <div className="mc-talk-text" dir="auto">{text}</div>
    </li>
  )
}

function WriteForm({ dossierId, circle }: { dossierId: string; circle: TalkCircle }) {
  const [text, setText] = useState('')
  const queryClient = useQueryClient()
  const sending = usePress(
    async (said: string, idFor) => call('POST', `/api/dossiers/${dossierId}/talk`, {
      body: { circle, text: said }, requestId: idFor(circle, said),
    }),
    {
      onSuccess: () => {
        setText('')
        announce(say(TALK.sent))
        return Promise.all([
          queryClient.invalidateQueries({ queryKey: talkKey(dossierId, circle) }),
          queryClient.invalidateQueries({ queryKey: dossierKey(dossierId) }),
        ])
      },
    },
  )
  const said = text.trim()
  return (
    <form
      className="mc-talk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (said !== '' && !sending.isPending) sending.mutate(said)
      }}
    >
      <Textarea
        label={say(circle === 'applicant' ? TALK.writeApplicant : TALK.writeUnits)} autosize minRows={2}
        maxLength={LONGEST_TALK} value={text} error={sending.error?.message}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={sending.isPending} disabled={said === ''}>
        {say(TALK.send)}
      </Button>
    </form>
  )
}
