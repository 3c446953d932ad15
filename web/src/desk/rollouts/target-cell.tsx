import type { RolloutYear } from '@motcua/contracts/rollouts.ts'
import { say } from '../../lib/language.ts'
import { percent } from '../figures/percent.ts'
import { ROLLOUT_FIGURES } from './rollout-texts.ts'

/** What the plan asks, whether it is reached, and every reading of it where there are several. */
export function TargetCell({ target, share, readings }: Pick<RolloutYear, 'target' | 'share' | 'readings'>) {
  if (target === null) return <span className="mc-quiet">{say(ROLLOUT_FIGURES.noTarget)}</span>
  const isReached = (share ?? 0) >= target
  const list = readings.map(({ percent: of, source }) =>
    say(ROLLOUT_FIGURES.reading, { percent: percent(of / 100), source }))
  return (
    <>
      {percent(target)}: {say(isReached ? ROLLOUT_FIGURES.reached : ROLLOUT_FIGURES.missed)}
      {readings.length > 1 && <><br /><span className="mc-quiet">
        {say(ROLLOUT_FIGURES.readings, { list: list.join('; ') })}
      </span></>}
    </>
  )
}
