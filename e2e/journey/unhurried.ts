import { openStageWith } from './data-stage.ts'
import type { OpenedStage } from './open-stage.ts'

/**
 * A province in which a step may be undone for a minute (policy `undo-seconds`): a walk that looks at what offers it,
 * on a slow machine, takes longer than the ten seconds of the data that come with the program.
 */
export async function openUnhurriedStage(): Promise<{ readonly stage: OpenedStage; close(): Promise<void> }> {
  return openStageWith({
    file: 'policies.yaml',
    change: (text) => text.replace('- key: undo-seconds\n  value: 10\n', '- key: undo-seconds\n  value: 60\n'),
  })
}
