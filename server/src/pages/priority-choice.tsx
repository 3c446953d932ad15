import { prioritiesToChoose } from '../modules/queue/public.ts'
import { Group, Radios } from './controls.tsx'
import { nameIn } from './hall-here.ts'
import { TAKE } from './take-number-texts.ts'
import type { Visit } from './visit.ts'

/** With “nobody” they are six: more are not looked over by somebody who stands. */
const MOST = 5

/** Whether somebody comes before others, as far as one says so oneself; nothing where no rule asks for it. */
export function PriorityChoice({ visit, chosen = '' }: { visit: Visit; chosen?: string | undefined }) {
  const { say, directory } = visit
  const priorities = prioritiesToChoose(directory).slice(0, MOST)
  if (priorities.length === 0) return null
  return (
    <Group id="uu-tien" label={say(TAKE.first)} hint={say(TAKE.firstHint)}>
      <Radios name="uu-tien" value={chosen} choices={[
        { value: '', label: say(TAKE.nobody) },
        ...priorities.map((one) => ({ value: one.code, label: nameIn(visit, one) })),
      ]} />
    </Group>
  )
}
