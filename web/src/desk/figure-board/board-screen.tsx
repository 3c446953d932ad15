import type { FigureBoard } from '@motcua/contracts/figure-board.ts'
import { NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { BehindFigure } from '../figures/behind-figure.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { BY, type BoardSearch, boardSearch } from './board-search.ts'
import { BoardStamp } from './board-stamp.tsx'
import { BoardTable } from './board-table.tsx'
import { BOARD } from './board-texts.ts'
import { BoardTiles, type Time, valuesOf } from './board-tiles.tsx'
import { OwnDay } from './own-day.tsx'
import { useBoard } from './use-board.ts'

interface Pressed {
  readonly metric: string
  readonly time: Time
  readonly of?: FigureBoard['items'][number]['of']
}

/** One’s own day, for whoever works on dossiers; the board of a unit, for whoever may see its figures. */
export function BoardScreen() {
  const permissions = useSession()?.permissions ?? []
  const isWorking = permissions.includes('dossier.work')
  if (permissions.includes('figures.read')) return <main className="mc-stack"><UnitBoard />{isWorking && <OwnDay />}</main>
  return <main className="mc-stack"><OnlyOwnDay /></main>
}

function OnlyOwnDay() {
  useTitle(say(BOARD.title))
  return <><h1>{say(BOARD.title)}</h1><OwnDay /></>
}

/** What comes, is settled and is open now, of a unit one may see figures of; each number opens what is behind it. */
function UnitBoard() {
  const search = boardSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const found = useBoard(search)
  const [pressed, setPressed] = useState<Pressed>()
  const board = found.data
  useTitle(board ? say(BOARD.titleOf, { unit: board.unit.name }) : say(BOARD.title))
  const go = (next: BoardSearch) => {
    setPressed(undefined)
    void navigate({ to: '/bang-theo-doi', search: next })
  }
  return (
    <>
      <h1>{board ? say(BOARD.titleOf, { unit: board.unit.name }) : say(BOARD.title)}</h1>
      <p className="mc-quiet">{say(BOARD.what)} {board?.isHall && say(BOARD.whatOfHall)}</p>
      {found.isLoading && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(BOARD.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {board && <>
        <div className="mc-row">
          <Choices board={board} search={search} onChoose={go} />
          <Link to="/bang-theo-doi/man-hinh-lon" search={search}>{say(BOARD.wall)}</Link>
        </div>
        <BoardStamp board={board} />
        <BoardTiles board={board} onPress={(metric, time) => setPressed({ metric, time })} />
        {pressed && <Behind board={board} pressed={pressed} onClose={() => setPressed(undefined)} />}
        {board.items.length === 0 ? <p>{say(BOARD.noRows)}</p>
          : <BoardTable board={board} onPress={(metric, time, of) => setPressed({ metric, time, of })} />}
      </>}
    </>
  )
}

/** Of whom, and told apart by what. */
function Choices({ board, search, onChoose }: {
  board: FigureBoard; search: BoardSearch; onChoose: (next: BoardSearch) => void
}) {
  const boards = [
    ...[...board.above, board.unit].map(({ id, name }) => ({ value: id ?? '', label: name })),
    ...board.halls.map(({ id, name }) => ({ value: id ?? '', label: say(BOARD.hall, { name }) })),
  ]
  return <>
    <NativeSelect
      label={say(BOARD.of)} value={board.unit.id ?? ''} data={boards}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? {} : { unit: value })}
    />
    <NativeSelect
      label={say(BOARD.by)} value={board.by} data={BY.map((one) => ({ value: one, label: say(BOARD[`by-${one}`]) }))}
      onChange={({ currentTarget: { value } }) => {
        const by = BY.find((one) => one === value)
        onChoose({ ...search, ...by && { by } })
      }}
    />
  </>
}

function Behind({ board, pressed: { metric: id, time, of }, onClose }: {
  board: FigureBoard; pressed: Pressed; onClose: () => void
}) {
  const metric = board.metrics.find((one) => one.id === id)
  const row = of ? board.items.find((one) => one.of.key === of.key) : board
  const value = row && valuesOf({ ...board, ...row }, time).find((one) => one.metric === id)
  return metric && (
    <BehindFigure
      key={`${id} ${of?.key ?? ''}`} metric={metric} value={value} of={of} by={board.by}
      unit={board.unit.id ?? undefined}
      days={{ from: time === 'month' ? board.monthFrom : board.day, until: board.day }} onClose={onClose}
    />
  )
}
