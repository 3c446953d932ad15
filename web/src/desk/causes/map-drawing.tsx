import type { ProcessMap } from '@motcua/contracts/process-map.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { CAUSES } from './causes-texts.ts'
import type { Arrow, LaidOut } from './lay-out-map.ts'
import { nameActivity, sayHours } from './name-activity.ts'

/** Pixels of the drawing. */
const [WIDTH, HEIGHT, GAP, LANE, MARGIN] = [260, 54, 44, 56, 24]
/** So many letters of a name have room in a box; the whole stands in the table below. */
const LETTERS = 32

/** A map as it was laid out, as a drawing for those who see it; the tables below say the same to everybody. */
export function MapDrawing({ map, laid }: { readonly map: ProcessMap; readonly laid: LaidOut }) {
  const left = MARGIN + laid.backLanes * LANE
  const width = left + WIDTH + laid.skipLanes * LANE + MARGIN
  const height = laid.boxes.length * (HEIGHT + GAP)
  const most = Math.max(...map.directlyFollows.map(({ count }) => count), 1)
  return (
    <figure className="mc-map">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        <defs>
          <marker id="mc-map-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M0 0 8 4 0 8z" className="mc-map-tip" />
          </marker>
        </defs>
        {laid.arrows.map((arrow) => <ArrowLine key={`${arrow.from} ${arrow.to}`} arrow={arrow} left={left} most={most} />)}
        {laid.boxes.map((box) => <ActivityBox key={box.row} box={box} left={left} bottleneck={map.bottleneck} />)}
      </svg>
      <figcaption className="mc-quiet">{say(CAUSES.drawing)} {say(CAUSES.legend)}</figcaption>
    </figure>
  )
}

const topOf = (row: number) => row * (HEIGHT + GAP) + GAP / 2

function ActivityBox({ box: { activity, row }, left, bottleneck }: {
  readonly box: LaidOut['boxes'][number]; readonly left: number; readonly bottleneck: ProcessMap['bottleneck']
}) {
  const { kind, count, medianHours } = activity
  const isSlowest = bottleneck?.kind === kind && bottleneck.name === activity.name
  const name = nameActivity(activity)
  const timed = kind === 'step' || kind === 'wait' ? ` · ${sayHours(medianHours)}` : ''
  return (
    <g className={`mc-map-${kind}${isSlowest ? ' mc-map-slowest' : ''}`}>
      <rect x={left} y={topOf(row)} width={WIDTH} height={HEIGHT} rx={kind === 'step' ? 6 : HEIGHT / 2} />
      <text x={left + WIDTH / 2} y={topOf(row) + 22} textAnchor="middle">{shorten(name)}</text>
      <text x={left + WIDTH / 2} y={topOf(row) + 42} textAnchor="middle" className="mc-map-count">
        {count.toLocaleString(LANGUAGE)}{timed}{isSlowest && ` · ${say(CAUSES.slowest)}`}
      </text>
    </g>
  )
}

const shorten = (name: string) => name.length > LETTERS ? `${name.slice(0, LETTERS - 1).trimEnd()}…` : name

/** To the next box straight down; else out at the side of its way, along its lane, and in again. */
function ArrowLine({ arrow: { follows, from, to, way, lane }, left, most }: {
  readonly arrow: Arrow; readonly left: number; readonly most: number
}) {
  const strength = 1 + 4 * follows.count / most
  const count = follows.count.toLocaleString(LANGUAGE)
  if (way === 'down') {
    const x = left + WIDTH / 2
    return <>
      <path className="mc-map-arrow" d={`M${x} ${topOf(from) + HEIGHT}V${topOf(to)}`} strokeWidth={strength} markerEnd="url(#mc-map-tip)" />
      <text x={x + 8} y={topOf(to) - GAP / 2 + 5} className="mc-map-count">{count}</text>
    </>
  }
  const isBack = way === 'back'
  const edge = isBack ? left : left + WIDTH
  const x = isBack ? left - lane * LANE + LANE / 2 : left + WIDTH + lane * LANE - LANE / 2
  // One that goes to itself leaves and comes at different heights.
  const [out, into] = [topOf(from) + HEIGHT * 0.7, topOf(to) + HEIGHT * 0.3]
  return <>
    <path
      className={`mc-map-arrow mc-map-${way}`} d={`M${edge} ${out}H${x}V${into}H${edge}`} strokeWidth={strength}
      markerEnd="url(#mc-map-tip)"
    />
    <text x={isBack ? x - 4 : x + 4} y={(out + into) / 2} textAnchor={isBack ? 'end' : 'start'} className="mc-map-count">{count}</text>
  </>
}
