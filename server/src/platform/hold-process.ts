import type { ChildProcess } from 'node:child_process'

/** While it works, this process waits for the other; an idle one keeps nobody from ending. */
export function holdProcess(child: ChildProcess | undefined, isBusy: boolean): void {
  if (isBusy) child?.ref()
  else child?.unref()
  if (isBusy) child?.channel?.ref()
  else child?.channel?.unref()
}
