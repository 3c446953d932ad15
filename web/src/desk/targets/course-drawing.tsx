import type { TargetLine, TargetTrajectory } from '@motcua/contracts/targets.ts'

const [WIDTH, HEIGHT, EDGE] = [160, 64, 4]

/**
 * The year from left to right, shares from 0 at the foot to 100 % at the top: the line across, a dot where the unit
 * stands, a dashed way to where its pace leads and a wedge as wide as the interval. All of it is said in words, too.
 */
export function CourseDrawing({ line, trajectory, until, words }: {
  line: TargetLine | null; trajectory: TargetTrajectory; until: string; words: string
}) {
  const { share, forecast, expected } = trajectory
  if (share === null) return null
  const x = (part: number) => EDGE + part * (WIDTH - 2 * EDGE)
  const y = (value: number) => HEIGHT - EDGE - value / 100 * (HEIGHT - 2 * EDGE)
  const [here, end] = [x(partOfYear(until)), x(1)]
  return (
    <svg className="mc-course" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={words}>
      <path className="mc-course-axis" d={`M ${x(0)} ${y(100)} V ${y(0)} H ${end}`} />
      {forecast && expected !== 0 && <>
        <path className="mc-course-wedge" d={`M ${here} ${y(share)} L ${end} ${y(forecast.high)} V ${y(forecast.low)} Z`} />
        <path className="mc-course-way" d={`M ${here} ${y(share)} L ${end} ${y(forecast.share)}`} />
      </>}
      {line && <path className="mc-course-line" d={`M ${x(0)} ${y(line.value)} H ${end}`} />}
      <circle className="mc-course-here" cx={here} cy={y(share)} r={3.5} />
    </svg>
  )
}

/** How much of a year is over with a day, from 0 to 1. */
function partOfYear(day: string): number {
  const first = Date.parse(`${day.slice(0, 4)}-01-01`)
  const next = Date.parse(`${Number(day.slice(0, 4)) + 1}-01-01`)
  return (Date.parse(day) + 86_400_000 - first) / (next - first)
}
