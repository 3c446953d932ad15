import type { TargetMap } from '@motcua/contracts/targets.ts'
import { type KeyboardEvent, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { percent } from '../figures/percent.ts'
import { TARGETS } from './target-texts.ts'
import { lineWords } from './target-words.ts'
import { CORNERS, SIGNS, type ShownTile, middleOf, nextTile, signOf, viewBoxOf } from './tile-places.ts'

/**
 * Communes as hexagons: a sign in each says what its colour says. One of them is in the order of the keys; arrows go to
 * the next that way, and what the chosen one is stands below in words. The table has all of it.
 */
export function TileMap({ map, unit }: { map: TargetMap; unit: string }) {
  const [chosen, setChosen] = useState<number>()
  const drawing = useRef<SVGSVGElement>(null)
  const { tiles } = map
  const tile = chosen === undefined ? undefined : tiles[chosen]
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextTile(tiles, chosen ?? 0, event.key)
    if (next === undefined) return
    event.preventDefault()
    setChosen(next)
    drawing.current?.querySelectorAll<SVGGElement>('[role="option"]')[next]?.focus()
  }
  return (
    <div className="mc-stack">
      <svg
        ref={drawing} className="mc-communes" viewBox={viewBoxOf(tiles)} role="listbox" aria-label={say(TARGETS.map)}
        onKeyDown={onKeyDown}
      >
        {tiles.map((one, nth) => {
          const [{ x, y }, sign] = [middleOf(one), signOf(one)]
          return (
            <g
              key={one.name} className="mc-commune" data-sign={sign} transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`}
              role="option" aria-label={tileWords(one)} aria-selected={nth === chosen}
              tabIndex={nth === (chosen ?? 0) ? 0 : -1} onFocus={() => setChosen(nth)} onClick={() => setChosen(nth)}
            >
              <title>{tileWords(one)}</title>
              <polygon points={CORNERS} /><text aria-hidden="true">{SIGNS[sign]}</text>
            </g>
          )
        })}
      </svg>
      <p role="status">{tile ? tileWords(tile) : ''}</p>
      <p className="mc-quiet">
        {say(TARGETS.legend)}: {(['met', 'missed', 'counted', 'none', 'unseen'] as const)
          .map((one) => `${SIGNS[one]} ${say(TARGETS[`sign-${one}`])}`).join(' · ')}
      </p>
      <details>
        <summary>{say(TARGETS.mapTable)}</summary>
        <TileTable tiles={tiles} unit={unit} />
      </details>
    </div>
  )
}

/** The same in rows, in the order of names. */
export function TileTable({ tiles, unit }: { tiles: readonly ShownTile[]; unit: string }) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <caption className="mc-hidden">{say(TARGETS.mapTable)}</caption>
      <thead><tr>
        {(['commune', 'line', 'reached', 'legend'] as const).map((head) => <th key={head} scope="col">{say(TARGETS[head])}</th>)}
      </tr></thead>
      <tbody>{tiles.toSorted((one, other) => one.name.localeCompare(other.name, 'vi')).map((tile) => {
        const sign = signOf(tile)
        return (
          <tr key={tile.name}>
            <th scope="row">{tile.name}</th>
            <td>{lineWords({ ...tile, unit }).line}</td>
            <td className="mc-number">{tile.share !== null && tile.counts && say(TARGETS.counts, {
              share: percent(tile.share / 100), numerator: tile.counts.numerator, denominator: tile.counts.denominator,
            })}</td>
            <td>{SIGNS[sign]} {say(TARGETS[`sign-${sign}`])}</td>
          </tr>
        )
      })}</tbody>
    </table></div>
  )
}

function tileWords(tile: ShownTile): string {
  const sign = say(TARGETS[`sign-${signOf(tile)}`])
  return tile.share === null ? say(TARGETS.tileNoShare, { name: tile.name, sign })
    : say(TARGETS.tile, { name: tile.name, share: percent(tile.share / 100), sign })
}
