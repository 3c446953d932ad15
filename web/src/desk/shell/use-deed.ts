import { type QueryKey, type UseMutationResult, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from './use-press.ts'

interface DeedAt<Body> { readonly path: string; readonly body: Body }

/**
 * A deed that is said by where it is sent; the same press tried again after a cut line is one deed. Once it is done,
 * what the screens show under `key` is read anew, and then `onDone` told.
 */
export function useDeedAt<Body extends object, Done = unknown>(
  key: QueryKey, onDone: (done: Done) => void,
): UseMutationResult<Done, Error, DeedAt<Body>> {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: DeedAt<Body>, idFor) =>
      (await call('POST', path, { body, requestId: idFor(path, body) })) as Done,
    {
      onSuccess: async (done) => {
        await queryClient.invalidateQueries({ queryKey: key })
        onDone(done)
      },
    },
  )
}

/**
 * The same for a deed that has words of its own: where it is sent, with what, and on which version of it, by what was
 * said. Whatever came of it, what stands under `key` is read anew.
 */
export function useDeedOf<Said, Done = unknown>(
  key: QueryKey, pathOf: (said: Said) => string, bodyOf: (said: Said) => object, versionOf?: (said: Said) => number,
) {
  const queryClient = useQueryClient()
  return usePress(
    async (said: Said, idFor) => {
      const [path, body, version] = [pathOf(said), bodyOf(said), versionOf?.(said)]
      return (await call('POST', path, {
        body, requestId: idFor(path, body, version), ...version !== undefined && { version },
      })) as Done
    },
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: key }) },
  )
}
